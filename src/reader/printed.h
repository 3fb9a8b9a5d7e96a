/* What the tools of Windows print about VSS, which people send instead of metadata. */
#ifndef VSD_READER_PRINTED_H
#define VSD_READER_PRINTED_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a text that is no XML and no listing of documents is such; why it is no document goes to reason. */
bool vsd_is_printed(const char *text, size_t length, char *reason, size_t room);

#endif

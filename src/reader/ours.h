/* JSON that this program writes or reads and that is no document: what it is, and who reads it. */
#ifndef VSD_READER_OURS_H
#define VSD_READER_OURS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a text begins like JSON with a schema of ours; the reason why it is no document then. */
bool vsd_is_ours(const char *text, size_t length, char *reason, size_t room);

#endif

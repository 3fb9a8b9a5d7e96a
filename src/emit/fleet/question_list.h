/* Which questions are ready, as text or JSON. */
#ifndef VSD_EMIT_FLEET_QUESTION_LIST_H
#define VSD_EMIT_FLEET_QUESTION_LIST_H

#include <vssdoc.h>

/* VSSDOC_BAD_ARGUMENT for a format that does not exist; NULL: text. */
enum vssdoc_status vsd_question_list(const char *format, vssdoc_write_fn *write, void *context,
                                     struct vssdoc_error *error);

#endif

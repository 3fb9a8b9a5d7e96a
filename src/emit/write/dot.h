/* Texts of documents in Graphviz's language. */
#ifndef VSD_EMIT_WRITE_DOT_H
#define VSD_EMIT_WRITE_DOT_H

#include "emit/write/out.h"

/* What stands inside quotation marks: nothing of it can end them, be taken for one of Graphviz's
 * escapes or entities, or reach a terminal as a control. Beyond so many columns (0: never) it is
 * cut. */
void vsd_dot_text(struct vsd_out *out, const char *text, unsigned columns);

#endif

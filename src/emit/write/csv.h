/* CSV (RFC 4180). Control characters are escaped: it is looked at in terminals, too. */
#ifndef VSD_EMIT_WRITE_CSV_H
#define VSD_EMIT_WRITE_CSV_H

#include "emit/write/out.h"

/* Text as it may reach a terminal. */
void vsd_out_shown(struct vsd_out *out, const char *text);
/* A field and what stands behind it: ',' or the end of the line, '\n'. NULL is an empty field. */
void vsd_csv_field(struct vsd_out *out, const char *value, char behind);

#endif

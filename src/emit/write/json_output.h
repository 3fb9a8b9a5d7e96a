/* What our outputs in JSON have in common: each says what it is, as one object or as an object a
 * line. */
#ifndef VSD_EMIT_WRITE_JSON_OUTPUT_H
#define VSD_EMIT_WRITE_JSON_OUTPUT_H

#include "emit/write/json.h"

/* Begin an object, which more keys follow: all of the output, the first line of a stream, another
 * line of it. */
void vsd_json_output(struct vsd_json *json, struct vsd_out *out, const char *schema);
void vsd_json_stream(struct vsd_json *json, struct vsd_out *out, const char *schema);
void vsd_json_record(struct vsd_json *json, struct vsd_out *out, const char *type);
/* Ends any of these, and its line. */
void vsd_json_finish(struct vsd_json *json);

/* "tool": the name and version of this program. */
void vsd_json_tool(struct vsd_json *json);

#endif

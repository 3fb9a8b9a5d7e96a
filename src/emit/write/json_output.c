#include "emit/write/json_output.h"

static void begin(struct vsd_json *json, struct vsd_out *out, bool pretty, const char *key,
                  const char *value)
{
    vsd_json_begin(json, out, pretty);
    vsd_json_object(json);
    vsd_json_text(json, key, value);
}

void vsd_json_output(struct vsd_json *json, struct vsd_out *out, const char *schema)
{
    begin(json, out, true, "schema", schema);
}

void vsd_json_stream(struct vsd_json *json, struct vsd_out *out, const char *schema)
{
    begin(json, out, false, "schema", schema);
}

void vsd_json_record(struct vsd_json *json, struct vsd_out *out, const char *type)
{
    begin(json, out, false, "type", type);
}

void vsd_json_finish(struct vsd_json *json)
{
    vsd_json_object_end(json);
    vsd_out_char(json->out, '\n');
}

void vsd_json_tool(struct vsd_json *json)
{
    vsd_json_line_at(json, "tool");
    vsd_json_text(json, "name", "vssdoc");
    vsd_json_text(json, "version", vssdoc_version());
    vsd_json_object_end(json);
}

/* The key of a redaction, for whoever may see the names. */

#include "base/error.h"
#include "emit/write/json_output.h"
#include "redact/kept.h"

static void list(struct vsd_json *json, const char *key, const struct vsd_kept *first)
{
    vsd_json_array_at(json, key);
    for (const struct vsd_kept *k = first; k != NULL; k = k->hh.next) {
        vsd_json_line(json);
        vsd_json_text(json, "placeholder", k->placeholder);
        vsd_json_text(json, "original", k->original);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

enum vssdoc_status vssdoc_redaction_write(const struct vssdoc_redaction *redaction,
                                          vssdoc_write_fn *write, void *context,
                                          struct vssdoc_error *error)
{
    struct vsd_out *out = vsd_out_new(write, context);
    struct vsd_json json;
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    vsd_json_output(&json, out, "vssdoc/redaction-key/1");
    vsd_json_tool(&json);
    list(&json, "words", redaction->kept[VSD_KEPT_WORD]);
    list(&json, "guids", redaction->kept[VSD_KEPT_GUID]);
    list(&json, "values", redaction->kept[VSD_KEPT_BLOB]);
    vsd_json_finish(&json);
    return vsd_out_end(out, error);
}

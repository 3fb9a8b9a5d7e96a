#include "emit/acceptance/acceptance_json.h"

void vsd_json_acceptance_keys(struct vsd_json *json, const struct vssdoc_acceptance *entry)
{
    vsd_json_text(json, "fingerprint", entry->fingerprint);
    vsd_json_text(json, "rule", entry->rule);
    vsd_json_text(json, "writer", entry->writer);
    vsd_json_text(json, "component", entry->component);
    vsd_json_text(json, "reason", entry->reason);
    vsd_json_text(json, "until", entry->until);
    vsd_json_flag(json, "used", entry->used);
    vsd_json_flag(json, "expired", entry->expired);
}

void vsd_json_accepted(struct vsd_json *json, const struct vssdoc_acceptance *entry)
{
    if (entry == NULL) {
        vsd_json_null_at(json, "accepted");
        return;
    }
    vsd_json_line_at(json, "accepted");
    vsd_json_text(json, "reason", entry->reason);
    vsd_json_text(json, "until", entry->until);
    vsd_json_object_end(json);
}

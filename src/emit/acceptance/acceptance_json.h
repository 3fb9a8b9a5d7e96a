/* What somebody accepted, as the JSON of findings and of changes tells it. */
#ifndef VSD_EMIT_ACCEPTANCE_ACCEPTANCE_JSON_H
#define VSD_EMIT_ACCEPTANCE_ACCEPTANCE_JSON_H

#include "emit/write/json.h"

/* An entry of the accept file, and what became of it. */
void vsd_json_acceptance_keys(struct vsd_json *json, const struct vssdoc_acceptance *entry);
/* "accepted" of a finding or change: by which entry; null where it is by none (NULL). */
void vsd_json_accepted(struct vsd_json *json, const struct vssdoc_acceptance *entry);

#endif

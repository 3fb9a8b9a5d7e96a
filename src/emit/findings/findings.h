/* What the formats of a validation share. A format is a row: one function that writes it whole. */
#ifndef VSD_EMIT_FINDINGS_FINDINGS_H
#define VSD_EMIT_FINDINGS_FINDINGS_H

#include "emit/write/formats.h"
#include "emit/write/out.h"
#include "result/validation.h"

struct vsd_findings_format {
    struct vsd_format format;
    void (*write)(const struct vssdoc_validation *validation,
                  const struct vssdoc_findings_options *options, struct vsd_out *out);
};

extern const struct vsd_findings_format vsd_findings_text;
extern const struct vsd_findings_format vsd_findings_json;
extern const struct vsd_findings_format vsd_findings_ndjson;
extern const struct vsd_findings_format vsd_findings_sarif;
extern const struct vsd_findings_format vsd_findings_junit;
extern const struct vsd_findings_format vsd_findings_github;

#endif

/* What the formats of an explanation share. A format is a row: one function that writes it whole. */
#ifndef VSD_EMIT_REFERENCE_EXPLANATION_H
#define VSD_EMIT_REFERENCE_EXPLANATION_H

#include "emit/write/formats.h"
#include "emit/write/out.h"
#include "result/explanation.h"

struct vsd_explanation_format {
    struct vsd_format format;
    void (*write)(const struct vsd_explanation *explanation, bool colour, unsigned width,
                  struct vsd_out *out);
};

extern const struct vsd_explanation_format vsd_explanation_text;
extern const struct vsd_explanation_format vsd_explanation_json;

/* Whether an error code holds a Win32 error, which is its lower half. */
bool vsd_is_win32(const struct vssdoc_hresult *hresult);

/* "captured", "documented", "test writer", "inferred" */
const char *vsd_evidence_name(enum vssdoc_evidence evidence);

#endif

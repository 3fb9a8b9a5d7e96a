#include "emit/reference/explanation.h"

#include <stdlib.h>

#include "base/error.h"
#include "explain/explain.h"

static const struct vsd_format *const formats[] = {&vsd_explanation_text.format,
                                                   &vsd_explanation_json.format, NULL};

const char *vsd_evidence_name(enum vssdoc_evidence evidence)
{
    switch (evidence) {
    case VSSDOC_CAPTURED:
        return "captured";
    case VSSDOC_DOCUMENTED:
        return "documented";
    case VSSDOC_TEST_WRITER:
        return "test writer";
    case VSSDOC_INFERRED:
        break;
    }
    return "inferred";
}

bool vsd_is_win32(const struct vssdoc_hresult *hresult)
{
    return hresult->value >> 16 == 0x8007;
}

enum vssdoc_status vssdoc_explain(const char *asked, const struct vssdoc_explain_options *options,
                                  vssdoc_write_fn *write, void *context,
                                  struct vssdoc_error *error)
{
    struct vsd_explanation explanation = {.asked = asked};
    enum vssdoc_status status;
    const struct vsd_explanation_format *format =
        (const struct vsd_explanation_format *)vsd_format_named(options->format, formats, NULL,
                                                                &status, error);
    if (format == NULL)
        return status;
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    status = vsd_explain(&explanation, options->report, error);
    if (status == VSSDOC_OK) {
        format->write(&explanation, options->colour, options->width, out);
        status = vsd_out_finish(out, error);
    }
    vsd_arena_free(&explanation.arena);
    free(out);
    return status;
}

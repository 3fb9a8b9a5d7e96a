#include "emit/explanation.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "explain/explain.h"

static const struct vsd_explanation_format *const formats[] = {&vsd_explanation_text,
                                                               &vsd_explanation_json};

static const struct vsd_explanation_format *format_named(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (name == NULL || strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

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
    const struct vsd_explanation_format *format = format_named(options->format);
    if (format == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "no format \"%s\": there are text, json",
                        options->format);
    struct vsd_out *out = calloc(1, sizeof *out);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    out->write = write;
    out->context = context;
    enum vssdoc_status status = vsd_explain(&explanation, options->report, error);
    if (status == VSSDOC_OK) {
        format->write(&explanation, options->colour, options->width, out);
        if (!vsd_out_flush(out))
            status = vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
    }
    vsd_arena_free(&explanation.arena);
    free(out);
    return status;
}

#include "explain/explain.h"

#include <string.h>

#include "base/error.h"
#include "config/report.h"

static vsd_explainer *const explainers[] = {
    vsd_explain_rule,   vsd_explain_enumeration, vsd_explain_constant, vsd_explain_value,
    vsd_explain_writer, vsd_explain_hresult,     vsd_explain_name,
};

static bool is_fingerprint(const char *text)
{
    return strlen(text) == 16 && strspn(text, "0123456789abcdefABCDEF") == 16;
}

enum vssdoc_status vsd_explain(struct vsd_explanation *explanation, const char *report,
                               struct vssdoc_error *error)
{
    struct vsd_nearest nearest = {.asked = explanation->asked};
    explanation->last = &explanation->first;
    if (report != NULL && is_fingerprint(explanation->asked))
        return vsd_report_find(report, explanation->asked, explanation, error);
    for (size_t i = 0; i < sizeof explainers / sizeof explainers[0]; i++)
        explainers[i](explanation, explanation->asked, &nearest);
    if (explanation->no_memory)
        return vsd_no_memory(error, NULL);
    if (explanation->first != NULL)
        return VSSDOC_OK;
    if (nearest.best != NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "nothing is known about \"%.200s\"; did you mean \"%s\"?",
                        explanation->asked, nearest.best);
    if (is_fingerprint(explanation->asked))
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "%s is a fingerprint: --report FILE names the JSON report it is from",
                        explanation->asked);
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                    "nothing is known about \"%.200s\": ask for a rule, a constant, a value such as "
                    "backupSchema=881, a writer, an error code, a name in a document",
                    explanation->asked);
}

#include "emit/reference/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"

static const struct vsd_format *const formats[] = {
    &vsd_rules_text.format, &vsd_rules_json.format, &vsd_rules_markdown.format,
    &vsd_rules_mdoc.format, NULL};

static enum vssdoc_status check_scope(const char *scope, struct vssdoc_error *error)
{
    struct vsd_nearest nearest = {.asked = scope};
    for (int i = VSSDOC_ON_DOCUMENT; i <= VSSDOC_ON_TWO; i++) {
        const char *name = vssdoc_rule_scope_name((enum vssdoc_rule_scope)i);
        if (scope == NULL || strcmp(name, scope) == 0)
            return VSSDOC_OK;
        vsd_nearest_offer(&nearest, name);
    }
    if (nearest.best != NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "no scope \"%s\"; did you mean \"%s\"?",
                        scope, nearest.best);
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                    "no scope \"%s\": there are document, wmd, wmd-set, bcd, capture, chain, against",
                    scope);
}

enum vssdoc_status vssdoc_rules_write(const struct vssdoc_rules_options *options,
                                      vssdoc_write_fn *write, void *context,
                                      struct vssdoc_error *error)
{
    enum vssdoc_status status;
    const struct vsd_rules_format *format = (const struct vsd_rules_format *)vsd_format_named(
        options->format, formats, NULL, &status, error);
    if (format == NULL)
        return status;
    status = check_scope(options->scope, error);
    if (status != VSSDOC_OK)
        return status;
    struct vsd_rules_run *run = calloc(1, sizeof *run);
    if (run == NULL)
        return vsd_no_memory(error, NULL);
    run->out.write = write;
    run->out.context = context;
    run->page = (struct vsd_page){
        .out = &run->out, .colour = options->colour, .width = options->width};
    format->begin(run);
    const struct vssdoc_rule *rule;
    for (size_t i = 0; (rule = vssdoc_rule_at(i)) != NULL; i++) {
        if (options->scope == NULL ||
            strcmp(vssdoc_rule_scope_name(rule->scope), options->scope) == 0) {
            format->rule(run, rule);
            run->n++;
        }
    }
    format->end(run);
    status = vsd_out_finish(&run->out, error);
    free(run);
    return status;
}

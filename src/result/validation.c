#include "result/validation.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/shortened.h"
#include "base/text.h"

enum { LONGEST_NAME = 1024 }; /* bytes */

/* ---- keeping ---- */

/* The figure of the summary that a finding belongs to. */
static size_t *figure(struct vssdoc_validation *validation, const struct vssdoc_finding *finding)
{
    struct vssdoc_validation_summary *summary = &validation->summary;
    return finding->accepted != NULL                ? &summary->accepted
           : finding->severity == VSSDOC_ERROR   ? &summary->errors
           : finding->severity == VSSDOC_WARNING ? &summary->warnings
                                                 : &summary->infos;
}

size_t vsd_validation_total(const struct vssdoc_validation *validation)
{
    const struct vssdoc_validation_summary *summary = &validation->summary;
    return summary->errors + summary->warnings + summary->infos + summary->accepted;
}

void vsd_validation_uncount(struct vssdoc_validation *validation,
                            const struct vssdoc_finding *finding)
{
    --*figure(validation, finding);
}

static const char *copy(struct vssdoc_validation *validation, const char *text)
{
    if (text == NULL)
        return NULL;
    const char *stored = vsd_arena_copy(&validation->arena, text, strlen(text));
    validation->no_memory = validation->no_memory || stored == NULL;
    return stored;
}

/* A name as a finding shows it. What identifies the finding was made of all of it. */
static const char *copy_name(struct vssdoc_validation *validation, const char *name)
{
    if (name == NULL || strnlen(name, LONGEST_NAME + 1) <= LONGEST_NAME)
        return copy(validation, name);
    int whole = vsd_whole(name, LONGEST_NAME - (int)strlen(VSD_CUT));
    const char *cut = vsd_arena_printf(&validation->arena, "%.*s%s", whole, name, VSD_CUT);
    validation->no_memory = validation->no_memory || cut == NULL;
    return cut;
}

static struct vssdoc_finding *new_finding(struct vssdoc_validation *validation)
{
    if (validation->n_findings == validation->room) {
        size_t room = validation->room * 2 + 64;
        struct vssdoc_finding *larger = realloc(validation->findings, room * sizeof *larger);
        if (larger == NULL) {
            validation->no_memory = true;
            return NULL;
        }
        validation->findings = larger;
        validation->room = room;
    }
    return &validation->findings[validation->n_findings++];
}

/* Keeps a finding that was counted, unless there are enough of its rule's. */
static void keep(struct vssdoc_validation *validation, struct vsd_rule_state *state,
                 const struct vssdoc_finding *finding)
{
    struct vssdoc_finding f = *finding;
    if (state->kept >= validation->max_per_rule) {
        validation->summary.left_out++;
        return;
    }
    state->kept++;
    const char **const strings[] = {&f.message, &f.source,  &f.document,
                                    &f.file,    &f.locator, &f.writer_id};
    const char **const names[] = {&f.writer, &f.component, &f.subject};
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
        *strings[i] = copy(validation, *strings[i]);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        *names[i] = copy_name(validation, *names[i]);
    struct vssdoc_finding *kept = validation->no_memory ? NULL : new_finding(validation);
    if (kept != NULL)
        *kept = f;
}

void vsd_validation_keep(struct vssdoc_validation *validation, size_t state_index,
                         const struct vssdoc_finding *finding, const char *instance_name)
{
    struct vsd_rule_state *state = &validation->states[state_index];
    struct vssdoc_finding f = *finding;
    f.rule = state->rule;
    if (state->chosen || f.severity > state->severity)
        f.severity = state->severity;
    vsd_fingerprint(f.rule->code, f.writer_id, instance_name, f.component, f.subject,
                    f.fingerprint);
    const struct vsd_acceptable acceptable = {.fingerprint = f.fingerprint,
                                              .rules = {f.rule->code, f.rule->slug},
                                              .writer = f.writer,
                                              .writer_id = f.writer_id,
                                              .component = f.component};
    f.accepted = vsd_acceptances_find(&validation->accept, &acceptable);
    ++*figure(validation, &f);
    keep(validation, state, &f);
}

enum vssdoc_status vssdoc_validation_merge(struct vssdoc_validation *validation,
                                           const struct vssdoc_validation *other,
                                           struct vssdoc_error *error)
{
    struct vssdoc_validation_summary *sum = &validation->summary;
    const struct vssdoc_validation_summary *more = &other->summary;
    sum->errors += more->errors;
    sum->warnings += more->warnings;
    sum->infos += more->infos;
    sum->accepted += more->accepted;
    sum->documents += more->documents;
    sum->left_out += more->left_out;
    sum->unreadable += more->unreadable;
    vsd_acceptances_merge(&validation->accept, &other->accept);
    validation->no_memory = validation->no_memory || other->no_memory;
    for (size_t i = 0, state = 0; i < other->n_findings && !validation->no_memory; i++) {
        const struct vssdoc_rule *rule = other->findings[i].rule;
        for (size_t n = 0; validation->states[state].rule != rule && n < validation->n_states; n++)
            state = (state + 1) % validation->n_states; /* the next is mostly near */
        keep(validation, &validation->states[state], &other->findings[i]);
    }
    return validation->no_memory ? vsd_no_memory(error, NULL) : VSSDOC_OK;
}

/* ---- order ---- */

static int compare(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a != NULL) - (b != NULL);
    return vsd_compare_natural(a, b);
}

static int by_place(const void *a, const void *b)
{
    const struct vssdoc_finding *x = a, *y = b;
    const int orders[] = {
        compare(x->source, y->source),
        compare(x->writer, y->writer),
        compare(x->writer_id, y->writer_id),
        (int)y->severity - (int)x->severity,
        strcmp(x->rule->code, y->rule->code),
        compare(x->document, y->document),
        compare(x->component, y->component),
        (x->offset > y->offset) - (x->offset < y->offset),
        compare(x->subject, y->subject),
        compare(x->message, y->message),
    };
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++)
        if (orders[i] != 0)
            return orders[i];
    return 0;
}

void vssdoc_validation_finish(struct vssdoc_validation *validation)
{
    vsd_acceptances_finish(&validation->accept);
    if (validation->n_findings > 0)
        qsort(validation->findings, validation->n_findings, sizeof *validation->findings, by_place);
}

size_t vssdoc_validation_count(const struct vssdoc_validation *validation)
{
    return validation->n_findings;
}

const struct vssdoc_finding *vssdoc_validation_at(const struct vssdoc_validation *validation,
                                                  size_t index)
{
    return index < validation->n_findings ? &validation->findings[index] : NULL;
}

struct vssdoc_validation_summary
vssdoc_validation_summary(const struct vssdoc_validation *validation)
{
    return validation->summary;
}

void vssdoc_validation_free(struct vssdoc_validation *validation)
{
    if (validation == NULL)
        return;
    vsd_acceptances_free(&validation->accept);
    vsd_arena_free(&validation->arena);
    free(validation->states);
    free(validation->findings);
    free(validation);
}

const char *vssdoc_severity_name(enum vssdoc_severity severity)
{
    static const char *const names[] = {
        [VSSDOC_OFF] = "off",
        [VSSDOC_INFO] = "info",
        [VSSDOC_WARNING] = "warning",
        [VSSDOC_ERROR] = "error",
    };
    return names[severity];
}

const char *vssdoc_rule_scope_name(enum vssdoc_rule_scope scope)
{
    static const char *const names[] = {
        [VSSDOC_ON_DOCUMENT] = "document", [VSSDOC_ON_WMD] = "wmd",
        [VSSDOC_ON_WMD_SET] = "wmd-set",   [VSSDOC_ON_BCD] = "bcd",
        [VSSDOC_ON_CAPTURE] = "capture",   [VSSDOC_ON_CHAIN] = "chain",
        [VSSDOC_ON_TWO] = "against",
    };
    return names[scope];
}

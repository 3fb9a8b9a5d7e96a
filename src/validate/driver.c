/* Walks captures and lets every active rule look at what it looks at. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "base/text.h"
#include "result/validation.h"
#include "validate/catalogue.h"
#include "validate/writer_overlaps.h"

static size_t index_of(const char *name)
{
    const struct vssdoc_rule *rule = vssdoc_rule_find(name);
    size_t i = 0;
    while (i < vsd_n_rules && &vsd_rules[i]->public != rule)
        i++;
    return i;
}

/* ---- walking ---- */

static bool runs(const struct vssdoc_validation *validation, size_t rule)
{
    return validation->states[rule].severity != VSSDOC_OFF && !validation->no_memory;
}

/* Calls every active rule that looks at this kind of thing. A rule may move the check's pointers, so
 * each gets a fresh copy. */
#define APPLY_ONE(check, member, index, ...)                                                       \
    if (vsd_rules[index]->member != NULL && runs((check)->validation, index)) {                    \
        struct vsd_check copy_ = *(check);                                                         \
        copy_.rule = vsd_rules[index];                                                             \
        vsd_rules[index]->member(&copy_, __VA_ARGS__);                                             \
    }
#define APPLY(check, member, ...)                                                                  \
    for (size_t rule_ = 0; rule_ < vsd_n_rules; rule_++)                                           \
        APPLY_ONE(check, member, rule_, __VA_ARGS__)

/* There may be millions of file sets: the few rules about them are looked up once. */
static void check_file_sets(struct vsd_check *check, const struct vssdoc_file_set *sets)
{
    enum { MOST = 64 };
    size_t rules[MOST], n = 0;
    for (size_t i = 0; i < vsd_n_rules && n < MOST; i++)
        if (vsd_rules[i]->file_set != NULL && runs(check->validation, i))
            rules[n++] = i;
    enum { PATHS = 512 };
    const char *clean[PATHS] = {0}; /* by address: equal paths of a document are one string */
    for (; sets != NULL; sets = sets->next) {
        const char **slot = &clean[((uintptr_t)sets->path ^ (uintptr_t)sets->path >> 9) % PATHS];
        size_t before = vsd_validation_total(check->validation);
        check->path_is_clean = sets->path != NULL && *slot == sets->path;
        for (size_t i = 0; i < n; i++)
            APPLY_ONE(check, file_set, rules[i], sets)
        if (vsd_validation_total(check->validation) == before)
            *slot = sets->path;
    }
    check->path_is_clean = false;
}

static void check_writer_sets(struct vsd_check *check, const struct vssdoc_file_set *sets)
{
    for (; sets != NULL; sets = sets->next)
        APPLY(check, writer_set, sets)
}

static void check_component(struct vsd_check *check, const struct vssdoc_component *component)
{
    check->component = component;
    APPLY(check, component, component)
    check_file_sets(check, component->file_sets);
    for (const struct vssdoc_dependency *d = component->dependencies; d != NULL; d = d->next)
        APPLY(check, dependency, d)
    check->component = NULL;
}

static bool check_writer(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    struct vsd_hierarchy hierarchy;
    struct vsd_writer_overlaps overlaps = {0};
    bool enough = vsd_hierarchy_make(&hierarchy, writer);
    check->overlaps = &overlaps;
    check->writer = writer;
    check->document = writer->document;
    check->hierarchy = &hierarchy;
    if (enough) {
        APPLY(check, writer, writer)
        const struct vssdoc_file_set *const lists[] = {
            writer->include_files, writer->exclude_files, writer->exclude_files_from_snapshot,
            writer->alternate_location_mappings};
        for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
            check_writer_sets(check, lists[i]);
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
            check_component(check, c);
    }
    vsd_overlap_scan_free(&overlaps.scan);
    vsd_hierarchy_free(&hierarchy);
    check->overlaps = NULL;
    check->writer = NULL;
    check->hierarchy = NULL;
    check->document = NULL;
    return enough;
}

static bool check_entry(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    struct vsd_hierarchy hierarchy;
    check->entry = entry;
    check->writer = vssdoc_writer_of(check->capture, entry, NULL);
    if (check->writer != NULL && !vsd_hierarchy_make(&hierarchy, check->writer)) {
        vsd_hierarchy_free(&hierarchy);
        return false;
    }
    check->hierarchy = check->writer != NULL ? &hierarchy : NULL;
    APPLY(check, entry, entry)
    for (const struct vssdoc_backup_component *r = entry->components; r != NULL; r = r->next) {
        check->record = r;
        check->component =
            check->hierarchy != NULL ? vsd_component_at(check->hierarchy, r->full_path) : NULL;
        APPLY(check, record, r)
    }
    if (check->writer != NULL)
        vsd_hierarchy_free(&hierarchy);
    check->entry = NULL;
    check->record = NULL;
    check->writer = NULL;
    check->component = NULL;
    check->hierarchy = NULL;
    return true;
}

static bool check_capture(struct vsd_check *check)
{
    const struct vssdoc_capture *capture = check->capture;
    bool enough = true;
    for (size_t i = 0; i < capture->n_documents; i++) {
        check->document = capture->documents[i];
        APPLY(check, document, capture->documents[i])
    }
    check->document = NULL;
    for (size_t i = 0; i < capture->n_writers && enough; i++)
        enough = check_writer(check, capture->writers[i]);
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    if (bcd != NULL && enough) {
        check->document = bcd->document;
        APPLY(check, bcd, bcd)
        for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL && enough;
             e = e->next)
            enough = check_entry(check, e);
    }
    check->document = NULL;
    if (enough)
        APPLY(check, capture, capture)
    return enough;
}

static struct vsd_check check_of(struct vssdoc_validation *validation,
                                 const struct vssdoc_capture *capture)
{
    return (struct vsd_check){
        .validation = validation, .capture = capture, .today = validation->accept.today};
}

enum vssdoc_status vssdoc_validation_add(struct vssdoc_validation *validation,
                                         const struct vssdoc_capture *capture,
                                         struct vssdoc_error *error)
{
    struct vsd_check check = check_of(validation, capture);
    validation->summary.documents += capture->n_documents;
    if (!check_capture(&check))
        validation->no_memory = true;
    return validation->no_memory ? vsd_no_memory(error, capture->source) : VSSDOC_OK;
}

enum vssdoc_status vssdoc_validation_unreadable(struct vssdoc_validation *validation,
                                                const struct vssdoc_error *problem,
                                                struct vssdoc_error *error)
{
    const struct vssdoc_finding finding = {.severity = VSSDOC_ERROR,
                                           .source = problem->source,
                                           .file = problem->source,
                                           .message = problem->message,
                                           .subject = problem->source,
                                           .offset = problem->offset,
                                           .line = problem->line,
                                           .column = problem->column};
    size_t rule = index_of("doc-unreadable");
    validation->summary.unreadable++;
    if (runs(validation, rule))
        vsd_validation_keep(validation, rule, &finding, NULL);
    return validation->no_memory ? vsd_no_memory(error, problem->source) : VSSDOC_OK;
}

void vsd_stand_on(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    check->capture = capture;
    check->document = capture->backup_components->document;
    check->entry = NULL;
    check->record = NULL;
    check->writer = NULL;
}

void vsd_stand_at(struct vsd_check *check, const struct vsd_chain *chain,
                  const struct vsd_link *link)
{
    vsd_stand_on(check, chain->captures[link->step]);
    check->entry = link->entry;
    check->record = link->record;
    check->writer = vssdoc_writer_of(check->capture, link->entry, NULL);
}

static void check_chain(struct vssdoc_validation *validation,
                        const struct vssdoc_capture *const *captures, size_t n)
{
    struct vsd_check check = check_of(validation, captures[0]);
    struct vsd_chain chain;
    if (vsd_chain_make(&chain, captures, n)) {
        APPLY(&check, chain, &chain)
        for (const struct vsd_line *line = chain.writers; line != NULL; line = line->hh.next)
            APPLY(&check, writer_line, &chain, line)
        for (const struct vsd_line *line = chain.components; line != NULL; line = line->hh.next)
            APPLY(&check, component_line, &chain, line)
    } else {
        validation->no_memory = true;
    }
    vsd_chain_free(&chain);
}

enum vssdoc_status vssdoc_validation_chain(struct vssdoc_validation *validation,
                                           const struct vssdoc_capture *const *captures, size_t n,
                                           struct vssdoc_error *error)
{
    for (size_t i = 0; i < n; i++)
        if (captures[i]->backup_components == NULL)
            return vsd_fail(error, VSSDOC_BAD_ARGUMENT, captures[i]->source,
                            "a chain is made of captures with a BCD; here is none");
    if (n > 0)
        check_chain(validation, captures, n);
    return validation->no_memory ? vsd_no_memory(error, NULL) : VSSDOC_OK;
}

/* ---- against an older validation ---- */

/* Fingerprints in order, NULL when memory runs out. */
static const char **fingerprints(const struct vssdoc_validation *validation)
{
    size_t n = validation->n_findings;
    const char **all = calloc(n + 1, sizeof *all);
    for (size_t i = 0; i < n && all != NULL; i++)
        all[i] = validation->findings[i].fingerprint;
    if (all != NULL && n > 0)
        qsort(all, n, sizeof *all, vsd_by_text);
    return all;
}

static bool drop_known(struct vssdoc_validation *validation, const struct vssdoc_validation *older)
{
    const char **known = fingerprints(older);
    if (known == NULL)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < validation->n_findings; i++) {
        const char *fingerprint = validation->findings[i].fingerprint;
        if (older->n_findings > 0 && bsearch(&fingerprint, known, older->n_findings, sizeof *known,
                                             vsd_by_text) != NULL)
            vsd_validation_uncount(validation, &validation->findings[i]);
        else
            validation->findings[kept++] = validation->findings[i];
    }
    validation->n_findings = kept;
    free(known);
    return true;
}

enum vssdoc_status vssdoc_validation_against(
    struct vssdoc_validation *validation, const struct vssdoc_validation *older,
    const struct vssdoc_capture *const *captures, size_t n_captures,
    const struct vssdoc_capture *const *older_captures, size_t n_older, struct vssdoc_error *error)
{
    if (!drop_known(validation, older))
        validation->no_memory = true;
    if (n_captures > 0) {
        struct vsd_check check = check_of(validation, captures[0]);
        struct vsd_two two = {captures, older_captures, n_captures, n_older};
        APPLY(&check, against, &two)
    }
    return validation->no_memory ? vsd_no_memory(error, NULL) : VSSDOC_OK;
}

/* ---- options ---- */

static enum vssdoc_status unknown_rule(const char *name, struct vssdoc_error *error)
{
    struct vsd_nearest nearest = {.asked = name};
    for (size_t i = 0; i < vsd_n_rules; i++) {
        vsd_nearest_offer(&nearest, vsd_rules[i]->public.slug);
        vsd_nearest_offer(&nearest, vsd_rules[i]->public.code);
    }
    bool near = nearest.best != NULL;
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "no rule \"%s\"%s%s%s", name,
                    near ? "; did you mean \"" : "", near ? nearest.best : "", near ? "\"?" : "");
}

static enum vssdoc_status set_states(struct vssdoc_validation *validation,
                                     const struct vssdoc_validate_options *options,
                                     struct vssdoc_error *error)
{
    for (size_t i = 0; i < vsd_n_rules; i++)
        validation->states[i] = (struct vsd_rule_state){
            .rule = &vsd_rules[i]->public,
            .severity = options->only != NULL ? VSSDOC_OFF : vsd_rules[i]->public.severity};
    for (const char *const *name = options->only; name != NULL && *name != NULL; name++) {
        size_t i = index_of(*name);
        if (i == vsd_n_rules)
            return unknown_rule(*name, error);
        validation->states[i].severity = vsd_rules[i]->public.severity;
    }
    for (size_t o = 0; o < options->n_overrides; o++) {
        size_t i = index_of(options->overrides[o].rule);
        if (i == vsd_n_rules)
            return unknown_rule(options->overrides[o].rule, error);
        validation->states[i].severity = options->overrides[o].severity;
        validation->states[i].chosen = true;
    }
    for (const char *const *name = options->except; name != NULL && *name != NULL; name++) {
        size_t i = index_of(*name);
        if (i == vsd_n_rules)
            return unknown_rule(*name, error);
        validation->states[i].severity = VSSDOC_OFF;
    }
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_validation_new(const struct vssdoc_validate_options *options,
                                         struct vssdoc_validation **out,
                                         struct vssdoc_error *error)
{
    *out = NULL;
    struct vssdoc_validation *validation = calloc(1, sizeof *validation);
    if (validation == NULL ||
        (validation->states = calloc(vsd_n_rules + 1, sizeof *validation->states)) == NULL) {
        free(validation);
        return vsd_no_memory(error, NULL);
    }
    validation->n_states = vsd_n_rules;
    validation->max_per_rule = options->max_per_rule > 0 ? options->max_per_rule : 1000;
    enum vssdoc_status status = set_states(validation, options, error);
    if (status == VSSDOC_OK &&
        !vsd_acceptances_set(&validation->accept, &validation->arena, options->accept,
                             options->n_accept, options->today))
        status = vsd_no_memory(error, NULL);
    if (status != VSSDOC_OK)
        vssdoc_validation_free(validation);
    else
        *out = validation;
    return status;
}

#include "result/validation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"

/* ---- fingerprints ---- */

static void add_part(XXH64_state_t *state, const char *part)
{
    uint32_t character = 0x1F;
    (void)XXH64_update(state, &character, 1);
    for (const char *at = part != NULL ? part : ""; *at != '\0';) {
        at = vsd_utf8_next(at, &character);
        unsigned char bytes[4];
        character = vsd_fold(character);
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (unsigned char)(character >> 8 * i);
        (void)XXH64_update(state, bytes, sizeof bytes);
    }
}

void vsd_fingerprint(const char *rule, const char *writer_id, const char *instance_name,
                     const char *component, const char *subject, char out[17])
{
    const char *const parts[] = {rule, writer_id, instance_name, component, subject};
    XXH64_state_t state;
    (void)XXH64_reset(&state, 0); /* the same on every machine, for good */
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        add_part(&state, parts[i]);
    (void)snprintf(out, 17, "%016llx", (unsigned long long)XXH64_digest(&state));
}

/* ---- acceptance ---- */

static bool fits(const char *asked, const char *a, const char *b)
{
    return asked == NULL || (a != NULL && vsd_equal_folded(asked, a)) ||
           (b != NULL && vsd_equal_folded(asked, b));
}

/* Entries with one fingerprint, and those without, in the order of the file. */
struct vsd_accepted {
    UT_hash_handle hh;
    char fingerprint[17];
    struct vsd_accepted *next;
    struct vssdoc_acceptance *entry;
};

static void fold_fingerprint(const char *text, char out[17])
{
    size_t i = 0;
    for (; i < 16 && text[i] != '\0'; i++)
        out[i] = (char)(text[i] >= 'A' && text[i] <= 'F' ? text[i] - 'A' + 'a' : text[i]);
    out[i] = '\0';
}

static struct vsd_accepted *with_fingerprint(const struct vssdoc_validation *validation,
                                             const char *text)
{
    struct vsd_accepted *found = NULL;
    char folded[17];
    fold_fingerprint(text, folded);
    HASH_FIND(hh, validation->by_fingerprint, folded, strlen(folded), found);
    return found;
}

bool vsd_validation_accept(struct vssdoc_validation *validation, struct vssdoc_acceptance *entries,
                           size_t n)
{
    validation->accept = entries;
    validation->n_accept = n;
    for (size_t i = n; i-- > 0;) { /* from the last, so that each goes to the front */
        struct vssdoc_acceptance *entry = &entries[i];
        struct vsd_accepted *row = vsd_arena_alloc(&validation->arena, sizeof *row), *same = NULL;
        if (row == NULL)
            return false;
        row->entry = entry;
        if (entry->fingerprint == NULL) {
            row->next = validation->others;
            validation->others = row;
            continue;
        }
        same = with_fingerprint(validation, entry->fingerprint);
        if (same != NULL) {
            struct vssdoc_acceptance *first = same->entry;
            same->entry = entry;
            row->entry = first;
            row->next = same->next;
            same->next = row;
            continue;
        }
        fold_fingerprint(entry->fingerprint, row->fingerprint);
        HASH_ADD(hh, validation->by_fingerprint, fingerprint[0], strlen(row->fingerprint), row);
        if (row->hh.tbl == NULL)
            return false;
    }
    return true;
}

static bool covers(const struct vssdoc_acceptance *entry, const struct vssdoc_finding *finding)
{
    if (entry->fingerprint != NULL)
        return true; /* it was looked up by it */
    return fits(entry->rule, finding->rule->code, finding->rule->slug) &&
           fits(entry->writer, finding->writer, finding->writer_id) &&
           fits(entry->component, finding->component, NULL);
}

static bool has_expired(struct vssdoc_validation *validation, const struct vssdoc_acceptance *entry)
{
    validation->today_matters = validation->today_matters || entry->until != NULL;
    return entry->until != NULL && strcmp(validation->today, entry->until) > 0;
}

static const struct vssdoc_acceptance *accepted(struct vssdoc_validation *validation,
                                                const struct vssdoc_finding *finding)
{
    struct vsd_accepted *const lists[] = {with_fingerprint(validation, finding->fingerprint),
                                          validation->others};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (struct vsd_accepted *a = lists[i]; a != NULL; a = a->next) {
            if (!covers(a->entry, finding))
                continue;
            a->entry->used = true;
            a->entry->expired = has_expired(validation, a->entry);
            if (!a->entry->expired)
                return a->entry;
        }
    }
    return NULL;
}

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

void vsd_validation_keep(struct vssdoc_validation *validation, size_t state_index,
                         const struct vssdoc_finding *finding, const char *instance_name)
{
    struct vsd_rule_state *state = &validation->states[state_index];
    struct vssdoc_finding f = *finding;
    f.rule = state->rule;
    f.severity = state->severity;
    vsd_fingerprint(f.rule->code, f.writer_id, instance_name, f.component, f.subject,
                    f.fingerprint);
    f.accepted = accepted(validation, &f);
    ++*figure(validation, &f);
    if (state->kept >= validation->max_per_rule) {
        validation->summary.left_out++;
        return;
    }
    state->kept++;
    const char **const strings[] = {&f.message, &f.source,    &f.document,  &f.file,   &f.locator,
                                    &f.writer,  &f.writer_id, &f.component, &f.subject};
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
        *strings[i] = copy(validation, *strings[i]);
    struct vssdoc_finding *kept = validation->no_memory ? NULL : new_finding(validation);
    if (kept != NULL)
        *kept = f;
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
    for (size_t i = 0; i < validation->n_accept; i++)
        validation->accept[i].expired = has_expired(validation, &validation->accept[i]);
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
    HASH_CLEAR(hh, validation->by_fingerprint);
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

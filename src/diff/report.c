/* What was found, on its way into the result: ignored, hidden or a change. */
#include "diff/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "diff/causes.h"
#include "diff/group.h"
#include "diff/option.h"

struct vsd_change_row {
    struct vssdoc_change public;
    size_t writer_order, component_order, order;
};

/* ---- one change ---- */

static const struct vssdoc_change_rule *rule_of(struct vsd_diff *diff, const char *cause)
{
    if (diff->last_cause != cause) { /* the same literal most of the time */
        diff->last_cause = cause;
        diff->last_rule = vsd_change_rule(cause);
    }
    return diff->last_rule;
}

static const char *locator(struct vsd_diff *diff, const struct vssdoc_element *at)
{
    char text[512];
    if (at == NULL)
        return NULL;
    size_t length = vssdoc_locator(at, text, sizeof text);
    if (length < sizeof text)
        return vsd_diff_keep(diff, text);
    char *longer = vsd_arena_alloc(&diff->result->arena, length + 1);
    diff->no_memory = diff->no_memory || longer == NULL;
    if (longer != NULL)
        (void)vssdoc_locator(at, longer, length + 1);
    return longer;
}

/* What a value means, where the new one is a constant. */
static const char *meaning_of(const struct vssdoc_value *value)
{
    const struct vssdoc_constant *constant =
        value->kind == VSSDOC_VALUE_CONSTANT ? vssdoc_constant(value->values, value->number) : NULL;
    return constant != NULL ? constant->meaning : NULL;
}

static const char *message_of(struct vsd_diff *diff, const struct vsd_difference *d)
{
    const char *before = d->values[VSD_OLD].text, *after = d->values[VSD_NEW].text;
    if (d->message != NULL)
        return vsd_diff_keep(diff, d->message);
    if (d->field == NULL)
        return vsd_diff_text(diff, "%s", after != NULL ? after : before != NULL ? before : "");
    const char *meaning = meaning_of(&d->values[VSD_NEW]);
    const char *item = d->item.text; /* of a list */
    return vsd_diff_text(
        diff, "%s%s%s: %s -> %s%s%s", item != NULL ? item : "", item != NULL ? ": " : "", d->field,
        before != NULL ? before : "(not there)", after != NULL ? after : "(not there)",
        meaning != NULL ? ": " : "", meaning != NULL ? meaning : "");
}

/* Two identities: of what it is about, and of what became of it. */
static void identify(struct vsd_diff *diff, const struct vsd_difference *d,
                     struct vssdoc_change *change)
{
    const char *field = d->field != NULL ? d->field : "";
    const char *subject = d->subject != NULL ? d->subject : "";
    const char *after = d->field != NULL ? change->new_value.text : NULL;
    size_t size = strlen(field) + strlen(subject) + (after != NULL ? strlen(after) : 0) + 4;
    char *text = vsd_arena_alloc(&diff->scratch, size);
    diff->no_memory = diff->no_memory || text == NULL;
    if (text == NULL)
        return;
    (void)snprintf(text, size, "%s\037%s", field, subject);
    vsd_fingerprint(d->family, change->writer_id, change->instance_name, change->component, text,
                    change->subject);
    if (after != NULL) /* a value that was accepted is not any value */
        (void)snprintf(text, size, "%s\037%s\037%s", field, subject, after);
    vsd_fingerprint(change->id, change->writer_id, change->instance_name, change->component, text,
                    change->fingerprint);
}

static void fill(struct vsd_diff *diff, const struct vsd_difference *d, struct vsd_change_row *row)
{
    const struct vsd_diff_scope *scope = &diff->scope;
    const struct vssdoc_change_rule *rule = rule_of(diff, d->cause);
    row->writer_order = scope->writer_order;
    row->component_order = scope->component_order;
    row->public = (struct vssdoc_change){
        .rule = rule,
        .id = d->id != NULL ? d->id : rule->id,
        .writer = scope->writer,
        .writer_id = scope->writer_id,
        .instance_name = scope->instance_name,
        .component = scope->component,
        .field = vsd_diff_keep(diff, d->field),
        .old_value = d->values[VSD_OLD],
        .new_value = d->values[VSD_NEW],
        .item = d->item,
        .message = message_of(diff, d),
        .folder = vsd_diff_keep(diff, d->folder != NULL ? d->folder
                                      : d->set != NULL  ? d->set->path
                                                        : NULL),
        .document_old = d->at[VSD_OLD] != NULL ? scope->documents[VSD_OLD] : NULL,
        .document_new = d->at[VSD_NEW] != NULL ? scope->documents[VSD_NEW] : NULL,
        .locator_old = locator(diff, d->at[VSD_OLD]),
        .locator_new = locator(diff, d->at[VSD_NEW]),
        .noise = VSSDOC_NOISES,
        .times = 1,
        .pair = diff->pair};
    identify(diff, d, &row->public);
}

static struct vsd_change_row *add(struct vsd_diff *diff, struct vsd_list *list)
{
    list->size = sizeof(struct vsd_change_row);
    struct vsd_change_row *row = vsd_list_add(list);
    diff->no_memory = diff->no_memory || row == NULL;
    return row;
}

static void accept(struct vsd_diff *diff, struct vssdoc_change *change)
{
    const struct vsd_acceptable acceptable = {.fingerprint = change->fingerprint,
                                              .rules = {change->id, change->rule->cause},
                                              .writer = change->writer,
                                              .writer_id = change->writer_id,
                                              .component = change->component};
    change->accepted = vsd_acceptances_find(&diff->result->accept, &acceptable);
    struct vssdoc_differences *result = &diff->result->public;
    size_t *const figures[] = {[VSSDOC_CHANGE_INFO] = &result->infos,
                               [VSSDOC_CHANGE_WARNING] = &result->warnings,
                               [VSSDOC_CHANGE_BREAKING] = &result->breaking};
    ++*(change->accepted != NULL ? &result->accepted : figures[change->rule->level]);
}

static void add_change(struct vsd_diff *diff, const struct vsd_difference *d,
                       enum vssdoc_noise noise, size_t times)
{
    struct vsd_change_row *row = add(diff, &diff->changes);
    if (row == NULL)
        return;
    row->order = diff->changes.n;
    fill(diff, d, row);
    row->public.noise = noise;
    row->public.times = times;
    accept(diff, &row->public);
}

static void add_hidden(struct vsd_diff *diff, const struct vsd_difference *d,
                       enum vssdoc_noise noise, size_t times)
{
    if (!diff->options->keep_hidden)
        return;
    struct vsd_change_row *row = add(diff, &diff->hidden);
    if (row == NULL)
        return;
    fill(diff, d, row);
    row->public.noise = noise;
    row->public.times = times;
}

static bool ignore(struct vsd_diff *diff, const struct vsd_difference *d)
{
    if (diff->n_ignores == 0 || !vsd_diff_ignored(diff, d))
        return false;
    diff->result->public.ignored++;
    add_hidden(diff, d, VSSDOC_NOISES, 1);
    return true;
}

void vsd_diff_report(struct vsd_diff *diff, const struct vsd_difference *difference)
{
    if (!ignore(diff, difference))
        add_change(diff, difference, VSSDOC_NOISES, 1);
}

bool vsd_diff_shows(const struct vsd_diff *diff, enum vssdoc_noise noise)
{
    return diff->options->keep_hidden || (diff->options->include & 1u << noise) != 0;
}

void vsd_diff_hide(struct vsd_diff *diff, enum vssdoc_noise noise, size_t times,
                   const struct vsd_difference *difference)
{
    struct vsd_difference d = *difference;
    d.cause = "noise";
    if ((diff->options->include & 1u << noise) != 0) {
        if (!ignore(diff, &d))
            add_change(diff, &d, noise, times);
        return;
    }
    diff->result->public.hidden[noise] += times;
    add_hidden(diff, &d, noise, times);
}

void vsd_diff_duplicate(struct vsd_diff *diff, enum vsd_side side, const char *what,
                        const char *identity, size_t n)
{
    diff->duplicates.size = sizeof(struct vssdoc_duplicate);
    struct vssdoc_duplicate *duplicate = vsd_list_add(&diff->duplicates);
    diff->no_memory = diff->no_memory || duplicate == NULL;
    if (duplicate != NULL)
        *duplicate = (struct vssdoc_duplicate){.newer = side == VSD_NEW,
                                               .writer = diff->scope.writer,
                                               .component = diff->scope.component,
                                               .what = what,
                                               .identity = vsd_diff_keep(diff, identity),
                                               .n = n,
                                               .document = diff->scope.documents[side]};
}

void vsd_diff_uncompared(struct vsd_diff *diff, const struct vssdoc_uncompared *what)
{
    diff->uncompared.size = sizeof(struct vssdoc_uncompared);
    struct vssdoc_uncompared *uncompared = vsd_list_add(&diff->uncompared);
    diff->no_memory = diff->no_memory || uncompared == NULL;
    if (uncompared != NULL)
        *uncompared = (struct vssdoc_uncompared){.newer = what->newer,
                                                 .what = what->what,
                                                 .name = vsd_diff_keep(diff, what->name),
                                                 .writer_id = vsd_diff_keep(diff, what->writer_id),
                                                 .reason = vsd_diff_keep(diff, what->reason)};
}

/* ---- the whole ---- */

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a != NULL) - (b != NULL);
    return vsd_compare_folded(a, b);
}

static int by_place(const void *a, const void *b)
{
    const struct vsd_change_row *x = a, *y = b;
    const struct vssdoc_change *p = &x->public, *q = &y->public;
    int order = compare_sizes(p->pair, q->pair);
    order = order != 0 ? order : compare_sizes(x->writer_order, y->writer_order);
    order = order != 0 ? order : compare_sizes(x->component_order, y->component_order);
    order = order != 0 ? order : (int)q->rule->level - (int)p->rule->level;
    order = order != 0 || p->rule == q->rule ? order : p->rule < q->rule ? -1 : 1;
    order = order != 0 ? order : compare_texts(p->folder, q->folder);
    return order != 0 ? order : compare_sizes(x->order, y->order);
}

/* The rows' public parts in an array of their own; the list is freed. */
static const struct vssdoc_change *changes_of(struct vsd_diff *diff, struct vsd_list *list,
                                              size_t *n)
{
    struct vsd_change_row *rows = list->items;
    struct vssdoc_change *changes =
        list->n > 0 ? vsd_arena_alloc(&diff->result->arena, list->n * sizeof *changes) : NULL;
    diff->no_memory = diff->no_memory || (list->n > 0 && changes == NULL);
    *n = changes != NULL ? list->n : 0;
    for (size_t i = 0; i < *n; i++)
        changes[i] = rows[i].public;
    free(list->items);
    *list = (struct vsd_list){.items = NULL};
    return changes;
}

void vsd_diff_finish(struct vsd_diff *diff)
{
    struct vssdoc_differences *result = &diff->result->public;
    struct vsd_arena *arena = &diff->result->arena;
    bool enough = true;
    if (diff->changes.n > 0)
        qsort(diff->changes.items, diff->changes.n, sizeof(struct vsd_change_row), by_place);
    result->changes = changes_of(diff, &diff->changes, &result->n_changes);
    result->hidden_changes = changes_of(diff, &diff->hidden, &result->n_hidden_changes);
    result->n_duplicates = diff->duplicates.n;
    result->duplicates = vsd_list_keep(&diff->duplicates, arena, &enough);
    result->n_uncompared = diff->uncompared.n;
    result->uncompared = vsd_list_keep(&diff->uncompared, arena, &enough);
    diff->no_memory = diff->no_memory || !enough;
    vsd_acceptances_finish(&diff->result->accept);
    result->accept = diff->result->accept.entries;
    result->n_accept = diff->result->accept.n;
    result->today = diff->result->accept.today_matters ? diff->result->accept.today : NULL;
    vsd_diff_options_finish(diff);
    if (!diff->no_memory)
        diff->no_memory = !vsd_diff_group(diff->result);
}

/* A comparison for people: by writer, component and cause, counts before lists, both places. */
#include <string.h>

#include "base/text.h"
#include "emit/differences/differences.h"
#include "emit/write/page.h"

enum { LEVEL = 4, BODY = 14, FEW = 3, SOME = 10 };

static enum vsd_style style_of(const struct vssdoc_change *c)
{
    static const enum vsd_style styles[] = {[VSSDOC_CHANGE_INFO] = VSD_DIM,
                                            [VSSDOC_CHANGE_WARNING] = VSD_ODD,
                                            [VSSDOC_CHANGE_BREAKING] = VSD_BAD};
    return c->accepted != NULL ? VSD_DIM : styles[c->rule->level];
}

/* ---- what was compared ---- */

static void side(struct vsd_page *page, const char *word, const struct vssdoc_compared *s)
{
    vsd_page_put(page, VSD_DIM, word);
    vsd_page_pad(page, 5);
    vsd_page_put(page, VSD_BOLD, s->source);
    vsd_page_put(page, VSD_PLAIN, "  ");
    if (s->machine != NULL) {
        vsd_page_name(page, VSD_PLAIN, s->machine);
        vsd_page_put(page, VSD_PLAIN, ": ");
    }
    if (s->n_captures > 1) {
        vsd_page_count(page, s->n_captures, "capture", "captures");
        vsd_page_put(page, VSD_PLAIN, ", ");
    }
    vsd_page_count(page, s->n_writers, "writer", "writers");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, s->n_components, "component", "components");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, s->n_file_sets, "file set", "file sets");
    if (s->n_bcd_components > 0) {
        vsd_page_put(page, VSD_PLAIN, "; ");
        vsd_page_number(page, VSD_PLAIN, s->n_bcd_components);
        vsd_page_put(page, VSD_PLAIN, " in the BCD");
    }
    vsd_page_line(page);
}

/* ---- changes ---- */

static void place(struct vsd_page *page, const char *word, const char *document,
                  const char *locator)
{
    if (document == NULL)
        return;
    vsd_page_pad(page, BODY);
    vsd_page_put(page, VSD_DIM, word);
    vsd_page_put(page, VSD_DIM, document);
    if (locator != NULL) {
        vsd_page_put(page, VSD_DIM, " ");
        vsd_page_put(page, VSD_DIM, locator);
    }
    vsd_page_line(page);
}

/* A component that came or went: it needs no heading, but its name. */
static bool is_component(const struct vssdoc_change *c)
{
    const enum vssdoc_value_kind kinds[] = {c->old_value.kind, c->new_value.kind};
    for (size_t i = 0; i < 2; i++)
        if (kinds[i] == VSSDOC_VALUE_COMPONENT || kinds[i] == VSSDOC_VALUE_BCD_COMPONENT)
            return true;
    return false;
}

static void one(struct vsd_page *page, const struct vssdoc_change *c,
                const struct vssdoc_differences_options *options, bool places)
{
    if (is_component(c)) {
        vsd_page_name(page, VSD_PLAIN, c->component);
        vsd_page_put(page, VSD_PLAIN, ": ");
    }
    vsd_page_words(page, BODY, c->message);
    vsd_page_line(page);
    if (places) {
        place(page, "old ", c->document_old, c->locator_old);
        place(page, "new ", c->document_new, c->locator_new);
    }
    if (options->verbose) {
        vsd_page_pad(page, BODY);
        vsd_page_printf(page, VSD_DIM, "fingerprint %s", c->fingerprint);
        vsd_page_line(page);
    }
}

/* Why it counts as it does; of the harmless only when asked. */
static void why(struct vsd_page *page, const struct vssdoc_change *c,
                const struct vssdoc_differences_options *options)
{
    if (c->accepted != NULL) {
        vsd_page_pad(page, BODY);
        vsd_page_put(page, VSD_DIM, "accepted: ");
        vsd_page_put(page, VSD_DIM,
                     c->accepted->reason != NULL ? c->accepted->reason : "no reason given");
        vsd_page_line(page);
    } else if (options->verbose || c->rule->level != VSSDOC_CHANGE_INFO) {
        vsd_page_pad(page, BODY);
        vsd_page_words(page, BODY, c->rule->why);
        vsd_page_put(page, VSD_DIM, "  [");
        vsd_page_put(page, VSD_DIM, c->rule->cause);
        vsd_page_put(page, VSD_DIM, "]");
        vsd_page_line(page);
    }
}

static void folders(struct vsd_page *page, const struct vssdoc_change_group *group)
{
    for (size_t i = 0; i < group->n_folders; i++) {
        vsd_page_pad(page, BODY);
        vsd_page_number(page, VSD_PLAIN, group->folders[i].n);
        vsd_page_put(page, VSD_PLAIN, " under ");
        vsd_page_name(page, VSD_PLAIN, group->folders[i].path);
        vsd_page_line(page);
    }
}

static void write_group(struct vsd_page *page, const struct vssdoc_differences *d,
                        const struct vssdoc_change_group *group,
                        const struct vssdoc_differences_options *options)
{
    const struct vssdoc_change *first = &d->changes[group->first];
    bool components = is_component(first);
    bool all = options->files || group->n <= (components ? SOME : FEW);
    vsd_page_pad(page, LEVEL);
    vsd_page_put(page, style_of(first), vssdoc_change_level_name(first->rule->level));
    vsd_page_pad(page, BODY);
    if (group->n == 1) {
        one(page, first, options, true);
        why(page, first, options);
        return;
    }
    vsd_page_number(page, VSD_PLAIN, group->n);
    vsd_page_put(page, VSD_PLAIN, " ");
    vsd_page_words(page, BODY, first->rule->title);
    vsd_page_line(page);
    if (!all)
        folders(page, group);
    why(page, first, options);
    size_t shown = all ? group->n : first->folder == NULL ? FEW : 0;
    for (size_t i = 0; i < shown; i++) {
        vsd_page_pad(page, BODY);
        one(page, &d->changes[group->first + i], options,
            options->verbose || (!options->files && !components));
    }
    if (shown < group->n) {
        vsd_page_pad(page, BODY);
        vsd_page_printf(page, VSD_DIM, "%s(--files lists %s)", shown > 0 ? "... " : "",
                        shown > 0 ? "all" : "them");
        vsd_page_line(page);
    }
}

static void heading(struct vsd_page *page, const struct vssdoc_change *c,
                    const struct vssdoc_change *before)
{
    bool same_component =
        before != NULL && !is_component(before) && vsd_same_text(before->component, c->component);
    bool same_writer = before != NULL && before->pair == c->pair &&
                       vsd_same_text(before->writer, c->writer) &&
                       vsd_same_text(before->writer_id, c->writer_id) &&
                       vsd_same_text(before->instance_name, c->instance_name);
    if (!same_writer) {
        vsd_page_line(page);
        vsd_page_name(page, VSD_BOLD,
                      c->writer != NULL      ? c->writer
                      : c->writer_id != NULL ? c->writer_id
                                             : "The backup as a whole");
        if (c->writer != NULL && c->writer_id != NULL)
            vsd_page_printf(page, VSD_DIM, "  %s", c->writer_id);
        if (c->instance_name != NULL) {
            vsd_page_put(page, VSD_DIM, "  ");
            vsd_page_put(page, VSD_DIM, c->instance_name);
        }
        vsd_page_line(page);
    }
    if (is_component(c))
        return;
    if (c->component != NULL && (!same_writer || !same_component)) {
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_name(page, VSD_PLAIN, c->component);
        vsd_page_line(page);
    }
}

void vsd_text_changes(struct vsd_page *page, const struct vssdoc_differences *d,
                      const struct vssdoc_differences_options *options)
{
    const struct vssdoc_change *before = NULL;
    for (size_t i = 0; i < d->n_groups; i++) {
        const struct vssdoc_change *first = &d->changes[d->groups[i].first];
        heading(page, first, before);
        write_group(page, d, &d->groups[i], options);
        before = first;
    }
}

/* ---- what is beside the changes ---- */

static void ignored(struct vsd_page *page, const struct vssdoc_differences *d)
{
    if (d->n_hidden_changes == 0)
        return;
    vsd_page_line(page);
    vsd_page_put(page, VSD_BOLD, "Hidden");
    vsd_page_line(page);
    for (size_t i = 0; i < d->n_hidden_changes; i++) {
        const struct vssdoc_change *c = &d->hidden_changes[i];
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_put(page, VSD_DIM, vsd_hidden_by(c));
        vsd_page_pad(page, 18);
        if (c->writer != NULL || c->component != NULL) {
            vsd_page_name(page, VSD_PLAIN, c->writer != NULL ? c->writer : "");
            if (c->component != NULL)
                vsd_page_put(page, VSD_PLAIN, ":");
            vsd_page_name(page, VSD_PLAIN, c->component != NULL ? c->component : "");
            vsd_page_put(page, VSD_PLAIN, ": ");
        }
        vsd_page_words(page, 18, c->message);
        vsd_page_line(page);
    }
}

static void uncompared(struct vsd_page *page, const struct vssdoc_differences *d)
{
    if (d->n_uncompared == 0)
        return;
    vsd_page_line(page);
    vsd_page_put(page, VSD_BOLD, "Not compared");
    vsd_page_line(page);
    for (size_t i = 0; i < d->n_uncompared; i++) {
        const struct vssdoc_uncompared *u = &d->uncompared[i];
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_put(page, VSD_ODD, u->what);
        vsd_page_pad(page, BODY);
        vsd_page_name(page, VSD_PLAIN, u->name);
        vsd_page_put(page, VSD_PLAIN,
                     u->newer ? ": on the newer side, " : ": on the older side, ");
        vsd_page_words(page, BODY, u->reason);
        vsd_page_line(page);
    }
}

static void duplicates(struct vsd_page *page, const struct vssdoc_differences *d,
                       const struct vssdoc_differences_options *options)
{
    enum { SHOWN = 5 };
    size_t shown = options->files || d->n_duplicates <= SHOWN ? d->n_duplicates : SHOWN;
    if (d->n_duplicates == 0)
        return;
    vsd_page_line(page);
    vsd_page_put(page, VSD_BOLD, "One identity, several times: paired in their order");
    vsd_page_line(page);
    for (size_t i = 0; i < shown; i++) {
        const struct vssdoc_duplicate *u = &d->duplicates[i];
        vsd_page_put(page, VSD_PLAIN, u->newer ? "  new " : "  old ");
        vsd_page_number(page, VSD_PLAIN, u->n);
        vsd_page_printf(page, VSD_PLAIN, " times the same %s: ", u->what);
        vsd_page_put(page, VSD_PLAIN, u->writer != NULL ? u->writer : "");
        if (u->component != NULL)
            vsd_page_put(page, VSD_PLAIN, u->component);
        vsd_page_put(page, VSD_PLAIN, u->writer != NULL || u->component != NULL ? ": " : "");
        vsd_page_words(page, BODY, u->identity);
        vsd_page_line(page);
    }
    if (shown < d->n_duplicates) {
        vsd_page_printf(page, VSD_DIM, "  ... and %zu more (--files lists all)",
                        d->n_duplicates - shown);
        vsd_page_line(page);
    }
}

/* "3 breaking, 1 warning" */
static void levels(struct vsd_page *page, const struct vssdoc_differences *d)
{
    vsd_page_number(page, VSD_PLAIN, d->breaking);
    vsd_page_put(page, d->breaking > 0 ? VSD_BAD : VSD_PLAIN, " breaking");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, d->warnings, "warning", "warnings");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_number(page, VSD_PLAIN, d->infos);
    vsd_page_put(page, VSD_PLAIN, " info");
    if (d->accepted > 0) {
        vsd_page_put(page, VSD_PLAIN, ", ");
        vsd_page_number(page, VSD_PLAIN, d->accepted);
        vsd_page_put(page, VSD_PLAIN, " accepted");
    }
}

static void hidden(struct vsd_page *page, const struct vssdoc_differences *d,
                   const struct vssdoc_differences_options *options)
{
    size_t total = vsd_hidden_total(d);
    const char *between = " (";
    if (total > 0) {
        vsd_page_put(page, VSD_PLAIN, "; ");
        vsd_page_count(page, total, "difference", "differences");
        vsd_page_put(page, VSD_PLAIN, " hidden");
        for (int noise = 0; noise < VSSDOC_NOISES; noise++) {
            if (d->hidden[noise] == 0)
                continue;
            vsd_page_put(page, VSD_PLAIN, between);
            vsd_page_number(page, VSD_PLAIN, d->hidden[noise]);
            vsd_page_put(page, VSD_PLAIN, " ");
            vsd_page_put(page, VSD_PLAIN, vssdoc_noise_name((enum vssdoc_noise)noise));
            between = ", ";
        }
        vsd_page_put(page, VSD_PLAIN, ")");
    }
    if (d->ignored > 0) {
        vsd_page_put(page, VSD_PLAIN, "; ");
        vsd_page_number(page, VSD_PLAIN, d->ignored);
        vsd_page_put(page, VSD_PLAIN, " ignored as asked");
    }
    if ((total > 0 || d->ignored > 0) && !options->show_ignored)
        vsd_page_put(page, VSD_DIM, "  --show-ignored lists them");
}

static void summary(struct vsd_page *page, const struct vssdoc_differences *d,
                    const struct vssdoc_differences_options *options)
{
    vsd_page_line(page);
    if (d->n_changes == 0)
        vsd_page_put(page, VSD_GOOD,
                     d->n_uncompared == 0 ? "no changes" : "no changes in what was compared");
    else
        levels(page, d);
    hidden(page, d, options);
    vsd_page_line(page);
    if (d->today != NULL) {
        vsd_page_printf(page, VSD_PLAIN, "Today is taken to be %s.", d->today);
        vsd_page_line(page);
    }
}

static void write_text(const struct vssdoc_differences *d,
                       const struct vssdoc_differences_options *options, struct vsd_out *out)
{
    struct vsd_page page = {.out = out, .colour = options->colour, .width = options->width};
    side(&page, "old", &d->old_side);
    side(&page, "new", &d->new_side);
    vsd_text_changes(&page, d, options);
    ignored(&page, d);
    duplicates(&page, d, options);
    uncompared(&page, d);
    summary(&page, d, options);
}

/* ---- several in a row ---- */

static void fate(struct vsd_page *page, const struct vssdoc_history *history,
                 const struct vssdoc_history_change *h)
{
    if (h->undone != SIZE_MAX) {
        vsd_page_pad(page, BODY);
        vsd_page_put(page, VSD_GOOD, "went away again in ");
        vsd_page_put(page, VSD_GOOD, history->steps[h->undone]->new_side.source);
        vsd_page_line(page);
    }
    if (h->undoes != SIZE_MAX) {
        vsd_page_pad(page, BODY);
        vsd_page_put(page, VSD_DIM, "takes back what came in ");
        vsd_page_put(page, VSD_DIM, history->steps[h->undoes]->new_side.source);
        vsd_page_line(page);
    }
}

/* Of a group all went the same way, or each is told. */
static bool same_fate(const struct vssdoc_history_change *changes, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (changes[i].undone != changes[0].undone || changes[i].undoes != changes[0].undoes)
            return false;
    return true;
}

static void write_step(struct vsd_page *page, const struct vssdoc_history *history, size_t step,
                       const struct vssdoc_history_change *changes,
                       const struct vssdoc_differences_options *options)
{
    const struct vssdoc_differences *d = history->steps[step];
    const struct vssdoc_change *before = NULL;
    vsd_page_line(page);
    vsd_page_put(page, VSD_BOLD, "=== ");
    vsd_page_put(page, VSD_BOLD, d->new_side.source);
    vsd_page_put(page, VSD_DIM, "  since ");
    vsd_page_put(page, VSD_DIM, d->old_side.source);
    vsd_page_line(page);
    for (size_t i = 0; i < d->n_groups; i++) {
        const struct vssdoc_change_group *group = &d->groups[i];
        const struct vssdoc_history_change *of_group = &changes[group->first];
        heading(page, &d->changes[group->first], before);
        before = &d->changes[group->first];
        if (same_fate(of_group, group->n)) {
            write_group(page, d, group, options);
            fate(page, history, of_group);
            continue;
        }
        for (size_t j = 0; j < group->n; j++) {
            write_group(page, d, &(struct vssdoc_change_group){.first = group->first + j, .n = 1},
                        options);
            fate(page, history, &of_group[j]);
        }
    }
    uncompared(page, d);
    if (d->n_groups > 0)
        vsd_page_line(page);
    vsd_page_put(page, VSD_PLAIN, "  ");
    if (d->n_changes == 0)
        vsd_page_put(page, VSD_GOOD, "no changes");
    else
        levels(page, d);
    vsd_page_line(page);
}

static void history_text(const struct vssdoc_history *history,
                         const struct vssdoc_differences_options *options, struct vsd_out *out)
{
    struct vsd_page page = {.out = out, .colour = options->colour, .width = options->width};
    const struct vssdoc_history_change *changes = history->changes;
    vsd_page_count(&page, history->n_steps + 1, "capture", "captures");
    vsd_page_put(&page, VSD_PLAIN, ", from ");
    vsd_page_put(&page, VSD_BOLD, history->steps[0]->old_side.source);
    vsd_page_put(&page, VSD_PLAIN, " to ");
    vsd_page_put(&page, VSD_BOLD, history->steps[history->n_steps - 1]->new_side.source);
    vsd_page_line(&page);
    for (size_t i = 0; i < history->n_steps; i++) {
        write_step(&page, history, i, changes, options);
        changes += history->steps[i]->n_changes;
    }
    vsd_page_line(&page);
    vsd_page_count(&page, history->lasting, "change", "changes");
    vsd_page_put(&page, VSD_PLAIN, " stayed, ");
    vsd_page_number(&page, VSD_PLAIN, history->passing);
    vsd_page_put(&page, VSD_PLAIN, " went away again");
    vsd_page_line(&page);
}

const struct vsd_differences_format vsd_differences_text = {{"text"}, write_text, history_text};

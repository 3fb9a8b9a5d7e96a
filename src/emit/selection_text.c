/* A selection for people: what is in the backup, what is not and why, writer by writer. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "emit/page.h"
#include "emit/selections.h"

enum { FACT = 16, MOST = 10 };

static bool same_writer(const struct vssdoc_selected_component *a,
                        const struct vssdoc_selected_component *b)
{
    return vsd_same_text(a->writer_id, b->writer_id) && vsd_same_text(a->instance_id, b->instance_id) &&
           vsd_same_text(a->writer, b->writer);
}

/* ---- the head ---- */

static void fact(struct vsd_page *page, const char *name)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, name);
    vsd_page_pad(page, FACT);
}

static void volume_names(struct vsd_page *page, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        vsd_page_put(page, VSD_PLAIN, i > 0 ? ", " : "");
        vsd_page_put(page, VSD_PLAIN, names[i]);
    }
}

static void head(struct vsd_page *page, const struct vssdoc_selection *s)
{
    vsd_page_put(page, VSD_BOLD, s->source);
    vsd_page_line(page);
    fact(page, "Selected by");
    if (s->has_bcd)
        vsd_page_put(page, VSD_PLAIN, "the BCD");
    else
        vsd_page_printf(page, VSD_PLAIN, "the rules alone (%s): there is no BCD",
                        vssdoc_requester_name(s->requester));
    vsd_page_line(page);
    fact(page, "Snapshot set");
    if (s->volumes_known)
        volume_names(page, s->volumes, s->n_volumes);
    else
        vsd_page_words(page, FACT, "not known, so nothing is left out for its volume (--volumes "
                                   "names it)");
    vsd_page_line(page);
    if (s->n_needed_volumes > 0) {
        fact(page, "Needed for it");
        volume_names(page, s->needed_volumes, s->n_needed_volumes);
        vsd_page_line(page);
    }
    fact(page, "In the backup");
    vsd_page_number(page, VSD_PLAIN, s->n_included);
    vsd_page_put(page, VSD_PLAIN, " of ");
    vsd_page_count(page, s->n_components, "component", "components");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, s->n_file_sets, "file set", "file sets");
    vsd_page_line(page);
}

/* ---- reasons ---- */

static void reason(struct vsd_page *page, enum vssdoc_selection_reason why, const char *by)
{
    static const char *const words[] = {
        [VSSDOC_BECAUSE_EXPLICIT] = "added",
        [VSSDOC_BECAUSE_IMPLICIT] = "with ",
        [VSSDOC_VOLUME_NOT_IN_SET] = "needs what is not in the snapshot set: ",
        [VSSDOC_WRITER_LEFT_OUT] = "the writer cannot take part without ",
        [VSSDOC_ANCESTOR_NOT_INCLUDED] = "only with the component above it: ",
        [VSSDOC_REQUESTER_CHOICE] = "the requester's choice: no rule explains it",
    };
    if (why == VSSDOC_REQUESTER_CHOICE && by != NULL) {
        vsd_page_put(page, VSD_PLAIN, by);
        return;
    }
    vsd_page_put(page, VSD_PLAIN, words[why]);
    if (by != NULL)
        vsd_page_put(page, VSD_PLAIN, by);
}

static bool same_reason(const struct vssdoc_selected_component *a,
                        const struct vssdoc_selected_component *b)
{
    return a->inclusion == b->inclusion && a->reason == b->reason && vsd_same_text(a->by, b->by);
}

static void component(struct vsd_page *page, const struct vssdoc_selected_component *c)
{
    static const char *const marks[] = {[VSSDOC_NOT_INCLUDED] = "-",
                                        [VSSDOC_EXPLICIT] = "+",
                                        [VSSDOC_IMPLICIT] = "."};
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, c->inclusion == VSSDOC_NOT_INCLUDED ? VSD_ODD : VSD_GOOD,
                 marks[c->inclusion]);
    vsd_page_put(page, VSD_PLAIN, " ");
    vsd_page_name(page, VSD_PLAIN, c->full_path);
}

/* Components in a row with one reason: the first ones, and how many more there are. */
static size_t components_alike(struct vsd_page *page, const struct vssdoc_selection *s, size_t from,
                               size_t to, bool all)
{
    const struct vssdoc_selected_component *first = &s->components[from];
    size_t n = 1;
    while (from + n < to && same_reason(first, &s->components[from + n]))
        n++;
    for (size_t i = 0; i < n && (all || i < MOST); i++) {
        component(page, &s->components[from + i]);
        if (first->inclusion == VSSDOC_NOT_INCLUDED ||
            (i == 0 && first->reason == VSSDOC_BECAUSE_IMPLICIT)) {
            vsd_page_put(page, VSD_DIM, "  ");
            reason(page, first->reason, first->by);
        }
        vsd_page_line(page);
    }
    if (!all && n > MOST) {
        vsd_page_put(page, VSD_DIM, "    and ");
        vsd_page_number(page, VSD_DIM, n - MOST);
        vsd_page_put(page, VSD_DIM, " more likewise (-v lists them)");
        vsd_page_line(page);
    }
    return n;
}

static void writers(struct vsd_page *page, const struct vssdoc_selection *s, bool all)
{
    for (size_t from = 0, to; from < s->n_components; from = to) {
        const struct vssdoc_selected_component *first = &s->components[from];
        size_t included = 0;
        for (to = from; to < s->n_components && same_writer(first, &s->components[to]); to++)
            included += s->components[to].inclusion != VSSDOC_NOT_INCLUDED;
        vsd_page_line(page);
        vsd_page_name(page, VSD_BOLD, first->writer != NULL ? first->writer : first->writer_id);
        vsd_page_printf(page, VSD_DIM, "  %zu of %zu", included, to - from);
        vsd_page_line(page);
        for (size_t i = from; i < to;)
            i += components_alike(page, s, i, to, all);
    }
}

/* ---- against the prediction ---- */

static void names(struct vsd_page *page, const char *heading,
                  const struct vssdoc_selected_name *list, size_t n, bool all)
{
    if (n == 0)
        return;
    vsd_page_line(page);
    vsd_page_words(page, 0, heading);
    vsd_page_line(page);
    for (size_t i = 0; i < n && (all || i < MOST); i++) {
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_name(page, VSD_PLAIN, list[i].writer != NULL ? list[i].writer : list[i].writer_id);
        vsd_page_put(page, VSD_PLAIN, ":");
        vsd_page_name(page, VSD_PLAIN, list[i].full_path);
        vsd_page_put(page, VSD_DIM, "  ");
        reason(page, list[i].reason, list[i].by);
        vsd_page_line(page);
    }
    if (!all && n > MOST) {
        vsd_page_printf(page, VSD_DIM, "  and %zu more (-v lists them)", n - MOST);
        vsd_page_line(page);
    }
}

static void unmet(struct vsd_page *page, const struct vssdoc_selection *s)
{
    if (s->n_unmet == 0)
        return;
    vsd_page_line(page);
    vsd_page_put(page, VSD_PLAIN, "Depended on, and not in the backup:");
    vsd_page_line(page);
    for (size_t i = 0; i < s->n_unmet; i++) {
        const struct vssdoc_selected_dependency *d = &s->unmet[i];
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_name(page, VSD_PLAIN, d->target);
        if (d->computer != NULL) {
            vsd_page_put(page, VSD_ODD, " on ");
            vsd_page_name(page, VSD_ODD, d->computer);
            vsd_page_put(page, VSD_ODD, ", which nobody here can tell");
        }
        vsd_page_put(page, VSD_DIM, "  by ");
        vsd_page_name(page, VSD_DIM, d->writer != NULL ? d->writer : d->writer_id);
        vsd_page_put(page, VSD_DIM, ":");
        vsd_page_name(page, VSD_DIM, d->component);
        vsd_page_line(page);
    }
}

static void begin(struct vssdoc_selections *selections)
{
    (void)selections;
}

static void one(struct vssdoc_selections *selections, const struct vssdoc_selection *s)
{
    struct vsd_page page = {.out = &selections->out,
                            .colour = selections->options.colour,
                            .width = selections->options.width};
    bool all = selections->options.verbose;
    char heading[160];
    if (selections->n > 1)
        vsd_page_line(&page);
    head(&page, s);
    writers(&page, s, all);
    (void)snprintf(heading, sizeof heading,
                   "Not in the BCD (what the rules of %s say of each):",
                   s->requester == VSSDOC_BY_DISKSHADOW ? "DiskShadow and VShadow"
                                                     : "the documentation");
    if (s->requester == VSSDOC_BY_DOCUMENTATION || all)
        names(&page, heading, s->not_in_bcd, s->n_not_in_bcd, all);
    names(&page, "In the BCD explicitly, though the rules would not add it:", s->only_in_bcd,
          s->n_only_in_bcd, all);
    if (!s->has_bcd || all)
        names(&page,
              s->requester == VSSDOC_BY_DISKSHADOW
                  ? "What the documentation says of where DiskShadow's rules differ from it:"
                  : "What DiskShadow's rules say of where they differ:",
              s->differences, s->n_differences, all);
    unmet(&page, s);
}

const struct vsd_selections_format vsd_selections_text = {"text", begin, one, begin};

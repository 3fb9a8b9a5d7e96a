/* A selection for people: what is in the backup, what is not and why, writer by writer. */
#include <stdio.h>

#include "emit/selection/selection_parts.h"

static void volume_names(struct vsd_page *page, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        vsd_page_put(page, VSD_PLAIN, i > 0 ? ", " : "");
        vsd_page_put(page, VSD_PLAIN, names[i]);
    }
}

static void head(struct vsd_page *page, const struct vssdoc_selection *s,
                 const struct vsd_file_tally *tally)
{
    vsd_page_put(page, VSD_BOLD, s->source);
    vsd_page_line(page);
    vsd_selection_fact(page, "Selected by");
    if (s->made_by != NULL)
        vsd_page_printf(page, VSD_PLAIN, "%s: not by a BCD that a machine saved", s->made_by);
    else if (s->has_bcd)
        vsd_page_put(page, VSD_PLAIN, "the BCD");
    else
        vsd_page_printf(page, VSD_PLAIN, "the rules alone (%s): %s",
                        vssdoc_requester_name(s->requester),
                        s->bcd_unread ? "no BCD could be read" : "there is no BCD");
    vsd_page_line(page);
    vsd_selection_fact(page, "Snapshot set");
    if (s->volumes_known)
        volume_names(page, s->volumes, s->n_volumes);
    else
        vsd_page_words(page, VSD_SELECTION_FACT, "not known, so nothing is left out for its volume (--volumes "
                                   "names it)");
    vsd_page_line(page);
    if (s->n_needed_volumes > 0) {
        vsd_selection_fact(page, "Needed for it");
        volume_names(page, s->needed_volumes, s->n_needed_volumes);
        vsd_page_line(page);
    }
    vsd_selection_fact(page, "In the backup");
    vsd_page_number(page, VSD_PLAIN, s->n_included);
    vsd_page_put(page, VSD_PLAIN, " of ");
    vsd_page_count(page, s->n_components, "component", "components");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, s->n_file_sets, "file set", "file sets");
    vsd_page_line(page);
    if (tally != NULL)
        vsd_selection_files_head(page, tally);
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
    for (size_t i = 0; i < n && (all || i < VSD_SELECTION_MOST); i++) {
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_name(page, VSD_PLAIN, list[i].writer != NULL ? list[i].writer : list[i].writer_id);
        vsd_page_put(page, VSD_PLAIN, ":");
        vsd_page_name(page, VSD_PLAIN, list[i].full_path);
        vsd_page_put(page, VSD_DIM, "  ");
        vsd_selection_reason(page, list[i].reason, list[i].by);
        vsd_page_line(page);
    }
    if (!all && n > VSD_SELECTION_MOST) {
        vsd_page_printf(page, VSD_DIM, "  and %zu more (-v lists them)", n - VSD_SELECTION_MOST);
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

static void one(struct vssdoc_selections *selections, struct vssdoc_selection *s)
{
    struct vsd_page page = {.out = &selections->out,
                            .colour = selections->options.colour,
                            .width = selections->options.width};
    bool all = selections->options.verbose;
    char heading[160];
    struct vsd_file_tally *tally = NULL;
    if (s->has_host)
        selections->status = vsd_file_tally_new(s, &tally, selections->error);
    if (selections->status != VSSDOC_OK)
        return;
    if (selections->n > 1)
        vsd_page_line(&page);
    head(&page, s, tally);
    vsd_selection_verdicts(&page, s, all);
    if (tally != NULL)
        vsd_selection_files(&page, tally, all);
    vsd_file_tally_free(tally);
    vsd_selection_writers(&page, s, all);
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
    vsd_selection_required(&page, s);
}

const struct vsd_selections_format vsd_selections_text = {{"text"}, begin, one, begin};

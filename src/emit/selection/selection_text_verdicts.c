/* A selection's verdicts for people: consistency, system state, exclusions, requirements. */
#include <stdio.h>

#include "emit/selection/selection_parts.h"

void vsd_selection_fact(struct vsd_page *page, const char *name)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, name);
    vsd_page_pad(page, VSD_SELECTION_FACT);
}

static void more_lines(struct vsd_page *page, const char *const *lines, size_t n, size_t most)
{
    for (size_t i = 0; i < n && i < most; i++) {
        vsd_page_pad(page, VSD_SELECTION_FACT);
        vsd_page_words(page, VSD_SELECTION_FACT, lines[i]);
        vsd_page_line(page);
    }
    if (n > most) {
        vsd_page_pad(page, VSD_SELECTION_FACT);
        vsd_page_printf(page, VSD_DIM, "and %zu more (-v lists them)", n - most);
        vsd_page_line(page);
    }
}

static void consistency(struct vsd_page *page, const struct vssdoc_consistency *c, bool all)
{
    enum { FEW = 5 };
    vsd_selection_fact(page, "Consistency");
    vsd_page_words(page, VSD_SELECTION_FACT, c->verdict != NULL ? c->verdict : "");
    vsd_page_line(page);
    more_lines(page, c->reasons, c->n_reasons, all ? c->n_reasons : FEW);
    for (size_t i = 0; i < c->n_untold && all; i++) {
        vsd_page_pad(page, VSD_SELECTION_FACT);
        vsd_page_put(page, VSD_PLAIN, "not told:");
        vsd_page_words(page, VSD_SELECTION_FACT, " ");
        vsd_page_put(page, VSD_PLAIN, " ");
        vsd_page_words(page, VSD_SELECTION_FACT, c->untold[i]);
        vsd_page_line(page);
    }
}

static void critical_volume(struct vsd_page *page, const struct vssdoc_critical_volume *v,
                            bool known)
{
    vsd_page_put(page, VSD_PLAIN, v->volume);
    if (known && !v->in_set)
        vsd_page_put(page, VSD_ODD, " (not in the snapshot set)");
    vsd_page_put(page, VSD_PLAIN, ", for ");
    if (v->writer == NULL && v->component == NULL) {
        vsd_page_put(page, VSD_PLAIN, "the ASR writer, which must restore it");
        return;
    }
    vsd_page_name(page, VSD_PLAIN, v->writer);
    vsd_page_put(page, VSD_PLAIN, ":");
    vsd_page_name(page, VSD_PLAIN, v->component);
    if (v->path != NULL) {
        vsd_page_put(page, VSD_DIM, " in ");
        vsd_page_put(page, VSD_DIM, v->path);
    }
    if (v->n_components > 1)
        vsd_page_printf(page, VSD_DIM, " and %zu more", v->n_components - 1);
}

static void system_state(struct vsd_page *page, const struct vssdoc_selection *s)
{
    if (s->system_state == 1 || s->system_state == 0) {
        vsd_selection_fact(page, "System state");
        vsd_page_put(page, VSD_PLAIN, s->system_state == 1 ? "asked for" : "not asked for");
        if (s->system_state == 1 && s->n_system_state_missing > 0) {
            const struct vssdoc_selected_name *first = s->system_state_missing;
            vsd_page_put(page, VSD_ODD, ", and not complete: ");
            vsd_page_count(page, s->n_system_state_missing, "component of it is",
                           "components of it are");
            vsd_page_put(page, VSD_PLAIN, " not in the backup, such as ");
            vsd_page_name(page, VSD_PLAIN, first->writer);
            vsd_page_put(page, VSD_PLAIN, ":");
            vsd_page_name(page, VSD_PLAIN, first->full_path);
        }
        vsd_page_line(page);
    }
    enum { FEW = 5 };
    for (size_t i = 0; i < s->n_critical_volumes && i < FEW; i++) {
        if (i == 0)
            vsd_selection_fact(page, "Critical");
        else
            vsd_page_pad(page, VSD_SELECTION_FACT);
        critical_volume(page, &s->critical_volumes[i], s->volumes_known);
        vsd_page_line(page);
    }
    if (s->n_critical_volumes > FEW) {
        vsd_page_pad(page, VSD_SELECTION_FACT);
        vsd_page_printf(page, VSD_DIM, "and %zu more volumes", s->n_critical_volumes - FEW);
        vsd_page_line(page);
    }
}

static void lost(struct vsd_page *page, const struct vssdoc_selection *s)
{
    if (s->n_lost == 0)
        return;
    vsd_selection_fact(page, "Excluding");
    vsd_page_put(page, VSD_PLAIN, "loses ");
    vsd_page_count(page, s->n_lost, "component", "components");
    vsd_page_put(page, VSD_PLAIN, " with ");
    vsd_page_count(page, s->n_lost_file_sets, "file set", "file sets");
    for (size_t i = 0; i < s->n_lost_volumes; i++) {
        vsd_page_put(page, VSD_PLAIN, i == 0 ? " on " : ", ");
        vsd_page_put(page, VSD_PLAIN, s->lost_volumes[i]);
    }
    vsd_page_line(page);
}

void vsd_selection_verdicts(struct vsd_page *page, const struct vssdoc_selection *s, bool all)
{
    consistency(page, &s->consistency, all);
    if (s->has_bcd || all)
        system_state(page, s);
    lost(page, s);
    for (size_t i = 0; i < s->n_notes; i++) {
        vsd_selection_fact(page, "Note");
        vsd_page_words(page, VSD_SELECTION_FACT, s->notes[i]);
        vsd_page_line(page);
    }
}

void vsd_selection_required(struct vsd_page *page, const struct vssdoc_selection *s)
{
    if (s->n_required == 0)
        return;
    vsd_page_line(page);
    vsd_page_put(page, VSD_PLAIN, "Required:");
    vsd_page_line(page);
    for (size_t i = 0; i < s->n_required; i++) {
        const struct vssdoc_requirement *r = &s->required[i];
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_put(page, r->met ? VSD_GOOD : VSD_BAD, r->met ? "+" : "-");
        vsd_page_put(page, VSD_PLAIN, " ");
        vsd_page_name(page, VSD_PLAIN, r->asked);
        if (!r->met) {
            vsd_page_put(page, VSD_DIM, "  ");
            vsd_page_put(page, VSD_DIM, r->why);
        }
        vsd_page_line(page);
    }
}

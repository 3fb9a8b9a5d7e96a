/* A selection's writers for people: what is in the backup of each, and why the rest is not. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "emit/selection/selection_parts.h"

enum { ENOUGH_FOR_A_GROUP = 3, MOST_GROUPED = 100 /* writers; no machine has more */ };

void vsd_selection_reason(struct vsd_page *page, enum vssdoc_selection_reason why, const char *by)
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
        vsd_page_put(page, VSD_PLAIN, "left out on purpose: ");
        vsd_page_put(page, VSD_PLAIN, by);
        return;
    }
    vsd_page_put(page, VSD_PLAIN, words[why]);
    if (by != NULL)
        vsd_page_put(page, VSD_PLAIN, by);
}

/* ---- writers that are out for the same want of volumes ---- */

/* The components of one writer. */
struct part {
    const struct vssdoc_selected_writer *writer;
    const struct vssdoc_selected_component *components;
};

/* The volumes for want of which all of a writer is out; NULL when there is another reason, or none.
 */
static const char *wanted_volumes(const struct part *part)
{
    const char *volumes = NULL;
    for (size_t i = 0; i < part->writer->n_components; i++) {
        const struct vssdoc_selected_component *c = &part->components[i];
        if (c->inclusion != VSSDOC_NOT_INCLUDED || c->reason == VSSDOC_REQUESTER_CHOICE ||
            c->by == NULL)
            return NULL;
        if (c->reason != VSSDOC_VOLUME_NOT_IN_SET)
            continue;
        if (volumes != NULL && strcmp(volumes, c->by) != 0)
            return NULL;
        volumes = c->by;
    }
    return volumes;
}

/* Called with each writer; the first that returns false ends it. */
static void each_writer(const struct vssdoc_selection *s,
                        bool (*visit)(void *context, const struct part *part), void *context)
{
    struct part part = {s->writers, s->components};
    for (size_t i = 0; i < s->n_writers; i++, part.writer++) {
        if (!visit(context, &part))
            return;
        if (part.writer->n_components > 0) /* else there may be none at all, and no list of them */
            part.components += part.writer->n_components;
    }
}

struct group {
    const char *volumes;
    size_t writers, components;
    struct vsd_page *page; /* NULL: count only */
};

static bool in_group(void *context, const struct part *part)
{
    struct group *group = context;
    const char *volumes = wanted_volumes(part);
    if (volumes == NULL || strcmp(volumes, group->volumes) != 0)
        return true;
    if (group->page != NULL) {
        char name[300];
        const char *called =
            part->writer->writer != NULL ? part->writer->writer : part->writer->writer_id;
        (void)snprintf(name, sizeof name, "%s%s", group->writers > 0 ? ", " : "",
                       called != NULL ? called : "-");
        vsd_page_words(group->page, 4, name);
    }
    group->writers++;
    group->components += part->writer->n_components;
    return true;
}

static bool is_grouped(const struct vssdoc_selection *s, const char *volumes)
{
    struct group group = {.volumes = volumes};
    if (s->n_writers > MOST_GROUPED)
        return false;
    each_writer(s, in_group, &group);
    return group.writers >= ENOUGH_FOR_A_GROUP;
}

/* ---- one writer ---- */

static bool same_reason(const struct vssdoc_selected_component *a,
                        const struct vssdoc_selected_component *b)
{
    return a->inclusion == b->inclusion && a->reason == b->reason && vsd_same_text(a->by, b->by);
}

static void component(struct vsd_page *page, const struct vssdoc_selected_component *c)
{
    static const char *const marks[] = {
        [VSSDOC_NOT_INCLUDED] = "-", [VSSDOC_EXPLICIT] = "+", [VSSDOC_IMPLICIT] = "."};
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, c->inclusion == VSSDOC_NOT_INCLUDED ? VSD_ODD : VSD_GOOD,
                 marks[c->inclusion]);
    vsd_page_put(page, VSD_PLAIN, " ");
    vsd_page_name(page, VSD_PLAIN, c->full_path);
}

/* Components in a row with one reason: the first ones, and how many more there are. */
static size_t components_alike(struct vsd_page *page, const struct vssdoc_selected_component *first,
                               size_t left, bool all)
{
    size_t n = 1;
    while (n < left && same_reason(first, &first[n]))
        n++;
    for (size_t i = 0; i < n && (all || i < VSD_SELECTION_MOST); i++) {
        component(page, &first[i]);
        if (i == 0 && first->reason != VSSDOC_BECAUSE_EXPLICIT) {
            vsd_page_put(page, VSD_DIM, "  ");
            vsd_selection_reason(page, first->reason, first->by);
        } else if (first->inclusion == VSSDOC_NOT_INCLUDED) {
            vsd_page_put(page, VSD_DIM, "  likewise");
        }
        vsd_page_line(page);
    }
    if (!all && n > VSD_SELECTION_MOST) {
        vsd_page_put(page, VSD_DIM, "    and ");
        vsd_page_number(page, VSD_DIM, n - VSD_SELECTION_MOST);
        vsd_page_put(page, VSD_DIM, " more likewise (-v lists them)");
        vsd_page_line(page);
    }
    return n;
}

struct listing {
    struct vsd_page *page;
    const struct vssdoc_selection *selection;
    bool all;
};

static bool list_writer(void *context, const struct part *part)
{
    const struct listing *listing = context;
    const struct vssdoc_selected_writer *w = part->writer;
    const char *volumes = listing->all ? NULL : wanted_volumes(part);
    if (w->n_components == 0 || (volumes != NULL && is_grouped(listing->selection, volumes)))
        return true;
    vsd_page_line(listing->page);
    vsd_page_name(listing->page, VSD_BOLD, w->writer != NULL ? w->writer : w->writer_id);
    vsd_page_printf(listing->page, VSD_DIM, "  %zu of %zu", w->n_included, w->n_components);
    if (w->instance_name != NULL && *w->instance_name != '\0') {
        vsd_page_put(listing->page, VSD_DIM, "  instance ");
        vsd_page_name(listing->page, VSD_DIM, w->instance_name);
    }
    vsd_page_line(listing->page);
    for (size_t i = 0; i < w->n_components;)
        i += components_alike(listing->page, &part->components[i], w->n_components - i,
                              listing->all);
    return true;
}

/* A group is told of where its first writer stands. */
static bool list_group(void *context, const struct part *part)
{
    const struct listing *listing = context;
    struct vsd_page *page = listing->page;
    const char *volumes = wanted_volumes(part);
    if (volumes == NULL)
        return true;
    struct part earlier = {listing->selection->writers, listing->selection->components};
    for (; earlier.writer < part->writer; earlier.components += earlier.writer++->n_components)
        if (vsd_same_text(wanted_volumes(&earlier), volumes))
            return true;
    struct group group = {.volumes = volumes};
    each_writer(listing->selection, in_group, &group);
    if (group.writers < ENOUGH_FOR_A_GROUP)
        return true;
    vsd_page_line(page);
    vsd_page_put(page, VSD_BOLD, "Left out for want of ");
    vsd_page_put(page, VSD_BOLD, volumes);
    vsd_page_put(page, VSD_DIM, "  ");
    vsd_page_count(page, group.writers, "writer", "writers");
    vsd_page_put(page, VSD_DIM, ", ");
    vsd_page_count(page, group.components, "component", "components");
    vsd_page_put(page, VSD_DIM, " (-v lists them)");
    vsd_page_line(page);
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_ODD, "-");
    vsd_page_put(page, VSD_PLAIN, " ");
    group = (struct group){.volumes = volumes, .page = page};
    each_writer(listing->selection, in_group, &group);
    vsd_page_line(page);
    return true;
}

void vsd_selection_writers(struct vsd_page *page, const struct vssdoc_selection *s, bool all)
{
    struct listing listing = {page, s, all};
    size_t n = 0;
    each_writer(s, list_writer, &listing);
    if (!all && s->n_writers <= MOST_GROUPED)
        each_writer(s, list_group, &listing);
    for (size_t i = 0; i < s->n_writers; i++) {
        const struct vssdoc_selected_writer *w = &s->writers[i];
        if (w->n_components > 0)
            continue;
        if (n++ == 0) {
            vsd_page_line(page);
            vsd_page_put(page, VSD_PLAIN, "Without components, thus with nothing to back up: ");
        } else {
            vsd_page_put(page, VSD_PLAIN, ", ");
        }
        vsd_page_name(page, VSD_PLAIN, w->writer != NULL ? w->writer : w->writer_id);
    }
    if (n > 0)
        vsd_page_line(page);
}

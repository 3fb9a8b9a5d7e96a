/* Why a component, or a writer, is in a backup or not. */
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "select/asking.h"

#define KINDS "working-with-selectability-for-backup.md; logical-pathing-of-components.md"
#define IN_BCD "use-of-components-by-the-requestor.md"
#define VOLUMES "VShadow sample; overview-of-pre-backup-tasks.md"
#define TAKING_PART "definition-of-components-by-writers.md; VShadow sample"

const struct vssdoc_selected_component *vsd_selected(const struct vsd_asking *asking,
                                                     const struct vssdoc_writer *writer,
                                                     const struct vssdoc_component *component)
{
    const struct vssdoc_selection *s = asking->selection;
    char locator[1024];
    (void)vssdoc_locator(&component->at, locator, sizeof locator);
    for (size_t i = 0; i < s->n_components; i++)
        if (vsd_same_text(s->components[i].document, writer->document->path) &&
            vsd_same_text(s->components[i].locator, locator))
            return &s->components[i];
    return NULL;
}

const char *vsd_reason_text(struct vsd_asking *asking, const struct vssdoc_selected_component *c)
{
    static const char *const words[] = {
        [VSSDOC_BECAUSE_EXPLICIT] = "it was added",
        [VSSDOC_BECAUSE_IMPLICIT] = "it comes with ",
        [VSSDOC_VOLUME_NOT_IN_SET] = "it needs volumes that are not in the snapshot set: ",
        [VSSDOC_WRITER_LEFT_OUT] = "the writer cannot take part without ",
        [VSSDOC_ANCESTOR_NOT_INCLUDED] = "it comes only with what is above it and not in the backup: ",
        [VSSDOC_REQUESTER_CHOICE] = "the requester did not choose it, and no rule explains that",
    };
    const char *by = c->reason == VSSDOC_REQUESTER_CHOICE || c->by == NULL ? "" : c->by;
    const char *text = vsd_arena_printf(&asking->scratch, "%s%s", words[c->reason], by);
    asking->no_memory = asking->no_memory || text == NULL;
    return text != NULL ? text : "";
}

/* ---- the steps ---- */

static void kind_of(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                    const struct vsd_hierarchy *hierarchy, const struct vssdoc_component *component)
{
    const struct vssdoc_component *set = vsd_selectable_ancestor(hierarchy, component);
    bool selectable = component->selectable == 1;
    static const char *const kinds[2][2] = {
        {"not selectable, no selectable component above: required, as soon as anything of the writer "
         "is backed up",
         "not selectable, below a selectable one: it comes only with"},
        {"selectable, no selectable component above: optional",
         "selectable, below another selectable one: by itself, or with"}};
    vsd_ask(asking, "What kind of component is it?", KINDS, writer->document, &component->at,
            "%s%s%s", kinds[selectable][set != NULL], set != NULL ? " " : "",
            set != NULL ? set->full_path : "");
}

static void in_bcd(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                   const struct vsd_hierarchy *hierarchy, const struct vssdoc_component *component)
{
    const struct vssdoc_capture *capture = asking->planning.capture;
    const struct vssdoc_component *definer = component;
    const struct vssdoc_backup_component *record = NULL;
    if (capture->backup_components == NULL) {
        vsd_ask(asking, "Does the BCD name it?", IN_BCD, NULL, NULL,
                "there is no BCD: what follows is what the rules would select");
        return;
    }
    for (; definer != NULL && record == NULL;
         definer = record == NULL ? vsd_ancestor(hierarchy, definer) : definer)
        record = vssdoc_record_of(capture, writer, definer);
    const struct vssdoc_document *bcd = capture->backup_components->document;
    if (record == NULL)
        vsd_ask(asking, "Does the BCD name it?", IN_BCD, bcd, &capture->backup_components->at,
                "no, nor any component above it");
    else if (definer == component)
        vsd_ask(asking, "Does the BCD name it?", IN_BCD, bcd, &record->at, "yes");
    else
        vsd_ask(asking, "Does the BCD name it?", IN_BCD, bcd, &record->at,
                "no, but %s, which brings along what lies below it", definer->full_path);
}

static void on_volumes(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                       const struct vssdoc_component *component)
{
    bool enough;
    const char *missing = vsd_missing_volumes(&asking->planning,
                                              asking->planning.options->requester, component,
                                              &enough);
    asking->no_memory = asking->no_memory || !enough;
    const char *answer = component->file_sets == NULL ? "it has no files of its own"
                         : !asking->planning.drives->known
                             ? "the documents do not tell which volumes were snapshotted"
                         : missing == NULL ? "yes, as far as they are known"
                                           : missing;
    vsd_ask(asking, "Were all volumes of its files snapshotted?", VOLUMES, writer->document,
            &component->at, "%s%s", missing != NULL ? "no: not " : "", answer);
}

/* For a component that is not in the backup: who decided. */
static void decided_by(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                       const struct vsd_hierarchy *hierarchy,
                       const struct vssdoc_selected_component *c)
{
    const struct vssdoc_component *other =
        c->by != NULL ? vsd_component_at(hierarchy, c->by) : NULL;
    const struct vssdoc_selected_component *decider =
        other != NULL ? vsd_selected(asking, writer, other) : NULL;
    if (c->reason == VSSDOC_WRITER_LEFT_OUT)
        vsd_ask(asking, "Can the writer take part?", TAKING_PART, writer->document,
                other != NULL ? &other->at : NULL, "no, not without %s: %s",
                c->by != NULL ? c->by : "a component",
                decider != NULL ? vsd_reason_text(asking, decider) : "none of its components is left");
    else if (c->reason == VSSDOC_ANCESTOR_NOT_INCLUDED && decider != NULL)
        vsd_ask(asking, "Why is the component above it not in the backup?", KINDS, writer->document,
                &other->at, "%s", vsd_reason_text(asking, decider));
}

void vsd_why_component(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                       const struct vssdoc_component *component)
{
    struct vsd_hierarchy hierarchy;
    const struct vssdoc_selected_component *c = vsd_selected(asking, writer, component);
    if (c == NULL || !vsd_hierarchy_make(&hierarchy, writer)) {
        asking->no_memory = true;
        return;
    }
    kind_of(asking, writer, &hierarchy, component);
    in_bcd(asking, writer, &hierarchy, component);
    on_volumes(asking, writer, component);
    if (c->inclusion == VSSDOC_NOT_INCLUDED) {
        decided_by(asking, writer, &hierarchy, c);
        vsd_conclude(asking, false, "Not in the backup: %s.", vsd_reason_text(asking, c));
    } else {
        vsd_conclude(asking, true, "In the backup: %s.", vsd_reason_text(asking, c));
    }
    vsd_hierarchy_free(&hierarchy);
}

/* ---- a writer ---- */

void vsd_why_writer(struct vsd_asking *asking, const struct vssdoc_writer *writer)
{
    size_t included = 0;
    const struct vssdoc_selected_component *first = NULL;
    for (size_t i = 0; i < asking->selection->n_components; i++) {
        const struct vssdoc_selected_component *c = &asking->selection->components[i];
        if (!vsd_same_text(c->document, writer->document->path))
            continue;
        included += c->inclusion != VSSDOC_NOT_INCLUDED;
        if (first == NULL && c->inclusion == VSSDOC_NOT_INCLUDED)
            first = c;
    }
    vsd_ask(asking, "Which components does it have?", NULL, writer->document, &writer->at, "%zu",
            writer->n_components);
    vsd_ask(asking, "How many of them are in the backup?", IN_BCD, NULL, NULL, "%zu", included);
    if (first != NULL)
        vsd_ask(asking, "Why is one of the others not?", TAKING_PART, writer->document, NULL,
                "%s: %s", first->full_path, vsd_reason_text(asking, first));
    if (writer->n_components == 0)
        vsd_conclude(asking, false, "Not in the backup: the writer has no components to back up.");
    else if (included == 0)
        vsd_conclude(asking, false, "Not in the backup: the writer gets no events.");
    else
        vsd_conclude(asking, true, "In the backup, with %zu of its %zu components.", included,
                     writer->n_components);
}

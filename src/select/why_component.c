/* Why a component, or a writer, is in a backup or not. */
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "select/asking.h"

#define KINDS "working-with-selectability-for-backup.md; logical-pathing-of-components.md"
#define IN_BCD "use-of-components-by-the-requestor.md"
#define VOLUMES "VShadow sample; overview-of-pre-backup-tasks.md"
#define TAKING_PART "definition-of-components-by-writers.md; VShadow sample"
#define PRINTED "as seen in logs of DiskShadow"

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

const char *vsd_ask_reason(struct vsd_asking *asking, const struct vssdoc_selected_component *c)
{
    const char *text = vsd_reason_text(&asking->scratch, c->reason, c->by);
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
    if (component->selectable != 0 && !selectable)
        vsd_ask(asking, "Is it selectable?", "vssgloss-s.md", writer->document, &component->at,
                "the WMD does not say it in a way that is understood: taken as not");
    vsd_ask(asking, "What kind of component is it?", KINDS, writer->document, &component->at,
            "%s%s%s", kinds[selectable][set != NULL], set != NULL ? " " : "",
            set != NULL ? set->full_path : "");
}

/* The record that the backup holds the component by; NULL: none. */
static const struct vssdoc_backup_component *in_bcd(struct vsd_asking *asking,
                                                    const struct vssdoc_writer *writer,
                                                    const struct vsd_hierarchy *hierarchy,
                                                    const struct vssdoc_component *component)
{
    const struct vssdoc_capture *capture = asking->planning.capture;
    if (capture->backup_components == NULL) {
        vsd_ask(asking, "Does the BCD name it?", IN_BCD, NULL, NULL,
                "%s: what follows is what the rules would select",
                asking->selection->bcd_unread ? "no BCD could be read" : "there is no BCD");
        return NULL;
    }
    if (capture->backup_components->select_components == 0)
        vsd_ask(asking, "Is the backup in component mode?", IN_BCD,
                capture->backup_components->document, &capture->backup_components->at,
                "no: volumes were backed up as a whole, and no component was selected");
    const struct vsd_plan plan = {.writer = writer, .hierarchy = hierarchy};
    const struct vssdoc_component *definer =
        vsd_definer_in_bcd(capture, &plan, VSSDOC_BY_DISKSHADOW, component);
    const struct vssdoc_document *bcd = capture->backup_components->document;
    if (definer == NULL) {
        vsd_ask(asking, "Does the BCD name it?", IN_BCD, bcd, &capture->backup_components->at,
                "no, nor any component above it");
        return NULL;
    }
    const struct vssdoc_backup_component *record = vssdoc_record_of(capture, writer, definer);
    const struct vssdoc_element *at = &record->at;
    if (definer == component)
        vsd_ask(asking, "Does the BCD name it?", IN_BCD, bcd, at, "yes");
    else
        vsd_ask(asking, "Does the BCD name it?", IN_BCD, bcd, at,
                "no, but %s, which brings along what lies below it", definer->full_path);
    if (vsd_definer_in_bcd(capture, &plan, VSSDOC_BY_DOCUMENTATION, component) == NULL)
        vsd_ask(asking, "Does what is above bring it along?", KINDS "; VShadow sample", bcd, at,
                "as DiskShadow and VShadow count, yes; by the documentation no, as %s is not "
                "selectable (--requester tells which of them counts)",
                definer->full_path);
    return record;
}

static void on_volumes(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                       const struct vssdoc_component *component)
{
    bool enough;
    const char *missing = vsd_missing_volumes(&asking->planning,
                                              asking->planning.options->requester, writer,
                                              component, &enough);
    asking->no_memory = asking->no_memory || !enough;
    const char *answer = component->file_sets == NULL ? "it has no files of its own"
                         : !asking->planning.drives->known
                             ? "the documents do not tell which volumes were snapshotted"
                         : missing == NULL ? "yes, as far as they are known"
                                           : missing;
    const struct vssdoc_file_set *set = missing != NULL ? component->file_sets : NULL;
    while (set != NULL && enough &&
           vsd_missing_volume_of(&asking->planning, asking->planning.options->requester, writer, set,
                                 &enough) == NULL)
        set = set->next;
    vsd_ask(asking, "Were all volumes of its files snapshotted?", VOLUMES, writer->document,
            set != NULL ? &set->at : &component->at, "%s%s%s%s", missing != NULL ? "no: not " : "",
            answer, set != NULL ? ", for " : "", set != NULL && set->path != NULL ? set->path : "");
}

/* What a component in the backup depends on, and the backup does not hold. */
static void depends(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                    const struct vssdoc_selected_component *c)
{
    const struct vssdoc_selection *s = asking->selection;
    for (size_t i = 0; i < s->n_unmet; i++) {
        const struct vssdoc_selected_dependency *d = &s->unmet[i];
        if (!vsd_same_text(d->writer_id, c->writer_id) || !vsd_same_text(d->component, c->full_path))
            continue;
        vsd_ask(asking, "Is what it depends on in the backup?",
                "dependencies-between-components-managed-by-different-writers.md", writer->document,
                NULL, "%s%s%s%s", d->computer == NULL ? "no: " : "nobody here can tell: ", d->target,
                d->computer != NULL ? " is on " : "",
                d->computer == NULL    ? ""
                : *d->computer != '\0' ? d->computer
                                       : "a computer that it does not name");
    }
}

/* A set is complete or not at all: which component below it lacks a volume. */
static void below(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                  const struct vssdoc_component *component)
{
    enum vssdoc_requester requester = asking->planning.options->requester;
    bool enough = true;
    for (const struct vssdoc_component *c = writer->components; c != NULL && enough; c = c->next) {
        const char *missing =
            vsd_path_below(c->full_path, component->full_path)
                ? vsd_missing_volumes(&asking->planning, requester, writer, c, &enough)
                : NULL;
        if (missing == NULL)
            continue;
        vsd_ask(asking, "Does what lies below it need others?", VOLUMES, writer->document, &c->at,
                "%s needs %s, and a set is complete or not at all", c->full_path, missing);
        return;
    }
    asking->no_memory = asking->no_memory || !enough;
}

/* The message that people search for: what DiskShadow prints about it. It names the first volume alone,
 * and leaves a blank where one has no letter. */
static void printed(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                    const struct vssdoc_selected_component *c)
{
    const char *name = writer->name != NULL ? writer->name : "";
    if (asking->planning.options->requester != VSSDOC_BY_DISKSHADOW || c->by == NULL)
        return;
    if (c->reason == VSSDOC_WRITER_LEFT_OUT)
        vsd_ask(asking, "What does DiskShadow print then?", PRINTED, NULL, NULL,
                "The writer \"%s\" is now entirely excluded from the backup because the top-level non "
                "selectable component \"%s\" is excluded.", name, c->by);
    if (c->reason != VSSDOC_VOLUME_NOT_IN_SET)
        return;
    bool letter = c->by[0] != '\\';
    size_t length = strcspn(c->by, ",");
    vsd_ask(asking, "What does DiskShadow print then?", PRINTED, NULL, NULL,
            "Component \"%s\" from writer \"%s\" is excluded from backup, because it requires volume "
            "%.*s%s which is not in the shadow copy set.%s", c->full_path, name,
            letter ? (int)length : 0, c->by, letter ? "\\" : "",
            letter ? "" : " (it has no name for a volume without a letter)");
}

/* Whether a writer that takes part requires the component, and the requester left it out. */
static bool is_lacking(const struct vsd_asking *asking, const struct vssdoc_writer *writer,
                       const struct vssdoc_selected_component *c)
{
    const struct vssdoc_writer_components *e = vssdoc_entry_of(asking->planning.capture, writer);
    return c->reason == VSSDOC_REQUESTER_CHOICE && c->by == NULL && c->selectable == 0 && e != NULL &&
           e->components != NULL;
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
                decider != NULL ? vsd_ask_reason(asking, decider) : "none of its components is left");
    else if (is_lacking(asking, writer, c))
        vsd_ask(asking, "Could the requester leave it out?", TAKING_PART, writer->document, NULL,
                "no: other components of the writer are in the BCD, and it requires this one: a mistake "
                "of the requester's");
    else if (c->reason == VSSDOC_ANCESTOR_NOT_INCLUDED && decider != NULL)
        vsd_ask(asking, "Why is the component above it not in the backup?", KINDS, writer->document,
                &other->at, "%s", vsd_ask_reason(asking, decider));
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
    const struct vssdoc_backup_component *record = in_bcd(asking, writer, &hierarchy, component);
    on_volumes(asking, writer, component);
    depends(asking, writer, c);
    const struct vssdoc_backup_components *bcd = asking->planning.capture->backup_components;
    if (bcd != NULL && bcd->select_components == 0) {
        vsd_conclude(asking, c->inclusion != VSSDOC_NOT_INCLUDED,
                     c->inclusion == VSSDOC_NOT_INCLUDED
                         ? "Not in the backup as a component: the backup is one of whole volumes, which "
                           "may hold its files all the same."
                         : "Named in the BCD, but the backup is one of whole volumes, in which components "
                           "mean nothing.");
    } else if (c->inclusion == VSSDOC_NOT_INCLUDED) {
        if (c->reason == VSSDOC_VOLUME_NOT_IN_SET)
            below(asking, writer, component);
        decided_by(asking, writer, &hierarchy, c);
        printed(asking, writer, c);
        vsd_conclude(asking, false, "Not in the backup: %s.",
                     is_lacking(asking, writer, c)
                         ? "the requester left it out, though its writer requires it"
                         : vsd_ask_reason(asking, c));
    } else {
        vsd_conclude(asking, true, "In the backup: %s%s.", vsd_ask_reason(asking, c),
                     vsd_ask_failure(asking, record) ? ", but a failure is on record" : "");
    }
    vsd_hierarchy_free(&hierarchy);
}

/* ---- a writer ---- */

enum { MOST_REASONS = 8 };

/* The components of a writer that are not in the backup, by their reasons. */
static void reasons_of(struct vsd_asking *asking, const struct vssdoc_writer *writer)
{
    const struct vssdoc_selected_component *all = asking->selection->components;
    const struct vssdoc_selected_component *told[MOST_REASONS];
    size_t n = 0, counts[MOST_REASONS] = {0}, others = 0;
    for (size_t i = 0; i < asking->selection->n_components; i++) {
        const struct vssdoc_selected_component *c = &all[i];
        size_t at = 0;
        if (c->inclusion != VSSDOC_NOT_INCLUDED || !vsd_same_text(c->document, writer->document->path))
            continue;
        while (at < n && (told[at]->reason != c->reason || !vsd_same_text(told[at]->by, c->by)))
            at++;
        if (at == n && n < MOST_REASONS)
            told[n++] = c;
        if (at < MOST_REASONS)
            counts[at]++;
        else
            others++;
    }
    for (size_t i = 0; i < n; i++) {
        if (counts[i] > 1)
            vsd_ask(asking, "Why are others not?", TAKING_PART, writer->document, NULL,
                    "%s and %zu more: %s", told[i]->full_path, counts[i] - 1,
                    vsd_ask_reason(asking, told[i]));
        else
            vsd_ask(asking, "Why is one of them not?", TAKING_PART, writer->document, NULL, "%s: %s",
                    told[i]->full_path, vsd_ask_reason(asking, told[i]));
    }
    if (others > 0)
        vsd_ask(asking, "Why are others not?", TAKING_PART, writer->document, NULL,
                "%zu more, for other reasons", others);
}

static void without_components(struct vsd_asking *asking, const struct vssdoc_writer *writer)
{
    vsd_ask(asking, "What is it there for?", "in-box-vss-writers.md", writer->document, &writer->at,
            "for %zu exclude%s and %zu exclude%s from the snapshot", writer->n_exclude_files,
            writer->n_exclude_files == 1 ? "" : "s", writer->n_exclude_files_from_snapshot,
            writer->n_exclude_files_from_snapshot == 1 ? "" : "s");
    vsd_ask(asking, "What does DiskShadow print then?", PRINTED, NULL, NULL,
            "Excluding writer \"%s\", because all of its components have been excluded. (It has none)",
            writer->name != NULL ? writer->name : "");
    vsd_conclude(asking, false,
                 "Not in the backup, which is normal: the writer has no components to back up.");
}

void vsd_why_writer(struct vsd_asking *asking, const struct vssdoc_writer *writer)
{
    size_t included = 0;
    for (size_t i = 0; i < asking->selection->n_components; i++) {
        const struct vssdoc_selected_component *c = &asking->selection->components[i];
        included += c->inclusion != VSSDOC_NOT_INCLUDED &&
                    vsd_same_text(c->document, writer->document->path);
    }
    vsd_ask(asking, "Which components does it have?", NULL, writer->document, &writer->at, "%zu",
            writer->n_components);
    if (writer->n_components == 0) {
        without_components(asking, writer);
        return;
    }
    vsd_ask(asking, "How many of them are in the backup?", IN_BCD, NULL, NULL, "%zu", included);
    reasons_of(asking, writer);
    if (included == 0)
        vsd_conclude(asking, false, "Not in the backup: the writer gets no events.");
    else
        vsd_conclude(asking, true, "In the backup, with %zu of its %zu components.", included,
                     writer->n_components);
}

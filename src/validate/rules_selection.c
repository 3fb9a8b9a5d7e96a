/* Rules about which of a writer's components a requester chose for a backup. */
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "base/hash.h"
#include "validate/held.h"
#include "validate/view.h"

/* ---- explicit, implicit, required ---- */

static void implicit_made_explicit(struct vsd_check *check,
                                   const struct vssdoc_backup_component *record)
{
    const struct vssdoc_component *c = check->component;
    if (c == NULL || c->selectable != 0 || !vsd_component_mode(check->capture))
        return;
    const struct vssdoc_component *above = vsd_selectable_ancestor(check->hierarchy, c);
    if (above != NULL)
        vsd_report(check, &record->at, NULL,
                   "not selectable and below the selectable \"%.200s\", yet added explicitly: it "
                   "comes with that one only",
                   above->full_path);
}
DEFINE_RULE(implicit_made_explicit, .record = implicit_made_explicit,
            .public = {.code = "VSS420",
                       .slug = "x-explicit-ns-subcomponent",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "the documentation calls it an error of the requester; writers may "
                              "treat the component as a set of its own",
                       .title = "what is not selectable below a selectable component is not added",
                       .advice = "Add the selectable component above instead; its members come "
                                 "with it.",
                       .source = "working-with-selectability-for-backup.md; "
                                 "logical-pathing-of-components.md"});

/* Not selectable, with nothing selectable above: every backup of the writer holds it. */
static bool is_required(const struct vsd_check *check, const struct vssdoc_component *component)
{
    return component->selectable == 0 &&
           vsd_selectable_ancestor(check->hierarchy, component) == NULL;
}

static bool lacks_required(struct vsd_check *check, const struct vssdoc_writer_components *entry,
                           const struct vssdoc_component *component)
{
    return entry == vssdoc_entry_of(check->capture, check->writer) &&
           is_required(check, component) &&
           vssdoc_record_of(check->capture, check->writer, component) == NULL;
}

static void required_missing(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    if (check->writer == NULL || entry->components == NULL || !vsd_component_mode(check->capture))
        return;
    for (const struct vssdoc_component *c = check->writer->components; c != NULL; c = c->next) {
        if (!lacks_required(check, entry, c) || vsd_ancestor(check->hierarchy, c) != NULL)
            continue;
        check->component = c;
        vsd_report(check, &entry->at, NULL,
                   "not selectable, thus part of every backup of the writer, but the BCD does not "
                   "hold it beside the %zu component%s it has",
                   entry->n_components, entry->n_components == 1 ? "" : "s");
    }
}
DEFINE_RULE(required_missing, .entry = required_missing,
            .public = {.code = "VSS421",
                       .slug = "x-required-missing",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer counts on it: without it the rest may not be restorable",
                       .title = "a writer that takes part has its required components in the BCD",
                       .advice = "Add the component, or leave the whole writer out. Where its "
                                 "volume was not in the snapshot set, add the volume.",
                       .source = "use-of-components-by-the-requestor.md; "
                                 "definition-of-components-by-writers.md"});

static void required_by_parent(struct vsd_check *check,
                               const struct vssdoc_writer_components *entry)
{
    if (check->writer == NULL || entry->components == NULL || !vsd_component_mode(check->capture))
        return;
    for (const struct vssdoc_component *c = check->writer->components; c != NULL; c = c->next) {
        const struct vssdoc_component *above = vsd_ancestor(check->hierarchy, c);
        if (above == NULL || !lacks_required(check, entry, c) ||
            vsd_record_for(check->capture, check->writer, check->hierarchy, above) == NULL)
            continue;
        check->component = c;
        vsd_report(check, &entry->at, NULL,
                   "not selectable, below the not selectable \"%.200s\", and in the BCD only by "
                   "that one",
                   above->full_path);
    }
}
DEFINE_RULE(required_by_parent, .entry = required_by_parent,
            .public = {.code = "VSS422",
                       .slug = "x-required-missing-soft",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "Microsoft's pages disagree, and VShadow leaves it out: the files "
                              "are the same either way",
                       .title = "a required component below another is added explicitly too",
                       .advice = "Nothing to do for this backup. A requester of yours had better "
                                 "add it: most pages ask for it.",
                       .source = "working-with-selectability-for-backup.md; "
                                 "logical-pathing-of-components.md"});

static void explicit_twice(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    const struct vssdoc_component *c = check->component, *above = c;
    if (c == NULL || c->selectable != 1 || !vsd_component_mode(check->capture))
        return;
    do
        above = vsd_selectable_ancestor(check->hierarchy, above);
    while (above != NULL && vssdoc_record_of(check->capture, check->writer, above) == NULL);
    if (above != NULL)
        vsd_report(check, &record->at, NULL,
                   "added explicitly although it already comes with \"%.200s\"", above->full_path);
}
DEFINE_RULE(explicit_twice, .record = explicit_twice,
            .public = {.code = "VSS423",
                       .slug = "x-explicit-with-explicit-ancestor",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "most pages forbid it, the glossary allows it; its files may be "
                              "copied and restored twice",
                       .title = "a component is not added beside the set it belongs to",
                       .advice = "Add the component above only.",
                       .source = "logical-pathing-of-components.md; vssgloss-s.md"});

/* ---- dependencies ---- */

static void look_at_dependencies(struct vsd_check *check, struct vsd_view *view, void *context)
{
    const struct vsd_held *index = context;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        if (c->dependencies == NULL ||
            vsd_record_for(check->capture, view->writer, &view->hierarchy, c) == NULL)
            continue;
        check->component = c;
        for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next) {
            if (d->remote_computer != NULL || !d->writer_id.valid ||
                vsd_guid_is_null(&d->writer_id) || d->full_path == NULL || d->name == NULL ||
                *d->name == '\0' ||
                vsd_held_with(index, &d->writer_id, d->full_path) != NULL)
                continue;
            const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&d->writer_id);
            char id[37];
            vssdoc_guid_format(&d->writer_id, id);
            vsd_report(check, &d->at, d->full_path,
                       "in the backup, but what it depends on is not: \"%.300s\" of the writer %s",
                       d->full_path, known != NULL ? known->name : id);
        }
    }
}

static void dependency_left_out(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (!vsd_component_mode(capture))
        return;
    struct vsd_held *index = vsd_held_index(check, NULL);
    vsd_each_view(check, look_at_dependencies, index);
    HASH_CLEAR(hh, index);
}
DEFINE_RULE(dependency_left_out, .capture = dependency_left_out,
            .public = {
                .code = "VSS424",
                .slug = "x-dependency-unsatisfied",
                .scope = VSSDOC_ON_CAPTURE,
                .severity = VSSDOC_ERROR,
                .why = "both have to be in the same backup; VShadow and DiskShadow do not "
                       "look at dependencies",
                .title = "what a component depends on is in the backup too",
                .advice = "Add the other writer's component to the backup, or leave this "
                          "one out.",
                .source = "dependencies-between-components-managed-by-different-writers.md"});

static void dependency_elsewhere(struct vsd_check *check,
                                 const struct vssdoc_dependency *dependency)
{
    if (dependency->remote_computer == NULL || !vsd_component_mode(check->capture) ||
        vsd_record_for(check->capture, check->writer, check->hierarchy, check->component) == NULL)
        return;
    vsd_report(check, &dependency->at, dependency->full_path,
               "depends on a component of the machine \"%.100s\", whose own backup has to hold it: "
               "\"%.300s\"",
               dependency->remote_computer,
               dependency->full_path != NULL ? dependency->full_path : "");
}
DEFINE_RULE(dependency_elsewhere, .dependency = dependency_elsewhere,
            .public = {
                .code = "VSS425",
                .slug = "x-dependency-remote",
                .scope = VSSDOC_ON_CAPTURE,
                .severity = VSSDOC_INFO,
                .why = "only the other machine's BCD can tell",
                .title = "what a component needs of another machine is backed up there",
                .advice = "Look for the component in the BCD of that machine's backup, "
                          "which has to be complete before this one's BackupComplete.",
                .source = "dependencies-between-components-managed-by-different-writers.md"});

/* ---- left out ---- */

struct left_out {
    size_t forced, free, unsure; /* unsure: where its files lie is not known */
    const struct vssdoc_component *first_forced, *first_free;
};

/* What is not in the backup, and whether it had to be left out. Members of sets count as their set:
 * only what could have been added is looked at. */
static struct left_out left_out_of(const struct vsd_check *check, const struct vsd_view *view)
{
    struct left_out out = {0};
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        if (vsd_record_for(check->capture, view->writer, &view->hierarchy, c) != NULL)
            continue;
        if (vsd_cause_of(view, c) != NULL) {
            if (out.forced++ == 0)
                out.first_forced = c;
        } else if (vsd_ancestor(&view->hierarchy, c) == NULL && view->required == NULL) {
            if (!vsd_all_in_set(view, c))
                out.unsure++;
            else if (out.free++ == 0)
                out.first_free = c;
        }
    }
    return out;
}

static void report_cause(struct vsd_check *check, const struct vsd_view *view,
                         const struct left_out *out)
{
    const struct vsd_cause *cause =
        vsd_cause_of(view, view->required != NULL ? view->required : out->first_forced);
    const struct vsd_drive *drive = cause->drive;
    char begin[96];
    if (view->required != NULL)
        (void)snprintf(begin, sizeof begin,
                       "left out as a whole, as no backup of the writer may lack this:");
    else if (out->forced > 1)
        (void)snprintf(begin, sizeof begin, "%zu of its %zu components are left out:", out->forced,
                       view->writer->n_components);
    else
        (void)snprintf(begin, sizeof begin, "left out:");
    check->component = view->required == NULL && out->forced == 1 ? out->first_forced : NULL;
    vsd_report(
        check, &cause->set->at, NULL, "%s \"%.200s\" needs %s, of which no shadow copy was taken%s",
        begin, cause->component->full_path, drive->name,
        drive->listed && !drive->has_mount ? " (it is not mounted: probably the system partition)"
                                           : "");
}

static void look_at_forced(struct vsd_check *check, struct vsd_view *view, void *context)
{
    (void)context;
    struct left_out out = left_out_of(check, view);
    if (out.forced > 0 && (view->required == NULL || !vsd_takes_part(check->capture, view->writer)))
        report_cause(check, view, &out);
}

static void left_out_by_volume(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (vsd_component_mode(capture) && capture->backup_components->n_components > 0)
        vsd_each_view(check, look_at_forced, NULL);
}
DEFINE_RULE(left_out_by_volume, .capture = left_out_by_volume,
            .public = {.code = "VSS426",
                       .slug = "x-left-out-by-volume",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "leaving a component out whose volume is not snapshotted is right; "
                              "whether it was meant, only you know",
                       .title = "components were not left out for want of a shadow copy",
                       .advice = "Add the volume to the snapshot set if the component belongs into "
                                 "this backup. DiskShadow and VShadow leave it out and succeed. "
                                 "Without the ASR writer no bare-metal recovery is possible.",
                       .source = "captured documents; api:bc-addtosnapshotset"});

static void report_free(struct vsd_check *check, const struct vsd_view *view,
                        const struct left_out *out)
{
    check->component = out->free == 1 ? out->first_free : NULL;
    if (out->free == 1)
        vsd_report(check, &out->first_free->at, NULL,
                   "not in the backup though all its volumes were snapshotted, by the requester's "
                   "choice");
    else if (!vsd_takes_part(check->capture, view->writer) && out->forced == 0 &&
             out->unsure == 0)
        vsd_report(check, &view->writer->at, NULL,
                   "none of its %zu components is in the backup though their volumes were "
                   "snapshotted: the requester's choice",
                   view->writer->n_components);
    else
        vsd_report(check, &out->first_free->at, NULL,
                   "%zu components are not in the backup though all their volumes were "
                   "snapshotted, by the requester's choice, first of them \"%.300s\"",
                   out->free, out->first_free->full_path);
}

static void look_at_free(struct vsd_check *check, struct vsd_view *view, void *context)
{
    (void)context;
    struct left_out out = left_out_of(check, view);
    bool of_system_state = check->capture->backup_components->bootable_system_state == 1 &&
                           vsd_has_system_state(view->writer);
    bool optional_parts = vsd_is_writer(&view->writer->writer_id, VSD_ASR_WRITER) &&
                          vsd_takes_part(check->capture, view->writer);
    if (view->drives->known && out.free > 0 && !of_system_state && !optional_parts)
        report_free(check, view, &out);
}

static void left_out_by_choice(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (vsd_component_mode(capture) && capture->backup_components->n_components > 0)
        vsd_each_view(check, look_at_free, NULL);
}
DEFINE_RULE(left_out_by_choice, .capture = left_out_by_choice,
            .public = {.code = "VSS427",
                       .slug = "x-left-out-by-choice",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "a requester may leave out what is selectable; no rule of VSS "
                              "explains it, so somebody chose so",
                       .title = "components were not left out though they could be in the backup",
                       .advice = "If it was not meant, look at the job's selection (DiskShadow: "
                                 "\"writer exclude\"; VShadow: -wx).",
                       .source = "use-of-components-by-the-requestor.md; captured documents"});

/* ---- nothing at all ---- */

struct nothing {
    size_t writers, forced;
    const struct vsd_drive *drive;
    char name[64];
};

static void count_writer(struct vsd_check *check, struct vsd_view *view, void *context)
{
    (void)check;
    struct nothing *found = context;
    if (view->writer->components == NULL)
        return;
    found->writers++;
    bool all = true;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL && all; c = c->next)
        all = view->required != NULL || vsd_cause_of(view, c) != NULL;
    found->forced += all;
}

static void nothing_chosen(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    if (bcd == NULL || bcd->select_components != 1 || bcd->n_components > 0)
        return;
    struct nothing found = {0};
    vsd_each_view(check, count_writer, &found);
    check->document = bcd->document;
    if (found.writers > found.forced)
        vsd_report(check, &bcd->at, NULL,
                   "a backup by components without a single component: %zu writer%s could take "
                   "part, but none does%s",
                   found.writers, found.writers == 1 ? "" : "s",
                   found.forced > 0 ? ", not even those whose volumes were snapshotted" : "");
}
DEFINE_RULE(nothing_chosen, .capture = nothing_chosen,
            .public = {.code = "VSS428",
                       .slug = "x-no-component",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "a writer without components gets no events: the applications' data "
                              "in the shadow copy are only crash-consistent",
                       .title = "a backup by components has components",
                       .advice = "Check the job's selection; where no writer is wanted, a backup "
                                 "with selectComponents=\"no\" or a context without writers says "
                                 "so.",
                       .source = "use-of-components-by-the-requestor.md"});

struct all_outside {
    size_t writers;
    const struct vsd_drive *drive;
    const struct vssdoc_writer *first;
    char volume[300], name[200];
};

static void count_outside(struct vsd_check *check, struct vsd_view *view, void *context)
{
    (void)check;
    struct all_outside *found = context;
    const struct vsd_cause *cause = NULL;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL && cause == NULL;
         c = c->next)
        cause = vsd_cause_of(view, c);
    if (cause == NULL || found->writers++ > 0)
        return;
    (void)snprintf(found->volume, sizeof found->volume, "%.250s", cause->drive->name);
    (void)snprintf(found->name, sizeof found->name, "%.150s",
                   view->writer->name != NULL ? view->writer->name : "a writer");
}

static void nothing_within(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    if (bcd == NULL || bcd->select_components != 1 || bcd->n_components > 0)
        return;
    struct all_outside found = {0};
    vsd_each_view(check, count_outside, &found);
    check->document = bcd->document;
    if (found.writers > 0)
        vsd_report(check, &bcd->at, NULL,
                   "no component is in the backup: %zu writer%s need%s volumes of which no shadow "
                   "copy was taken, first of them %s, which needs %s",
                   found.writers, found.writers == 1 ? "" : "s", found.writers == 1 ? "s" : "",
                   found.name, found.volume);
}
DEFINE_RULE(nothing_within, .capture = nothing_within,
            .public = {.code = "VSS429",
                       .slug = "x-volumes-without-writers",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "normal for a backup of volumes that hold files only",
                       .title = "some writer has its data on the volumes of the snapshot set",
                       .advice = "Nothing to do if only files were to be backed up; otherwise add "
                                 "the writers' volumes to the snapshot set.",
                       .source = "captured documents"});

/* Rules about what was selected for restore. */
#include "validate/view.h"

static bool never_takes_part(const struct vssdoc_writer *writer)
{
    enum { NEVER = 1 };
    return writer != NULL && writer->restore_method != NULL &&
           writer->restore_method->writer_restore == NEVER;
}

static void selected_of_absent_writer(struct vsd_check *check,
                                      const struct vssdoc_writer_components *entry)
{
    if (!never_takes_part(check->writer))
        return;
    const struct vssdoc_backup_component *first = NULL;
    size_t n = 0;
    for (const struct vssdoc_backup_component *r = entry->components; r != NULL; r = r->next)
        if (r->selected_for_restore == 1 && n++ == 0)
            first = r;
    check->record = n == 1 ? first : NULL;
    if (n == 1)
        vsd_report(check, &first->at, NULL,
                   "selected for restore through a writer that takes no part in restores "
                   "(writerRestore=\"never\")");
    else if (n > 1)
        vsd_report(check, &first->at, NULL,
                   "%zu components are selected for restore through a writer that takes no part in "
                   "restores (writerRestore=\"never\"), first of them \"%.300s\"",
                   n, first->full_path);
}
DEFINE_RULE(selected_of_absent_writer, .entry = selected_of_absent_writer,
            .public = {.code = "VSS470",
                       .slug = "x-restore-writer-never-selected",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "the files can be restored, but PreRestore reports errors that mean "
                              "nothing",
                       .title = "components of writers that take no part are not selected",
                       .advice = "Restore the files by the restore method and do not call "
                                 "SetSelectedForRestore for this writer.",
                       .source = "api:ne-vss-vss_writerrestore_enum; the sample VShadow"});

static void subcomponent_not_restorable(struct vsd_check *check,
                                        const struct vssdoc_backup_component *record)
{
    const struct vssdoc_restore_subcomponent *s = record->restore_subcomponents;
    if (check->hierarchy == NULL)
        return;
    for (; s != NULL; s = s->next) {
        if (s->full_path == NULL)
            continue;
        const struct vssdoc_component *c = vsd_component_at(check->hierarchy, s->full_path);
        if (c == NULL)
            vsd_report(check, &s->at, s->full_path,
                       "selected for restore, but no component of the WMD: \"%.300s\"",
                       s->full_path);
        else if (c->selectable_for_restore == 0 || c->selectable_for_restore == VSSDOC_ABSENT)
            vsd_report(check, &s->at, s->full_path,
                       "selected for restore by itself, but not selectable for restore: "
                       "\"%.300s\"",
                       s->full_path);
    }
}
DEFINE_RULE(subcomponent_not_restorable, .record = subcomponent_not_restorable,
            .public = {.code = "VSS471",
                       .slug = "x-restore-sub-not-sr",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer cannot restore it apart from its set",
                       .title = "subcomponents to restore are selectable for restore",
                       .advice = "Select the nearest component above that is selectable for "
                                 "restore, or the whole set.",
                       .source = "working-with-selectability-for-restore-and-subcomponents.md"});

static void subcomponent_of_another(struct vsd_check *check,
                                    const struct vssdoc_backup_component *record)
{
    const struct vssdoc_restore_subcomponent *s = record->restore_subcomponents;
    if (check->hierarchy == NULL || check->component == NULL)
        return;
    for (; s != NULL; s = s->next) {
        const struct vssdoc_component *c =
            s->full_path != NULL ? vsd_component_at(check->hierarchy, s->full_path) : NULL;
        if (c == NULL || !vsd_path_below(c->full_path, check->component->full_path))
            continue;
        const struct vssdoc_backup_component *nearest =
            vsd_record_for(check->capture, check->writer, check->hierarchy, c);
        if (nearest == NULL || nearest == record ||
            vsd_component_at(check->hierarchy, nearest->full_path) == check->component)
            continue;
        if (vssdoc_record_of(check->capture, check->writer, c) == nearest)
            vsd_report(check, &s->at, s->full_path,
                       "added to the backup explicitly, but selected for restore as a "
                       "subcomponent: \"%.300s\"",
                       s->full_path);
        else
            vsd_report(check, &s->at, s->full_path,
                       "selected for restore below this component, but the nearest explicit one "
                       "above it is \"%.200s\": \"%.200s\"",
                       nearest->full_path, s->full_path);
    }
}
DEFINE_RULE(subcomponent_of_another, .record = subcomponent_of_another,
            .public = {.code = "VSS472",
                       .slug = "x-restore-sub-parent-not-closest",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "it was backed up with that one, not with this",
                       .title = "a subcomponent to restore stands at the nearest explicit "
                                "component above it",
                       .advice = "Select the nearest explicit component and add the subcomponent "
                                 "there; select an explicit one itself.",
                       .source = "working-with-selectability-for-restore-and-subcomponents.md"});

/* Rules about what was selected for restore. */
#include <string.h>

#include "base/hash.h"
#include "base/key.h"
#include "base/text.h"
#include "model/backup.h"
#include "model/file_set_text.h"
#include "model/triple.h"
#include "validate/held.h"
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

/* Those without a path, and those of another set, are other rules'. */
static void subcomponent_not_restorable(struct vsd_check *check,
                                        const struct vssdoc_backup_component *record)
{
    const struct vssdoc_restore_subcomponent *s = record->restore_subcomponents;
    if (check->hierarchy == NULL)
        return;
    for (; s != NULL; s = s->next) {
        if (s->full_path == NULL || record->full_path == NULL ||
            !vsd_path_below(s->full_path, record->full_path))
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

/* ---- new targets of what stays where it is ---- */

/* Who a file set belongs to. */
struct owner {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_component *component;
};

/* The file sets of a record's component and of what lies below it. */
static struct owner *index_owners(struct vsd_check *check, struct vsd_arena *arena)
{
    struct owner *index = NULL, *old;
    for (const struct vssdoc_component *c = check->writer->components; c != NULL; c = c->next) {
        if (c != check->component && !vsd_path_below(c->full_path, check->component->full_path))
            continue;
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next) {
            struct owner *owner = vsd_arena_alloc(arena, sizeof *owner);
            if (owner == NULL) {
                vsd_check_no_memory(check);
                return index;
            }
            *owner = (struct owner){.key = vsd_triple_key(s), .component = c};
            HASH_FIND(hh, index, &owner->key, sizeof owner->key, old);
            if (old == NULL)
                HASH_ADD(hh, index, key, sizeof owner->key, owner);
        }
    }
    return index;
}

/* The subcomponents that are to be restored, by full path. */
struct chosen {
    UT_hash_handle hh;
    struct vsd_key key;
};

static struct vsd_key path_key(const char *path, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, path, length);
    return vsd_key_end(&maker);
}

static struct chosen *index_chosen(struct vsd_check *check, struct vsd_arena *arena,
                                   const struct vssdoc_backup_component *record)
{
    struct chosen *index = NULL, *old;
    for (const struct vssdoc_restore_subcomponent *s = record->restore_subcomponents; s != NULL;
         s = s->next) {
        struct chosen *chosen = vsd_arena_alloc(arena, sizeof *chosen);
        if (chosen == NULL) {
            vsd_check_no_memory(check);
            return index;
        }
        chosen->key = path_key(s->full_path, strlen(s->full_path));
        HASH_FIND(hh, index, &chosen->key, sizeof chosen->key, old);
        if (old == NULL)
            HASH_ADD(hh, index, key, sizeof chosen->key, chosen);
    }
    return index;
}

enum { LEVELS = 64 };

/* Whether a component is one of those chosen, or lies below one. */
static bool is_restored(const struct chosen *index, const struct vssdoc_component *component)
{
    const char *path = component->full_path;
    size_t length = strlen(path);
    for (unsigned level = 0; level < LEVELS && length > 0; level++) {
        struct vsd_key key = path_key(path, length);
        const struct chosen *chosen = NULL;
        HASH_FIND(hh, index, &key, sizeof key, chosen);
        if (chosen != NULL)
            return true;
        do
            length--;
        while (length > 0 && path[length] != '\\');
    }
    return length > 0;
}

static void target_unselected(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    char subject[VSD_FILE_SET_TEXT];
    struct vsd_arena arena = {0};
    if (record->new_targets == NULL || record->restore_subcomponents == NULL ||
        check->component == NULL || check->writer == NULL)
        return;
    struct owner *index = index_owners(check, &arena);
    struct chosen *chosen = index_chosen(check, &arena, record);
    for (const struct vssdoc_file_set *t = record->new_targets; t != NULL; t = t->next) {
        struct owner *owner = NULL;
        struct vsd_key key = vsd_triple_key(t);
        HASH_FIND(hh, index, &key, sizeof key, owner);
        if (owner != NULL && !is_restored(chosen, owner->component))
            vsd_report(check, &t->at, vsd_file_set_text(t, subject),
                       "new target for files of \"%.250s\", which is none of the subcomponents "
                       "selected for restore",
                       owner->component->full_path);
    }
    HASH_CLEAR(hh, chosen);
    HASH_CLEAR(hh, index);
    vsd_arena_free(&arena);
}
DEFINE_RULE(target_unselected, .record = target_unselected,
            .public = {.code = "VSS473",
                       .slug = "x-newtarget-unselected",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "where subcomponents are selected nothing else of the component is "
                              "restored: the target has no effect",
                       .title = "new targets are for what is selected for restore",
                       .advice = "Add the subcomponent with AddRestoreSubcomponent, or leave the "
                                 "new target out.",
                       .source = "api:bc-addnewtarget; "
                                 "working-with-selectability-for-restore-and-subcomponents.md"});

/* ---- dependencies ---- */

/* Or perhaps, where a name was not understood. */
static bool takes_part(const struct vssdoc_backup_component *record)
{
    return record->selected_for_restore != 0 &&
           (record->selected_for_restore != VSSDOC_ABSENT || !vsd_all_read(&record->at));
}

static void look_at_dependencies(struct vsd_check *check, struct vsd_view *view, void *context)
{
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        const struct vssdoc_backup_component *record =
            c->dependencies != NULL
                ? vsd_record_for(check->capture, view->writer, &view->hierarchy, c)
                : NULL;
        if (record == NULL || record->selected_for_restore != 1)
            continue;
        struct vsd_arena arena = {0};
        struct chosen *chosen = index_chosen(check, &arena, record);
        bool restored = record->restore_subcomponents == NULL || is_restored(chosen, c);
        HASH_CLEAR(hh, chosen);
        vsd_arena_free(&arena);
        if (!restored)
            continue;
        check->component = c;
        for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next) {
            const struct vsd_held *held =
                d->remote_computer == NULL && d->writer_id.valid && d->full_path != NULL
                    ? vsd_held_with(context, &d->writer_id, d->full_path)
                    : NULL;
            if (held != NULL && !held->marked)
                vsd_report(check, &d->at, d->full_path,
                           "selected for restore, but what it depends on is not: \"%.300s\"",
                           d->full_path);
        }
    }
}

static void dependency_not_restored(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (!vsd_component_mode(capture))
        return;
    struct vsd_held *index = vsd_held_index(check, takes_part);
    vsd_each_view(check, look_at_dependencies, index);
    HASH_CLEAR(hh, index);
}
DEFINE_RULE(dependency_not_restored, .capture = dependency_not_restored,
            .public = {
                .code = "VSS475",
                .slug = "x-restore-dependency",
                .scope = VSSDOC_ON_CAPTURE,
                .severity = VSSDOC_WARNING,
                .why = "both ends have to take part in the same restore; the other may have been "
                       "restored already",
                .title = "what a restored component depends on is restored too",
                .advice = "Select the other component for restore as well, or neither.",
                .source = "dependencies-between-components-managed-by-different-writers.md"});

/* Why a file is in a backup or not: which file sets mean it, and what excludes it
 * (generating-a-backup-set.md). */
#include <string.h>

#include "base/winpath.h"
#include "model/backup.h"
#include "model/need.h"
#include "select/asking.h"

#define SETS "api:cw-addfilestofilegroup; generating-a-backup-set.md"
#define EXCLUDES "generating-a-backup-set.md; api:cw-addexcludefiles"
#define FROM_SNAPSHOT "excluding-files-from-shadow-copies.md"

enum { MOST_TOLD = 20 };

/* Whether a file set means the file; its path is the one on the machine, not an alternate one. */
static bool means(struct vsd_asking *asking, const struct vssdoc_file_set *set, const char *path)
{
    struct vsd_expanded folder;
    const char *name = strrchr(path, '\\');
    if (set->path == NULL || set->filespec == NULL || name == NULL)
        return false;
    if (!vsd_expand(&asking->planning.environment, &asking->scratch, set->path, &folder)) {
        asking->no_memory = true;
        return false;
    }
    const char *within = path;
    if (vsd_winpath_kind(folder.path) == VSD_PATH_ROOTED) /* on every volume */
        within = vsd_winpath_kind(path) == VSD_PATH_DRIVE && path[0] != '\\' ? path + 2 : path;
    char *parent = vsd_arena_copy(&asking->scratch, within,
                                  vsd_winpath_parent(within, strlen(within)));
    asking->no_memory = asking->no_memory || parent == NULL;
    return parent != NULL && vsd_filespec_matches(set->filespec, name + 1) &&
           (set->recursive == 1 ? vsd_winpath_within(parent, folder.path)
                                : vsd_winpath_equal(parent, folder.path));
}

static const struct vssdoc_file_set *first_meaning(struct vsd_asking *asking,
                                                   const struct vssdoc_file_set *sets,
                                                   const char *path)
{
    while (sets != NULL && !means(asking, sets, path))
        sets = sets->next;
    return sets;
}

static const char *text_of(struct vsd_asking *asking, const struct vssdoc_file_set *set)
{
    const char *text = vsd_arena_printf(
        &asking->scratch, "%s, %s%s", set->path != NULL ? set->path : "",
        set->filespec != NULL ? set->filespec : "", set->recursive == 1 ? ", recursive" : "");
    asking->no_memory = asking->no_memory || text == NULL;
    return text != NULL ? text : "";
}

struct found {
    size_t told;
    bool claimed, included, excluded, not_needed;
    const char *by; /* the component or the exclude that decided */
};

static void look_at_set(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                        const struct vssdoc_component *component, const struct vssdoc_file_set *set,
                        const struct vssdoc_file_set *exclude, struct found *found)
{
    const struct vssdoc_selected_component *c = vsd_selected(asking, writer, component);
    int type = vsd_planned_type(&asking->planning);
    uint32_t bit = vsd_type_bit(type, writer);
    bool held = c != NULL && c->inclusion != VSSDOC_NOT_INCLUDED;
    bool needed = bit == 0 || vsd_set_needed(set, bit);
    found->claimed = true;
    if (found->told++ < MOST_TOLD)
        vsd_ask(asking, "Which file set means it?", SETS, writer->document, &set->at,
                "%s of %s:%s, which is %s%s", text_of(asking, set),
                writer->name != NULL ? writer->name : "a writer", component->full_path,
                held ? "in the backup" : "not in the backup: ",
                held || c == NULL ? "" : vsd_ask_reason(asking, c));
    if (held && !needed && found->told <= MOST_TOLD)
        vsd_ask(asking, "Does this type of backup need the file set?", "file-level-schema-support.md",
                writer->document, &set->at, "no: a backup of type %s leaves it out",
                vsd_backup_type_name(type));
    found->excluded = found->excluded || (held && exclude != NULL);
    found->not_needed = found->not_needed || (held && exclude == NULL && !needed);
    if (held && needed && exclude == NULL) {
        found->included = true;
        found->by = component->full_path;
    }
}

static void look_at_writer(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                           const char *path, struct found *found)
{
    const struct vssdoc_file_set *exclude = first_meaning(asking, writer->exclude_files, path);
    for (const struct vssdoc_component *c = writer->components; c != NULL && !asking->no_memory;
         c = c->next)
        for (const struct vssdoc_file_set *s = first_meaning(asking, c->file_sets, path); s != NULL;
             s = first_meaning(asking, s->next, path))
            look_at_set(asking, writer, c, s, exclude, found);
    if (exclude != NULL)
        vsd_ask(asking, "Does the writer exclude it?", EXCLUDES, writer->document, &exclude->at,
                "%s does, which wins over its file sets: %s",
                writer->name != NULL ? writer->name : "a writer", text_of(asking, exclude));
    const struct vssdoc_file_set *removed =
        first_meaning(asking, writer->exclude_files_from_snapshot, path);
    if (removed != NULL)
        vsd_ask(asking, "Is it taken out of the shadow copy?", FROM_SNAPSHOT, writer->document,
                &removed->at, "%s means to delete it there, if it can: %s",
                writer->name != NULL ? writer->name : "a writer", text_of(asking, removed));
}

void vsd_why_file(struct vsd_asking *asking, const char *path)
{
    const struct vssdoc_capture *capture = asking->planning.capture;
    struct found found = {.told = 0};
    for (size_t i = 0; i < capture->n_writers && !asking->no_memory; i++)
        look_at_writer(asking, capture->writers[i], path, &found);
    if (found.told > MOST_TOLD)
        vsd_ask(asking, "Do more file sets mean it?", SETS, NULL, NULL, "%zu more",
                found.told - MOST_TOLD);
    if (!found.claimed)
        vsd_ask(asking, "Which file set means it?", SETS, NULL, NULL, "none of any writer here");
    if (found.included)
        vsd_conclude(asking, true, "In the backup, with %s, if it existed.", found.by);
    else if (found.excluded)
        vsd_conclude(asking, false, "Not in the backup: its writer excludes it.");
    else if (found.not_needed)
        vsd_conclude(asking, false, "Not in the backup: this type of backup does not need it.");
    else if (found.claimed)
        vsd_conclude(asking, false, "Not in the backup: its component is not.");
    else
        vsd_conclude(asking, false,
                     "Not in the backup of any component; a backup of the whole volume may hold it.");
}

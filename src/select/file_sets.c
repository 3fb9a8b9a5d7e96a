/* The file sets of included components: where their files are, where the backup reads them from
 * (working-with-alternate-paths-during-backup.md), and whether this type of backup needs them
 * (file-level-schema-support.md). */
#include "base/winpath.h"
#include "model/chain.h"
#include "model/need.h"
#include "select/gather.h"

#include <string.h>

static void need_volume(struct vsd_gathering *gathering, const char *volume)
{
    const char **volumes = gathering->needed_volumes.items;
    for (size_t i = 0; i < gathering->needed_volumes.n; i++)
        if (strcmp(volumes[i], volume) == 0)
            return;
    const char **added = vsd_list_add(&gathering->needed_volumes);
    if (added == NULL)
        gathering->no_memory = true;
    else
        *added = volume;
}

static void gather_set(struct vsd_gathering *gathering, const char *writer_id,
                       const char *writer_name, const char *full_path,
                       const struct vssdoc_file_set *set, uint32_t bit, bool changed)
{
    struct vsd_planning *planning = &gathering->planning;
    struct vsd_arena *arena = &gathering->selection->arena;
    struct vssdoc_selected_file_set *out = vsd_list_add(&gathering->file_sets);
    struct vsd_expanded path, source;
    if (out == NULL || !vsd_expand(&planning->environment, arena, set->path, &path) ||
        !vsd_expand(&planning->environment, arena,
                    set->alternate_path != NULL ? set->alternate_path : set->path, &source)) {
        gathering->no_memory = true;
        return;
    }
    bool assumed;
    const struct vsd_drive *drive = vsd_drive_of(planning->drives, source.path, &assumed);
    *out = (struct vssdoc_selected_file_set){
        .writer_id = writer_id,
        .writer = writer_name,
        .component = full_path,
        .kind = set->kind,
        .path = vsd_gather_text(gathering, set->path),
        .expanded_path = path.path == set->path ? NULL : path.path,
        .filespec = vsd_gather_text(gathering, set->filespec),
        .recursive = set->recursive == 1,
        .volume = drive != NULL ? vsd_gather_text(gathering, drive->name) : NULL,
        .assumed = path.assumed || source.assumed,
        .unresolved = path.unresolved || source.unresolved,
        .needed = changed || bit == 0 || vsd_set_needed(set, bit),
        .from_snapshot = changed || bit == 0 || vsd_set_from_snapshot(set, bit),
        .matched = VSSDOC_ABSENT};
    if (out->expanded_path == NULL)
        out->expanded_path = out->path;
    out->source_path = set->alternate_path == NULL ? out->expanded_path
                       : source.path == set->alternate_path
                           ? vsd_gather_text(gathering, set->alternate_path)
                           : source.path;
    if (!out->from_snapshot)
        return;
    if (set->alternate_path != NULL && (drive = vsd_drive_of(planning->drives, path.path, &assumed)) != NULL)
        need_volume(gathering, vsd_gather_text(gathering, drive->name));
    if (out->volume != NULL)
        need_volume(gathering, out->volume);
}

void vsd_gather_file_sets(struct vsd_gathering *gathering, const struct vssdoc_writer *writer,
                          const struct vssdoc_component *component,
                          const struct vssdoc_backup_component *record)
{
    if (component->file_sets == NULL)
        return;
    const char *writer_id = vsd_gather_guid(gathering, &writer->writer_id);
    const char *writer_name = vsd_gather_text(gathering, writer->name);
    const char *full_path = vsd_gather_text(gathering, component->full_path);
    int type = vsd_type_for(gathering->planning.capture, writer,
                            vsd_planned_type(&gathering->planning));
    uint32_t bit = vsd_bit_of_type(type);
    if (!vsd_builds_on_others(type))
        record = NULL; /* a full backup holds what its masks say */
    for (const struct vssdoc_file_set *s = component->file_sets;
         s != NULL && !gathering->no_memory; s = s->next)
        gather_set(gathering, writer_id, writer_name, full_path, s, bit,
                   vsd_is_changed(gathering, record, s));
}

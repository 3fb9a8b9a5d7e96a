/* On which volumes system state lies, and what makes each of them critical: the files of writers of
 * bootable system state (inferred of backing-up-and-restoring-system-state-under-vss.md), or the
 * ASR writer, which says so (using-vss-automated-system-recovery-for-disaster-recovery.md). */
#include "base/guid.h"
#include "base/hash.h"
#include "model/need.h"
#include "select/gather.h"

#include <string.h>

enum { USAGE_BOOTABLE = 1 };

struct spot {
    UT_hash_handle hh;
    const struct vsd_drive *drive;
    const struct vssdoc_component *last; /* counted last */
    struct vssdoc_critical_volume out;
};

static struct spot *spot_of(struct vsd_gathering *gathering, struct spot **spots,
                            const struct vsd_drive *drive)
{
    struct spot *spot = NULL;
    HASH_FIND_PTR(*spots, &drive, spot);
    if (spot != NULL)
        return spot;
    spot = vsd_arena_alloc(&gathering->scratch, sizeof *spot);
    if (spot == NULL)
        return NULL;
    spot->drive = drive;
    spot->out.volume = vsd_gather_text(gathering, drive->name);
    spot->out.in_set = drive->in_set;
    HASH_ADD_PTR(*spots, drive, spot);
    return spot->hh.tbl != NULL ? spot : NULL;
}

static void files_on(struct vsd_gathering *gathering, struct spot **spots,
                     const struct vssdoc_writer *writer, const struct vssdoc_component *component,
                     const struct vssdoc_file_set *set)
{
    struct vsd_planning *planning = &gathering->planning;
    struct vsd_expanded path;
    if (!vsd_expand(&planning->environment, &gathering->scratch, set->path, &path)) {
        gathering->no_memory = true;
        return;
    }
    const struct vsd_drive *drive = vsd_drive_of(planning->drives, path.path, NULL);
    struct spot *spot = drive != NULL ? spot_of(gathering, spots, drive) : NULL;
    if (spot == NULL) {
        gathering->no_memory = gathering->no_memory || drive != NULL;
        return;
    }
    if (spot->out.n_components == 0) {
        spot->out.writer = vsd_gather_text(gathering, writer->name);
        spot->out.component = vsd_gather_text(gathering, component->full_path);
        spot->out.path = vsd_gather_text(gathering, set->path);
    }
    spot->out.n_components += spot->last != component;
    spot->last = component;
}

static void of_writer(struct vsd_gathering *gathering, struct spot **spots,
                      const struct vssdoc_writer *writer)
{
    if (writer->usage != USAGE_BOOTABLE)
        return;
    for (const struct vssdoc_component *c = writer->components; c != NULL && !gathering->no_memory;
         c = c->next)
        for (const struct vssdoc_file_set *s = c->file_sets;
             s != NULL && !gathering->no_memory && vsd_in_system_state(writer, c); s = s->next)
            files_on(gathering, spots, writer, c, s);
}

/* What the ASR writer must restore though no file set of system state lies on it. */
static void of_asr(struct vsd_gathering *gathering, struct spot **spots,
                   const struct vssdoc_volume *volume)
{
    char id[VSD_GUID_TEXT], name[VSD_GUID_TEXT + 16];
    vssdoc_guid_format(&volume->guid, id);
    const char *path = volume->mount != NULL ? volume->mount : name;
    strcat(strcat(strcpy(name, "\\\\?\\Volume{"), id), "}");
    const struct vsd_drive *drive =
        volume->critical ? vsd_drive_of(gathering->planning.drives, path, NULL) : NULL;
    if (drive != NULL && spot_of(gathering, spots, drive) == NULL)
        gathering->no_memory = true;
}

void vsd_gather_critical(struct vsd_gathering *gathering)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    struct spot *spots = NULL;
    size_t n;
    const struct vssdoc_volume *volumes = vssdoc_volumes(capture, &n);
    for (size_t i = 0; i < capture->n_writers && !gathering->no_memory; i++)
        of_writer(gathering, &spots, capture->writers[i]);
    for (size_t i = 0; i < n && !gathering->no_memory; i++)
        of_asr(gathering, &spots, &volumes[i]);
    for (const struct spot *s = spots; s != NULL && !gathering->no_memory; s = s->hh.next) {
        struct vssdoc_critical_volume *out = vsd_list_add(&gathering->critical);
        if (out != NULL)
            *out = s->out;
        else
            gathering->no_memory = true;
    }
    HASH_CLEAR(hh, spots);
}

/* File sets that a BCD lists as changed: of an incremental or differential backup they are a part,
 * whatever their masks say (requestor-role-in-vss-incremental-and-differential-backups.md). */
#include <string.h>

#include "base/winpath.h"
#include "model/chain.h"
#include "model/triple.h"
#include "select/gather.h"

/* One table for all components: which record it is of is a part of the key. */
static void begin_key(struct vsd_key_maker *maker, const struct vssdoc_backup_component *record,
                      char kind)
{
    vsd_key_begin(maker);
    vsd_key_bytes(maker, &record, sizeof record);
    vsd_key_bytes(maker, &kind, 1);
}

static struct vsd_key triple_key(const struct vssdoc_backup_component *record,
                                 const struct vssdoc_file_set *set)
{
    struct vsd_key triple = vsd_triple_key(set);
    struct vsd_key_maker maker;
    begin_key(&maker, record, 'd');
    vsd_key_bytes(&maker, &triple, sizeof triple);
    return vsd_key_end(&maker);
}

static struct vsd_key file_key(const struct vssdoc_backup_component *record, const char *path,
                               const char *name)
{
    struct vsd_key folder = vsd_winpath_key(path != NULL ? path : "");
    struct vsd_key_maker maker;
    begin_key(&maker, record, 'p');
    vsd_key_bytes(&maker, &folder, sizeof folder);
    vsd_key_folded(&maker, name != NULL ? name : "", name != NULL ? strlen(name) : 0);
    return vsd_key_end(&maker);
}

static bool add_record(struct vsd_keymap *changed, const struct vssdoc_backup_component *record)
{
    bool enough = true;
    for (const struct vssdoc_differenced_file *d = record->differenced_files; d != NULL && enough;
         d = d->next) {
        const struct vssdoc_file_set triple = {
            .path = d->path, .filespec = d->filespec, .recursive = d->recursive};
        enough = vsd_keymap_add(changed, triple_key(record, &triple), NULL) != NULL;
    }
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL && enough;
         p = p->next)
        enough = vsd_keymap_add(changed, file_key(record, p->path, p->filename), NULL) != NULL;
    return enough;
}

void vsd_gather_changed(struct vsd_gathering *gathering)
{
    const struct vssdoc_backup_components *bcd = gathering->planning.capture->backup_components;
    gathering->changed.is_set = true;
    if (bcd == NULL || !vsd_builds_on_others(vsd_planned_type(&gathering->planning)))
        return;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        for (const struct vssdoc_backup_component *r = e->components;
             r != NULL && !gathering->no_memory; r = r->next)
            gathering->no_memory = !add_record(&gathering->changed, r);
}

bool vsd_is_changed(const struct vsd_gathering *gathering,
                    const struct vssdoc_backup_component *record, const struct vssdoc_file_set *set)
{
    return record != NULL && gathering->changed.n > 0 &&
           (vsd_keymap_find(&gathering->changed, triple_key(record, set)) != NULL ||
            (set->recursive != 1 &&
             vsd_keymap_find(&gathering->changed, file_key(record, set->path, set->filespec)) !=
                 NULL));
}

/* Pairing the entries of a BCD with WMDs. Instance ids change whenever a writer starts, class ids may
 * be shared by several instances: class id first, then instance id, instance name, components
 * (use-of-components-by-the-requestor.md). */
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "capture/owned.h"

/* Writers that share a class id, perhaps also an instance id or name. */
struct group {
    UT_hash_handle hh;
    struct vsd_key key;
    struct member {
        struct member *next;
        const struct vssdoc_writer *writer;
    } *members, **end;
    size_t n;
};

struct vsd_pair {
    UT_hash_handle hh, hh_writer;
    const struct vssdoc_writer_components *entry;
    const struct vssdoc_writer *writer;
    bool ambiguous;
};

struct vsd_record {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_backup_component *component;
};

struct pairing_work {
    struct vsd_arena *arena;
    struct group *by_class, *by_instance, *by_name;
    struct group *entries; /* instances that the BCD names itself */
};

enum { CANDIDATES = 64 }; /* so many instances of one class are compared by their components */

/* ---- keys ---- */

static struct vsd_key class_key(const struct vssdoc_guid *class)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, class->bytes, sizeof class->bytes);
    return vsd_key_end(&maker);
}

static struct vsd_key instance_key(const struct vssdoc_guid *class,
                                   const struct vssdoc_guid *instance)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, class->bytes, sizeof class->bytes);
    vsd_key_bytes(&maker, instance->bytes, sizeof instance->bytes);
    return vsd_key_end(&maker);
}

static struct vsd_key name_key(const struct vssdoc_guid *class, const char *name)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, class->bytes, sizeof class->bytes);
    vsd_key_folded(&maker, name, strlen(name));
    return vsd_key_end(&maker);
}

/* Identity within an entry: logical path and name. */
static struct vsd_key record_key(const struct vssdoc_writer_components *entry,
                                 const char *logical_path, const char *name)
{
    const char *path = logical_path != NULL ? logical_path : "";
    path += *path == '\\';
    size_t length = strlen(path);
    length -= length > 0 && path[length - 1] == '\\';
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &entry, sizeof entry);
    vsd_key_folded(&maker, path, length);
    vsd_key_folded(&maker, name != NULL ? name : "", name != NULL ? strlen(name) : 0);
    return vsd_key_end(&maker);
}

/* ---- groups ---- */

static struct group *find(struct group *groups, struct vsd_key key)
{
    struct group *group = NULL;
    HASH_FIND(hh, groups, &key, sizeof key, group);
    return group;
}

static bool add(struct vsd_arena *arena, struct group **groups, struct vsd_key key,
                const struct vssdoc_writer *writer)
{
    struct group *group = find(*groups, key);
    if (group == NULL) {
        group = vsd_arena_alloc(arena, sizeof *group);
        if (group == NULL)
            return false;
        group->key = key;
        group->end = &group->members;
        HASH_ADD(hh, *groups, key, sizeof key, group);
        if (group->hh.tbl == NULL)
            return false;
    }
    struct member *member = vsd_arena_alloc(arena, sizeof *member);
    if (member == NULL)
        return false;
    member->writer = writer;
    *group->end = member;
    group->end = &member->next;
    group->n++;
    return true;
}

static bool index_writers(struct pairing_work *work, const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (!w->writer_id.valid)
            continue;
        if (!add(work->arena, &work->by_class, class_key(&w->writer_id), w) ||
            (w->instance_id.valid &&
             !add(work->arena, &work->by_instance, instance_key(&w->writer_id, &w->instance_id),
                  w)) ||
            (w->instance_name != NULL &&
             !add(work->arena, &work->by_name, name_key(&w->writer_id, w->instance_name), w)))
            return false;
    }
    return true;
}

static bool index_entries(struct pairing_work *work, const struct vssdoc_backup_components *bcd)
{
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        if (e->writer_id.valid && e->instance_id.valid &&
            !add(work->arena, &work->entries, instance_key(&e->writer_id, &e->instance_id), NULL))
            return false;
    return true;
}

/* ---- choosing ---- */

static bool has_component(const struct vssdoc_writer *writer,
                          const struct vssdoc_backup_component *record)
{
    const struct vssdoc_component *c = writer->components;
    while (c != NULL && !vsd_equal_folded(c->full_path, record->full_path))
        c = c->next;
    return c != NULL;
}

enum { RECORDS = 16 }; /* so many components of an entry are asked for */

static bool has_components(const struct vssdoc_writer *writer,
                           const struct vssdoc_writer_components *entry)
{
    size_t asked = 0;
    for (const struct vssdoc_backup_component *r = entry->components; r != NULL && asked < RECORDS;
         r = r->next, asked++)
        if (!has_component(writer, r))
            return false;
    return true;
}

/* A writer that cannot be the entry's: named otherwise, or spoken for by another entry. */
static bool excluded(struct pairing_work *work, const struct vssdoc_writer_components *entry,
                     const struct vssdoc_writer *writer)
{
    if (entry->instance_name != NULL && writer->instance_name != NULL &&
        !vsd_equal_folded(entry->instance_name, writer->instance_name))
        return true;
    return writer->instance_id.valid &&
           find(work->entries, instance_key(&writer->writer_id, &writer->instance_id)) != NULL;
}

/* Only the class is left to go by: the one instance, or the first that has the components. */
static void choose_by_class(struct pairing_work *work, struct vsd_pair *pair,
                            const struct group *class)
{
    size_t looked_at = 0, fitting = 0;
    for (struct member *m = class->members; m != NULL && looked_at < CANDIDATES; m = m->next) {
        looked_at++;
        if (excluded(work, pair->entry, m->writer) ||
            (class->n > 1 && !has_components(m->writer, pair->entry)))
            continue;
        if (fitting++ == 0)
            pair->writer = m->writer;
    }
    pair->ambiguous = fitting > 1;
}

static void choose(struct pairing_work *work, struct vsd_pair *pair)
{
    const struct vssdoc_writer_components *e = pair->entry;
    if (!e->writer_id.valid)
        return;
    const struct group *exact = NULL;
    if (e->instance_id.valid)
        exact = find(work->by_instance, instance_key(&e->writer_id, &e->instance_id));
    if (exact == NULL && e->instance_name != NULL)
        exact = find(work->by_name, name_key(&e->writer_id, e->instance_name));
    const struct group *class = find(work->by_class, class_key(&e->writer_id));
    if (exact != NULL) {
        pair->writer = exact->members->writer;
        pair->ambiguous = exact->n > 1;
    } else if (class != NULL) {
        choose_by_class(work, pair, class);
    }
}

/* ---- making ---- */

static bool index_records(struct vsd_pairing *pairing, const struct vssdoc_writer_components *entry)
{
    for (const struct vssdoc_backup_component *c = entry->components; c != NULL; c = c->next) {
        struct vsd_record *record = vsd_arena_alloc(&pairing->arena, sizeof *record), *old = NULL;
        if (record == NULL)
            return false;
        *record = (struct vsd_record){.key = record_key(entry, c->logical_path, c->name),
                                      .component = c};
        HASH_FIND(hh, pairing->records, &record->key, sizeof record->key, old);
        if (old != NULL)
            continue;
        HASH_ADD(hh, pairing->records, key, sizeof record->key, record);
        if (record->hh.tbl == NULL)
            return false;
    }
    return true;
}

static bool pair_up(struct vsd_pairing *pairing, struct pairing_work *work,
                    const struct vssdoc_writer_components *entry)
{
    struct vsd_pair *pair = vsd_arena_alloc(&pairing->arena, sizeof *pair), *old = NULL;
    if (pair == NULL)
        return false;
    pair->entry = entry;
    choose(work, pair);
    HASH_ADD_PTR(pairing->by_entry, entry, pair);
    if (pair->hh.tbl == NULL)
        return false;
    if (pair->writer != NULL)
        HASH_FIND(hh_writer, pairing->by_writer, &pair->writer, sizeof pair->writer, old);
    if (pair->writer != NULL && old == NULL) {
        HASH_ADD(hh_writer, pairing->by_writer, writer, sizeof pair->writer, pair);
        if (pair->hh_writer.tbl == NULL)
            return false;
    }
    return index_records(pairing, entry);
}

bool vsd_pairing_make(struct vsd_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->public.backup_components;
    if (bcd == NULL)
        return true;
    struct vsd_arena scratch = {0};
    struct pairing_work work = {.arena = &scratch};
    bool enough = index_writers(&work, &capture->public) && index_entries(&work, bcd);
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL && enough; e = e->next)
        enough = pair_up(&capture->pairing, &work, e);
    HASH_CLEAR(hh, work.by_class);
    HASH_CLEAR(hh, work.by_instance);
    HASH_CLEAR(hh, work.by_name);
    HASH_CLEAR(hh, work.entries);
    vsd_arena_free(&scratch);
    return enough;
}

void vsd_pairing_free(struct vsd_pairing *pairing)
{
    HASH_CLEAR(hh, pairing->by_entry);
    HASH_CLEAR(hh_writer, pairing->by_writer);
    HASH_CLEAR(hh, pairing->records);
    vsd_arena_free(&pairing->arena);
}

/* ---- asking ---- */

const struct vssdoc_writer *vssdoc_writer_of(const struct vssdoc_capture *public,
                                             const struct vssdoc_writer_components *entry,
                                             bool *ambiguous)
{
    const struct vsd_capture *capture = (const struct vsd_capture *)public;
    struct vsd_pair *pair = NULL;
    HASH_FIND_PTR(capture->pairing.by_entry, &entry, pair);
    if (ambiguous != NULL)
        *ambiguous = pair != NULL && pair->ambiguous;
    return pair != NULL ? pair->writer : NULL;
}

const struct vssdoc_writer_components *vssdoc_entry_of(const struct vssdoc_capture *public,
                                                       const struct vssdoc_writer *writer)
{
    const struct vsd_capture *capture = (const struct vsd_capture *)public;
    struct vsd_pair *pair = NULL;
    HASH_FIND(hh_writer, capture->pairing.by_writer, &writer, sizeof writer, pair);
    return pair != NULL ? pair->entry : NULL;
}

const struct vssdoc_backup_component *vssdoc_record_of(const struct vssdoc_capture *public,
                                                       const struct vssdoc_writer *writer,
                                                       const struct vssdoc_component *component)
{
    const struct vsd_capture *capture = (const struct vsd_capture *)public;
    const struct vssdoc_writer_components *entry = vssdoc_entry_of(public, writer);
    if (entry == NULL)
        return NULL;
    struct vsd_record *record = NULL;
    struct vsd_key key = record_key(entry, component->logical_path, component->name);
    HASH_FIND(hh, capture->pairing.records, &key, sizeof key, record);
    return record != NULL ? record->component : NULL;
}

const char *vssdoc_entry_name(const struct vssdoc_capture *capture,
                              const struct vssdoc_writer_components *entry)
{
    const struct vssdoc_writer *writer = vssdoc_writer_of(capture, entry, NULL);
    if (writer != NULL && writer->name != NULL)
        return writer->name;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&entry->writer_id);
    return known != NULL ? known->name : NULL;
}

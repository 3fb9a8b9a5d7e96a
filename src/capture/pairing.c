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
    UT_hash_handle hh, hh_writer, hh_instance;
    struct vsd_key instance;
    const struct vssdoc_writer_components *entry;
    const struct vssdoc_writer *writer;
    bool ambiguous;
    struct vsd_pair *first, *last, *again; /* entries of the same instance; last: of the first one */
};

struct vsd_record {
    UT_hash_handle hh, hh_spelling;
    struct vsd_key key, spelling; /* without regard to case, and as it is spelled */
    const struct vssdoc_backup_component *component;
};

struct pairing_work {
    struct vsd_arena *arena;
    struct group *by_class, *by_instance, *by_name;
    struct group *entries; /* instances that the BCD names itself, */
    struct group *classes; /* and the classes of these */
    struct vsd_pair *firsts;
};

enum { CANDIDATES = 64 }; /* so many instances of one class are compared by their components */

/* ---- keys ---- */

static struct vsd_key id_key(const struct vssdoc_guid *id)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, id->bytes, sizeof id->bytes);
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

/* Identity within an entry: the full path. A backslash in a name, which there must not be, cannot be told
 * from a deeper path. */
static void set_keys(struct vsd_record *record, const struct vssdoc_writer_components *entry,
                     const char *full_path)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &entry, sizeof entry);
    vsd_key_folded(&maker, full_path, strlen(full_path));
    record->key = vsd_key_end(&maker);
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &entry, sizeof entry);
    vsd_key_bytes(&maker, full_path, strlen(full_path));
    record->spelling = vsd_key_end(&maker);
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
        if (!w->writer_id.valid && w->instance_id.valid &&
            !add(work->arena, &work->by_instance, id_key(&w->instance_id), w))
            return false;
        if (!w->writer_id.valid)
            continue;
        if (!add(work->arena, &work->by_class, id_key(&w->writer_id), w) ||
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
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        if (!e->writer_id.valid || !e->instance_id.valid)
            continue;
        struct vsd_key key = instance_key(&e->writer_id, &e->instance_id);
        if (find(work->entries, key) == NULL &&
            (!add(work->arena, &work->entries, key, NULL) ||
             !add(work->arena, &work->classes, id_key(&e->writer_id), NULL)))
            return false;
    }
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

/* Only the class is left to go by: the one instance, or the first that has the components where there
 * are several, here or in the BCD. */
static void choose_by_class(struct pairing_work *work, struct vsd_pair *pair,
                            const struct group *class)
{
    size_t looked_at = 0, fitting = 0;
    const struct group *in_bcd = find(work->classes, class->key);
    bool several = class->n > 1 || (in_bcd != NULL && in_bcd->n > 1);
    for (struct member *m = class->members; m != NULL && looked_at < CANDIDATES; m = m->next) {
        looked_at++;
        if (excluded(work, pair->entry, m->writer) ||
            (several && !has_components(m->writer, pair->entry)))
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
    const struct group *class = find(work->by_class, id_key(&e->writer_id));
    if (exact == NULL && class == NULL && e->instance_id.valid) /* of a WMD that lacks the class */
        exact = find(work->by_instance, id_key(&e->instance_id));
    if (exact != NULL) {
        pair->writer = exact->members->writer;
        pair->ambiguous = exact->n > 1;
    } else if (class != NULL) {
        choose_by_class(work, pair, class);
    }
}

/* ---- making ---- */

static bool same_spelling(const struct vsd_record *a, const struct vsd_record *b)
{
    return memcmp(&a->spelling, &b->spelling, sizeof a->spelling) == 0;
}

/* The record that is spelled the same; where there is none the first that differs in case alone. */
static const struct vsd_record *find_record(const struct vsd_pairing *pairing,
                                            const struct vsd_record *like)
{
    struct vsd_record *first = NULL, *same = NULL;
    HASH_FIND(hh, pairing->records, &like->key, sizeof like->key, first);
    if (first != NULL && !same_spelling(first, like))
        HASH_FIND(hh_spelling, pairing->variants, &like->spelling, sizeof like->spelling, same);
    return same != NULL ? same : first;
}

static bool index_records(struct vsd_pairing *pairing, const struct vsd_pair *pair)
{
    for (const struct vssdoc_backup_component *c = pair->entry->components; c != NULL; c = c->next) {
        struct vsd_record *record = vsd_arena_alloc(&pairing->arena, sizeof *record);
        if (record == NULL)
            return false;
        record->component = c;
        set_keys(record, pair->first->entry, c->full_path);
        const struct vsd_record *old = find_record(pairing, record);
        if (old != NULL && same_spelling(old, record))
            continue;
        if (old == NULL)
            HASH_ADD(hh, pairing->records, key, sizeof record->key, record);
        else
            HASH_ADD(hh_spelling, pairing->variants, spelling, sizeof record->spelling, record);
        if (record->hh.tbl == NULL && record->hh_spelling.tbl == NULL)
            return false;
    }
    return true;
}

/* Entries of one instance are one: nothing says that there is a second place for its components. */
static bool put_in_row(struct pairing_work *work, struct vsd_pair *pair)
{
    const struct vssdoc_writer_components *e = pair->entry;
    struct vsd_pair *first = NULL;
    pair->first = pair->last = pair;
    if (!e->writer_id.valid || !e->instance_id.valid)
        return true;
    pair->instance = instance_key(&e->writer_id, &e->instance_id);
    HASH_FIND(hh_instance, work->firsts, &pair->instance, sizeof pair->instance, first);
    if (first == NULL) {
        HASH_ADD(hh_instance, work->firsts, instance, sizeof pair->instance, pair);
        return pair->hh_instance.tbl != NULL;
    }
    if (first->writer != pair->writer)
        return true;
    pair->first = first;
    first->last->again = pair;
    first->last = pair;
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
    return put_in_row(work, pair) && index_records(pairing, pair);
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
    HASH_CLEAR(hh, work.classes);
    HASH_CLEAR(hh_instance, work.firsts);
    vsd_arena_free(&scratch);
    return enough;
}

void vsd_pairing_free(struct vsd_pairing *pairing)
{
    HASH_CLEAR(hh, pairing->by_entry);
    HASH_CLEAR(hh_writer, pairing->by_writer);
    HASH_CLEAR(hh, pairing->records);
    HASH_CLEAR(hh_spelling, pairing->variants);
    vsd_arena_free(&pairing->arena);
}

/* ---- asking ---- */

static const struct vsd_pair *pair_of(const struct vssdoc_capture *public,
                                      const struct vssdoc_writer_components *entry)
{
    const struct vsd_capture *capture = (const struct vsd_capture *)public;
    struct vsd_pair *pair = NULL;
    HASH_FIND_PTR(capture->pairing.by_entry, &entry, pair);
    return pair;
}

static const struct vssdoc_backup_component *
record_at(const struct vssdoc_capture *public, const struct vssdoc_writer_components *first,
          const char *full_path)
{
    const struct vsd_capture *capture = (const struct vsd_capture *)public;
    struct vsd_record like;
    set_keys(&like, first, full_path);
    const struct vsd_record *record = find_record(&capture->pairing, &like);
    return record != NULL ? record->component : NULL;
}

const struct vssdoc_writer *vssdoc_writer_of(const struct vssdoc_capture *public,
                                             const struct vssdoc_writer_components *entry,
                                             bool *ambiguous)
{
    const struct vsd_pair *pair = pair_of(public, entry);
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
    const struct vssdoc_writer_components *entry = vssdoc_entry_of(public, writer);
    return entry != NULL ? vssdoc_record_in(public, entry, component) : NULL;
}

const struct vssdoc_backup_component *
vssdoc_record_in(const struct vssdoc_capture *public, const struct vssdoc_writer_components *entry,
                 const struct vssdoc_component *component)
{
    return record_at(public, vssdoc_entry_first(public, entry), component->full_path);
}

const struct vssdoc_writer_components *
vssdoc_entry_first(const struct vssdoc_capture *capture, const struct vssdoc_writer_components *entry)
{
    const struct vsd_pair *pair = pair_of(capture, entry);
    return pair != NULL ? pair->first->entry : entry;
}

const struct vssdoc_writer_components *
vssdoc_entry_again(const struct vssdoc_capture *capture, const struct vssdoc_writer_components *entry)
{
    const struct vsd_pair *pair = pair_of(capture, entry);
    return pair != NULL && pair->again != NULL ? pair->again->entry : NULL;
}

const struct vssdoc_backup_component *
vssdoc_record_first(const struct vssdoc_capture *capture,
                    const struct vssdoc_writer_components *entry,
                    const struct vssdoc_backup_component *record)
{
    const struct vssdoc_backup_component *first =
        record->name != NULL && *record->name != '\0'
            ? record_at(capture, vssdoc_entry_first(capture, entry), record->full_path)
            : NULL;
    return first != NULL ? first : record;
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

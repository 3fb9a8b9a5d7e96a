#include "validate/offer.h"

#include <string.h>

#include "base/hash.h"
#include "base/key.h"
#include "base/winpath.h"
#include "result/validation.h"

enum {
    LEVELS = 64, /* of a path; what lies deeper counts as found */
    SPECS = 64   /* file sets of one directory that are compared one by one */
};

struct spec {
    struct spec *next;
    const struct vssdoc_file_set *set;
};

struct vsd_fact {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_backup_component *record; /* that the first file set belongs to */
    struct spec *specs;                           /* of a directory */
    size_t n_specs;
};

static struct vsd_key key_of(const struct vsd_subject *s)
{
    struct vsd_key_maker maker;
    unsigned char head[2] = {(unsigned char)s->kind, s->recursive == 1};
    size_t length = s->length;
    while (length > 0 && s->path[length - 1] == '\\')
        length--;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, head, sizeof head);
    vsd_key_bytes(&maker, &s->record, sizeof s->record);
    vsd_key_folded(&maker, s->path != NULL ? s->path : "", length);
    if (s->filespec != NULL)
        vsd_key_folded(&maker, s->filespec, strlen(s->filespec));
    if (s->destination != NULL) {
        struct vsd_key destination = vsd_winpath_key(s->destination);
        vsd_key_bytes(&maker, &destination, sizeof destination);
    }
    return vsd_key_end(&maker);
}

struct vsd_subject vsd_triple(enum vsd_fact_kind kind, const struct vssdoc_backup_component *record,
                              const struct vssdoc_file_set *set)
{
    return (struct vsd_subject){.kind = kind,
                                .record = record,
                                .path = set->path,
                                .length = set->path != NULL ? strlen(set->path) : 0,
                                .filespec = set->filespec,
                                .recursive = set->recursive};
}

static const struct vsd_fact *find(const struct vsd_offer *offer, struct vsd_subject subject)
{
    struct vsd_key key = key_of(&subject);
    struct vsd_fact *fact = NULL;
    HASH_FIND(hh, offer->facts, &key, sizeof key, fact);
    return fact;
}

static struct vsd_fact *learn(struct vsd_offer *offer, struct vsd_subject subject,
                              const struct vssdoc_backup_component *record)
{
    struct vsd_key key = key_of(&subject);
    struct vsd_fact *fact = NULL;
    HASH_FIND(hh, offer->facts, &key, sizeof key, fact);
    if (fact != NULL)
        return fact;
    fact = vsd_arena_alloc(&offer->arena, sizeof *fact);
    if (fact == NULL)
        return NULL;
    fact->key = key;
    fact->record = record;
    HASH_ADD(hh, offer->facts, key, sizeof fact->key, fact);
    return fact->hh.tbl != NULL ? fact : NULL;
}

static bool learn_directory(struct vsd_offer *offer, const struct vssdoc_backup_component *record,
                            const struct vssdoc_file_set *set)
{
    struct vsd_subject subject = vsd_triple(VSD_DIRECTORY, record, set);
    subject.filespec = NULL;
    subject.recursive = 0;
    struct vsd_fact *directory = learn(offer, subject, record);
    if (directory == NULL)
        return false;
    if (directory->n_specs++ >= SPECS)
        return true;
    struct spec *spec = vsd_arena_alloc(&offer->arena, sizeof *spec);
    if (spec == NULL)
        return false;
    *spec = (struct spec){directory->specs, set};
    directory->specs = spec;
    return true;
}

static bool is_literal(const char *path)
{
    enum vsd_winpath_kind kind = vsd_winpath_kind(path);
    return kind == VSD_PATH_DRIVE || kind == VSD_PATH_UNC;
}

static bool learn_set(struct vsd_offer *offer, const struct vssdoc_backup_component *record,
                      const struct vssdoc_file_set *set)
{
    if (learn(offer, vsd_triple(VSD_ANYWHERE, NULL, set), record) == NULL)
        return false;
    if (!learn_directory(offer, NULL, set))
        return false;
    struct vsd_subject any_variables = {.kind = VSD_VARIABLES};
    if ((set->path == NULL || !is_literal(set->path)) && learn(offer, any_variables, NULL) == NULL)
        return false;
    if (record == NULL)
        return true;
    if (learn(offer, vsd_triple(VSD_FILE_SET, record, set), record) == NULL ||
        !learn_directory(offer, record, set))
        return false;
    struct vsd_subject variables = {.kind = VSD_VARIABLES, .record = record};
    return (set->path != NULL && is_literal(set->path)) || learn(offer, variables, record) != NULL;
}

static bool learn_writer(struct vsd_check *check, struct vsd_offer *offer)
{
    for (const struct vssdoc_component *c = check->writer->components; c != NULL; c = c->next) {
        const struct vssdoc_backup_component *record =
            vsd_record_for(check->capture, check->writer, check->hierarchy, c);
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
            if (!learn_set(offer, record, s))
                return false;
    }
    const struct vssdoc_file_set *m = check->writer->alternate_location_mappings;
    for (; m != NULL; m = m->next) {
        struct vsd_subject place = vsd_triple(VSD_PLACE, NULL, m);
        place.destination = m->alternate_path;
        if (learn(offer, vsd_triple(VSD_MAPPING, NULL, m), NULL) == NULL ||
            learn(offer, place, NULL) == NULL)
            return false;
    }
    return true;
}

/* ---- asking ---- */

bool vsd_offered(const struct vsd_offer *offer, struct vsd_subject subject)
{
    return find(offer, subject) != NULL;
}

const struct vssdoc_backup_component *vsd_offered_to(const struct vsd_offer *offer,
                                                     struct vsd_subject subject)
{
    const struct vsd_fact *fact = find(offer, subject);
    return fact != NULL ? fact->record : NULL;
}

bool vsd_offers_directory(const struct vsd_offer *offer,
                          const struct vssdoc_backup_component *record, const char *path)
{
    return find(offer, (struct vsd_subject){.kind = VSD_DIRECTORY,
                                            .record = record,
                                            .path = path,
                                            .length = strlen(path)}) != NULL;
}

/* The directory of a file set of the record's set in which a path lies or which it is. */
static const struct vsd_fact *directory_over(const struct vsd_offer *offer,
                                             const struct vssdoc_backup_component *record,
                                             const char *path, size_t *length)
{
    for (unsigned level = 0; level<LEVELS && * length> 0; level++) {
        const struct vsd_fact *directory = find(
            offer, (struct vsd_subject){
                       .kind = VSD_DIRECTORY, .record = record, .path = path, .length = *length});
        if (directory != NULL)
            return directory;
        *length = vsd_winpath_parent(path, *length);
    }
    return NULL;
}

/* Beyond doubt: a path of the set that is no literal one might be the place. */
bool vsd_lies_outside(const struct vsd_offer *offer, const struct vssdoc_backup_component *record,
                      const char *path)
{
    if (path == NULL || !is_literal(path) ||
        find(offer, (struct vsd_subject){.kind = VSD_VARIABLES, .record = record}) != NULL)
        return false;
    size_t length = strlen(path);
    return directory_over(offer, record, path, &length) == NULL && length == 0;
}

/* Without the backslash at its end. */
static size_t bare_length(const char *path)
{
    size_t length = strlen(path);
    while (length > 0 && path[length - 1] == '\\')
        length--;
    return length;
}

const struct vssdoc_file_set *vsd_overlapped(const struct vsd_offer *offer,
                                             const struct vssdoc_backup_component *record,
                                             const char *path, const char *filespec)
{
    size_t whole = bare_length(path), length = whole;
    for (unsigned level = 0; level < LEVELS; level++) {
        const struct vsd_fact *directory = directory_over(offer, record, path, &length);
        if (directory == NULL)
            return NULL;
        for (const struct spec *s = directory->specs; s != NULL; s = s->next)
            if ((length == whole || s->set->recursive == 1) && s->set->filespec != NULL &&
                vsd_filespec_overlaps(s->set->filespec, filespec))
                return s->set;
        length = vsd_winpath_parent(path, length);
    }
    return NULL;
}

bool vsd_has_no_set(const struct vsd_offer *offer, const struct vssdoc_backup_component *record,
                    const char *path, const char *filename)
{
    if (path == NULL || filename == NULL || !is_literal(path) ||
        find(offer, (struct vsd_subject){.kind = VSD_VARIABLES, .record = record}) != NULL)
        return false;
    size_t whole = bare_length(path), length = whole;
    for (unsigned level = 0; level < LEVELS; level++) {
        const struct vsd_fact *directory = directory_over(offer, record, path, &length);
        if (directory == NULL)
            return length == 0;
        if (directory->n_specs > SPECS)
            return false;
        for (const struct spec *s = directory->specs; s != NULL; s = s->next)
            if ((length == whole || s->set->recursive == 1) &&
                (s->set->filespec == NULL || vsd_filespec_overlaps(s->set->filespec, filename)))
                return false;
        length = vsd_winpath_parent(path, length);
    }
    return false;
}

/* Lets a rule look at each record of an entry for which it asks, with what the writer offers. */
void vsd_with_offer(struct vsd_check *check, const struct vssdoc_writer_components *entry,
                    bool (*asks)(const struct vssdoc_backup_component *),
                    void (*look)(struct vsd_check *, const struct vsd_offer *,
                                 const struct vssdoc_backup_component *))
{
    const struct vssdoc_backup_component *r = entry->components;
    struct vsd_offer offer = {.facts = NULL};
    while (r != NULL && !asks(r))
        r = r->next;
    if (r == NULL || check->writer == NULL ||
        vssdoc_entry_of(check->capture, check->writer) != entry)
        return;
    bool enough = learn_writer(check, &offer);
    for (; r != NULL && enough; r = r->next) {
        check->record = r;
        check->component = vsd_component_at(check->hierarchy, r->full_path);
        if (check->component != NULL && asks(r))
            look(check, &offer, r);
    }
    HASH_CLEAR(hh, offer.facts);
    vsd_arena_free(&offer.arena);
    check->validation->no_memory = check->validation->no_memory || !enough;
}

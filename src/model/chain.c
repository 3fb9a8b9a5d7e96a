#include "model/chain.h"

#include <string.h>

#include "model/backup.h"

struct vsd_stamp {
    UT_hash_handle hh;
    struct vsd_key key;
    struct vsd_link *link;
};

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* Instances come and go, so class, instance name and the component's path are what stays. */
static struct vsd_key line_key(const struct vssdoc_capture *capture,
                               const struct vssdoc_writer_components *entry,
                               const struct vssdoc_backup_component *record)
{
    const struct vssdoc_writer *writer = vssdoc_writer_of(capture, entry, NULL);
    const char *instance = entry->instance_name;
    if (instance == NULL && writer != NULL)
        instance = writer->instance_name;
    const char *path = record != NULL && record->full_path != NULL ? record->full_path : "";
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, entry->writer_id.bytes, sizeof entry->writer_id.bytes);
    vsd_key_folded(&maker, instance != NULL ? instance : "",
                   instance != NULL ? strlen(instance) : 0);
    vsd_key_folded(&maker, path, strlen(path));
    return vsd_key_end(&maker);
}

/* line: NULL for a stamp of any component. */
static struct vsd_key stamp_key(const struct vsd_line *line, const char *stamp)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    if (line != NULL)
        vsd_key_bytes(&maker, &line->key, sizeof line->key);
    vsd_key_bytes(&maker, stamp, strlen(stamp));
    return vsd_key_end(&maker);
}

static struct vsd_line *line_of(struct vsd_chain *chain, struct vsd_line **lines,
                                struct vsd_key key)
{
    struct vsd_line *line = NULL;
    HASH_FIND(hh, *lines, &key, sizeof key, line);
    if (line != NULL || (line = vsd_arena_alloc(&chain->arena, sizeof *line)) == NULL)
        return line;
    line->key = key;
    HASH_ADD(hh, *lines, key, sizeof line->key, line);
    return line->hh.tbl != NULL ? line : NULL;
}

static struct vsd_stamp *find_stamp(const struct vsd_chain *chain, struct vsd_key key)
{
    struct vsd_stamp *stamp = NULL;
    HASH_FIND(hh, chain->stamps, &key, sizeof key, stamp);
    return stamp;
}

static bool add_key(struct vsd_chain *chain, struct vsd_key key, struct vsd_link *link)
{
    struct vsd_stamp *stamp = vsd_arena_alloc(&chain->arena, sizeof *stamp);
    if (stamp == NULL)
        return false;
    stamp->key = key;
    stamp->link = link;
    HASH_ADD(hh, chain->stamps, key, sizeof stamp->key, stamp);
    return stamp->hh.tbl != NULL;
}

/* A stamp that a copy backup repeats stays the other's. False when memory runs out. */
static bool add_stamp(struct vsd_chain *chain, const struct vsd_line *line, struct vsd_link *link)
{
    if (link->record == NULL || is_empty(link->record->backup_stamp))
        return true;
    struct vsd_key key = stamp_key(line, link->record->backup_stamp);
    struct vsd_key any = stamp_key(NULL, link->record->backup_stamp);
    struct vsd_stamp *stamp = find_stamp(chain, key);
    if (stamp != NULL) {
        if (stamp->link->type == VSD_BT_COPY)
            stamp->link = link;
        else if (link->type != VSD_BT_COPY)
            link->repeats = stamp->link;
        return true;
    }
    return add_key(chain, key, link) &&
           (find_stamp(chain, any) != NULL || add_key(chain, any, link));
}

const struct vsd_link *vsd_stamp_owner(const struct vsd_chain *chain, const char *text)
{
    const struct vsd_stamp *stamp = find_stamp(chain, stamp_key(NULL, text));
    return stamp != NULL ? stamp->link : NULL;
}

static bool add_link(struct vsd_chain *chain, struct vsd_line **lines, size_t step,
                     const struct vssdoc_writer_components *entry,
                     const struct vssdoc_backup_component *record, struct vsd_link **out)
{
    const struct vssdoc_capture *capture = chain->captures[step];
    struct vsd_line *line = line_of(chain, lines, line_key(capture, entry, record));
    struct vsd_link *link = line != NULL ? vsd_arena_alloc(&chain->arena, sizeof *link) : NULL;
    if (link == NULL)
        return false;
    if (line->last != NULL && line->last->step == step) {
        *out = line->last; /* twice in one step, which is another rule's */
        return true;
    }
    int64_t schema = vsd_schema_of(entry, vssdoc_writer_of(capture, entry, NULL));
    link->step = step;
    link->entry = entry;
    link->record = record;
    link->type = vsd_effective_type(capture->backup_components->backup_type, schema);
    link->previous = line->last;
    *(line->last != NULL ? &line->last->next : &line->first) = link;
    line->last = *out = link;
    return add_stamp(chain, line, link);
}

static bool add_step(struct vsd_chain *chain, size_t step)
{
    bool enough = true;
    const struct vssdoc_writer_components *e = chain->captures[step]->backup_components->writers;
    for (; e != NULL && enough; e = e->next) {
        if (!e->writer_id.valid)
            continue;
        struct vsd_link *of = NULL, *link = NULL;
        enough = add_link(chain, &chain->writers, step, e, NULL, &of);
        for (const struct vssdoc_backup_component *r = e->components; r != NULL && enough;
             r = r->next) {
            if (is_empty(r->name))
                continue;
            enough = add_link(chain, &chain->components, step, e, r, &link);
            if (enough)
                link->of = of;
        }
    }
    return enough;
}

bool vsd_builds_on_others(int type)
{
    return type == VSD_BT_INCREMENTAL || type == VSD_BT_DIFFERENTIAL || type == VSD_BT_LOG;
}

static void find_bases(struct vsd_chain *chain, struct vsd_line *line)
{
    struct vsd_link *full = NULL, *base = NULL;
    for (struct vsd_link *link = line->first; link != NULL; link = link->next) {
        struct vsd_link *expected = link->type == VSD_BT_DIFFERENTIAL ? full : base;
        struct vsd_link *needed = expected;
        link->expected = expected;
        if (!is_empty(link->record->previous_backup_stamp)) {
            struct vsd_key key = stamp_key(line, link->record->previous_backup_stamp);
            const struct vsd_stamp *stamp = find_stamp(chain, key);
            if (stamp != NULL && stamp->link != link) {
                link->stamped = stamp->link;
                if (expected != NULL && stamp->link == expected)
                    link->of->follower = link;
                needed = stamp->link->step < link->step ? stamp->link : needed;
            }
        }
        if (needed != NULL && vsd_builds_on_others(link->type))
            needed->needed = true;
        if (link->type == VSD_BT_FULL)
            full = link;
        if (link->type == VSD_BT_FULL || link->type == VSD_BT_INCREMENTAL)
            base = link;
    }
}

static void find_mixtures(struct vsd_line *line)
{
    const struct vsd_link *incremental = NULL, *differential = NULL;
    for (struct vsd_link *link = line->first; link != NULL; link = link->next) {
        if (link->type == VSD_BT_FULL) {
            incremental = differential = NULL;
        } else if (link->type == VSD_BT_INCREMENTAL) {
            link->mixed = differential;
            incremental = link;
        } else if (link->type == VSD_BT_DIFFERENTIAL) {
            link->mixed = incremental;
            differential = link;
        }
    }
}

static bool find_unrelated(struct vsd_chain *chain)
{
    chain->unrelated = vsd_arena_alloc(&chain->arena, chain->n * sizeof *chain->unrelated);
    if (chain->unrelated == NULL)
        return false;
    for (size_t step = 1; step < chain->n; step++)
        chain->unrelated[step] = chain->captures[step]->backup_components->writers != NULL &&
                                 chain->writers != NULL && chain->writers->first->step < step;
    for (const struct vsd_line *line = chain->writers; line != NULL; line = line->hh.next)
        for (const struct vsd_link *link = line->first; link != NULL; link = link->next)
            if (link->previous != NULL)
                chain->unrelated[link->step] = false;
    return true;
}

bool vsd_chain_make(struct vsd_chain *chain, const struct vssdoc_capture *const *captures, size_t n)
{
    *chain = (struct vsd_chain){.captures = captures, .n = n};
    bool enough = true;
    for (size_t step = 0; step < n && enough; step++)
        enough = add_step(chain, step);
    enough = enough && find_unrelated(chain);
    for (struct vsd_line *line = chain->writers; line != NULL && enough; line = line->hh.next)
        find_mixtures(line);
    for (struct vsd_line *line = chain->components; line != NULL && enough; line = line->hh.next) {
        find_bases(chain, line);
        find_mixtures(line);
    }
    return enough;
}

void vsd_chain_free(struct vsd_chain *chain)
{
    HASH_CLEAR(hh, chain->components);
    HASH_CLEAR(hh, chain->writers);
    HASH_CLEAR(hh, chain->stamps);
    vsd_arena_free(&chain->arena);
}

#include "validate/held.h"

#include <string.h>

static struct vsd_key key_of(const struct vssdoc_guid *class, const char *path, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, class->bytes, sizeof class->bytes);
    vsd_key_folded(&maker, path, length);
    return vsd_key_end(&maker);
}

static struct vsd_held *find(const struct vsd_held *index, struct vsd_key key)
{
    struct vsd_held *held = NULL;
    HASH_FIND(hh, index, &key, sizeof key, held);
    return held;
}

struct vsd_held *vsd_held_index(struct vsd_check *check,
                                bool (*is_marked)(const struct vssdoc_backup_component *record))
{
    struct vsd_held *index = NULL;
    const struct vssdoc_writer_components *e = check->capture->backup_components->writers;
    for (; e != NULL; e = e->next) {
        for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next) {
            struct vsd_key key = key_of(&e->writer_id, r->full_path, strlen(r->full_path));
            struct vsd_held *held = find(index, key);
            if (held == NULL) {
                held = vsd_check_alloc(check, sizeof *held);
                if (held == NULL)
                    return index;
                held->key = key;
                HASH_ADD(hh, index, key, sizeof held->key, held);
            }
            held->marked = held->marked || (is_marked != NULL && is_marked(r));
        }
    }
    return index;
}

enum { LEVELS = 64 };

const struct vsd_held *vsd_held_with(const struct vsd_held *index, const struct vssdoc_guid *class,
                                     const char *path)
{
    size_t length = strlen(path);
    const struct vsd_held *held = NULL;
    for (unsigned level = 0; level < LEVELS && length > 0 && held == NULL; level++) {
        held = find(index, key_of(class, path, length));
        do
            length--;
        while (length > 0 && path[length] != '\\');
    }
    return held;
}

/* Lists of file sets: each is kept once, however many components of however many machines have it.
 */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "fleet/adding.h"
#include "model/environment.h"

static int64_t folder_of(struct vsd_adding *adding, const char *path)
{
    if (path == NULL)
        return VSSDOC_ABSENT;
    vsd_sql_start(adding, VSD_FOLDER_OF);
    vsd_sql_text(adding, path);
    int64_t id = vsd_sql_look_up(adding);
    if (id != 0 || !adding->ok)
        return id;
    struct vsd_expanded expanded = {.path = NULL};
    adding->ok = vsd_expand(&(struct vsd_environment){NULL}, &adding->arena, path, &expanded);
    vsd_sql_start(adding, VSD_FOLDER);
    vsd_sql_text(adding, path);
    vsd_sql_text(adding, expanded.path);
    return vsd_sql_insert(adding);
}

static void hash_text(XXH3_state_t *state, const char *text)
{
    (void)XXH3_128bits_update(state, text != NULL ? text : "\xFF",
                              text != NULL ? strlen(text) + 1 : 1);
}

static void hash_list(const struct vssdoc_file_set *sets, unsigned char out[16])
{
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    (void)XXH3_128bits_reset(&state);
    for (const struct vssdoc_file_set *s = sets; s != NULL; s = s->next) {
        char numbers[64];
        int length = snprintf(numbers, sizeof numbers, "%d %d %lld\n", (int)s->kind, s->recursive,
                              (long long)s->backup_type);
        (void)XXH3_128bits_update(&state, numbers, (size_t)length);
        hash_text(&state, s->path);
        hash_text(&state, s->filespec);
        hash_text(&state, s->alternate_path);
    }
    XXH128_canonical_t hash;
    XXH128_canonicalFromHash(&hash, XXH3_128bits_digest(&state));
    memcpy(out, hash.digest, 16);
}

/* The list that a component's file sets are kept in, new or from another machine. */
int64_t vsd_list_of(struct vsd_adding *adding, const struct vssdoc_component *component)
{
    unsigned char content[16];
    if (component == NULL || component->file_sets == NULL)
        return VSSDOC_ABSENT;
    hash_list(component->file_sets, content);
    vsd_sql_start(adding, VSD_LIST_OF);
    vsd_sql_bytes(adding, content, sizeof content);
    int64_t list = vsd_sql_look_up(adding), position = 0;
    if (list != 0 || !adding->ok)
        return list;
    vsd_sql_start(adding, VSD_LIST);
    vsd_sql_bytes(adding, content, sizeof content);
    vsd_sql_id(adding, (int64_t)component->n_file_sets);
    list = vsd_sql_insert(adding);
    for (const struct vssdoc_file_set *s = component->file_sets; s != NULL && adding->ok;
         s = s->next) {
        int64_t folder = folder_of(adding, s->path),
                alternate = folder_of(adding, s->alternate_path);
        vsd_sql_start(adding, VSD_LIST_ROW);
        vsd_sql_id(adding, list);
        vsd_sql_id(adding, position++);
        vsd_sql_id(adding, (int64_t)s->kind);
        vsd_sql_number(adding, folder);
        vsd_sql_text(adding, s->filespec);
        vsd_sql_number(adding, s->recursive);
        vsd_sql_number(adding, alternate);
        vsd_sql_number(adding, s->backup_type);
        vsd_sql_run(adding);
    }
    return list;
}

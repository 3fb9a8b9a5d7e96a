/* Which documents belong to one capture. */
#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "capture/capture.h"

/* ---- several BCDs in one place ---- */

static size_t folder_length(const struct vsd_document *document)
{
    const char *slash = strrchr(document->full_path, '/');
    return slash != NULL ? (size_t)(slash - document->full_path) : 0;
}

static bool same_folder(const struct vsd_document *a, const struct vsd_document *b)
{
    size_t length = folder_length(a);
    return length == folder_length(b) && strncmp(a->full_path, b->full_path, length) == 0;
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* An instance id that BCDs of a place name: which of them, and that any does (bcd NULL). */
struct named_instance {
    UT_hash_handle hh;
    struct vsd_key key;
};

struct split {
    struct vsd_document *const *documents;
    size_t n, n_bcds;
    const struct vsd_document *first_bcd;
    struct vsd_arena arena;
    struct named_instance *named;
    int *best; /* for each document, how surely it belongs to its surest BCD */
};

static struct vsd_key instance_key(const struct vsd_document *bcd, const struct vssdoc_guid *id)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &bcd, sizeof bcd);
    vsd_key_bytes(&maker, id->bytes, sizeof id->bytes);
    return vsd_key_end(&maker);
}

static bool is_named(const struct split *split, const struct vsd_document *bcd,
                     const struct vssdoc_guid *id)
{
    struct named_instance *named = NULL;
    struct vsd_key key = instance_key(bcd, id);
    HASH_FIND(hh, split->named, &key, sizeof key, named);
    return named != NULL;
}

static bool add_named(struct split *split, const struct vsd_document *bcd,
                      const struct vssdoc_guid *id)
{
    if (is_named(split, bcd, id))
        return true;
    struct named_instance *named = vsd_arena_alloc(&split->arena, sizeof *named);
    if (named == NULL)
        return false;
    named->key = instance_key(bcd, id);
    HASH_ADD(hh, split->named, key, sizeof named->key, named);
    return named->hh.tbl != NULL;
}

/* How surely a document belongs to a BCD; the surest ones get it. */
static int kinship(const struct split *split, const struct vsd_document *document,
                   const struct vsd_document *bcd)
{
    const struct vssdoc_backup_components *components = bcd->public.backup_components;
    const struct vssdoc_manifest *manifest = document->public.manifest;
    bool evident = false;
    if (document->public.writer != NULL)
        evident = is_named(split, bcd, &document->public.writer->instance_id);
    else if (manifest != NULL)
        evident = vssdoc_guid_equal(&manifest->snapshot_set_id, &components->snapshot_set_id) ||
                  (same_folder(document, bcd) && manifest->backup_components_file != NULL &&
                   vsd_equal_folded(manifest->backup_components_file,
                                    file_name(bcd->full_path)));
    return 2 * evident + same_folder(document, bcd);
}

/* Above so many BCDs in one place, what none of them names goes to the first one alone: else every
 * one would get every document. */
enum { MANY_BCDS = 64 };

static bool belongs(const struct split *split, size_t i, const struct vsd_document *bcd)
{
    const struct vsd_document *document = split->documents[i];
    const struct vssdoc_writer *writer = document->public.writer;
    if (document->public.backup_components != NULL)
        return document == bcd;
    if (writer == NULL && document->public.manifest == NULL)
        return bcd == split->first_bcd; /* what could not be read, or is something else, is told once */
    if (split->n_bcds > MANY_BCDS && writer != NULL && !is_named(split, NULL, &writer->instance_id))
        return bcd == split->first_bcd;
    return kinship(split, document, bcd) == split->best[i];
}

static bool prepare(struct split *split)
{
    bool enough = (split->best = calloc(split->n, sizeof *split->best)) != NULL;
    for (size_t b = 0; b < split->n && enough; b++) {
        const struct vssdoc_backup_components *bcd = split->documents[b]->public.backup_components;
        const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
        for (; e != NULL && enough; e = e->next)
            enough = add_named(split, split->documents[b], &e->instance_id) &&
                     add_named(split, NULL, &e->instance_id);
    }
    for (size_t b = 0; b < split->n && enough; b++) {
        if (split->documents[b]->public.backup_components == NULL)
            continue;
        for (size_t i = 0; i < split->n; i++) {
            int kin = kinship(split, split->documents[i], split->documents[b]);
            split->best[i] = kin > split->best[i] ? kin : split->best[i];
        }
    }
    return enough;
}

static size_t count_wmds(struct vsd_document *const *documents, size_t n)
{
    size_t wmds = 0;
    for (size_t i = 0; i < n; i++)
        wmds += documents[i]->public.writer != NULL;
    return wmds;
}

static enum vssdoc_status make(struct vsd_document *const *documents, size_t n, size_t n_elsewhere,
                               bool one_of_several,
                               const char *place, size_t place_length, vsd_capture_made_fn *made,
                               void *context)
{
    struct vssdoc_capture *capture = vsd_capture_new(documents, n);
    if (capture == NULL)
        return VSSDOC_NO_MEMORY;
    capture->n_writers_elsewhere = n_elsewhere;
    capture->shares_source = one_of_several;
    return made(context, capture, place, place_length);
}

enum vssdoc_status vsd_capture_split(struct vsd_document *const *documents, size_t n,
                                     const char *place, size_t place_length,
                                     vsd_capture_made_fn *made, void *context)
{
    struct split split = {.documents = documents, .n = n};
    for (size_t i = 0; i < n; i++) {
        if (documents[i]->public.backup_components != NULL && split.n_bcds++ == 0)
            split.first_bcd = documents[i];
    }
    if (split.n_bcds <= 1)
        return make(documents, n, 0, false, place, place_length, made, context);
    struct vsd_document **members = calloc(n, sizeof(void *));
    enum vssdoc_status status =
        members != NULL && prepare(&split) ? VSSDOC_OK : VSSDOC_NO_MEMORY;
    for (size_t b = 0; b < n && status == VSSDOC_OK; b++) {
        if (documents[b]->public.backup_components == NULL)
            continue;
        size_t n_members = 0;
        for (size_t i = 0; i < n; i++)
            if (belongs(&split, i, documents[b]))
                members[n_members++] = documents[i];
        status = make(members, n_members,
                      count_wmds(documents, n) - count_wmds(members, n_members), true, place,
                      place_length, made, context);
    }
    HASH_CLEAR(hh, split.named);
    vsd_arena_free(&split.arena);
    free(split.best);
    free(members);
    return status;
}

/* ---- folders inside an archive ---- */

/* Part by part, so that what lies in one folder stands together. */
static int by_path(const void *a, const void *b)
{
    const char *x = (*(struct vsd_document *const *)a)->sort_path;
    const char *y = (*(struct vsd_document *const *)b)->sort_path;
    for (;;) {
        size_t n = strcspn(x, "/"), m = strcspn(y, "/");
        if (n == m && strncmp(x, y, n) == 0) {
            if (x[n] == '\0' || y[m] == '\0')
                return (x[n] != '\0') - (y[m] != '\0');
            x += n + 1;
            y += m + 1;
            continue;
        }
        if ((x[n] == '\0') != (y[m] == '\0')) /* a folder's own files come first */
            return x[n] == '\0' ? -1 : 1;
        char part_x[256], part_y[256];
        size_t kept_n = n < sizeof part_x ? n : sizeof part_x - 1;
        size_t kept_m = m < sizeof part_y ? m : sizeof part_y - 1;
        memcpy(part_x, x, kept_n);
        memcpy(part_y, y, kept_m);
        part_x[kept_n] = '\0';
        part_y[kept_m] = '\0';
        int order = vsd_compare_natural(part_x, part_y);
        return order != 0 ? order : strcmp(x, y);
    }
}

/* A folder is the length of its path with the slash behind it, so every step downwards is at least
 * a character long, whatever a stranger's archive calls its members. */
static const char *below(const struct vsd_document *document, size_t folder)
{
    return document->full_path + folder;
}

static bool any_vss(struct vsd_document *const *documents, size_t n, size_t folder, bool directly)
{
    for (size_t i = 0; i < n; i++)
        if (vsd_is_vss(documents[i]) &&
            (!directly || strchr(below(documents[i], folder), '/') == NULL))
            return true;
    return false;
}

/* How many of the documents, from the first one on, lie in the same folder below this one, and that
 * folder; 0 where the first one lies in this one itself. */
static size_t together(struct vsd_document *const *documents, size_t n, size_t folder,
                       size_t *deeper)
{
    const char *part = below(documents[0], folder);
    size_t length = strcspn(part, "/") + 1, same = 1;
    if (part[length - 1] == '\0')
        return 0;
    while (same < n && strncmp(below(documents[same], folder), part, length) == 0)
        same++;
    *deeper = folder + length;
    return same;
}

static enum vssdoc_status group(struct vsd_document *const *documents, size_t n, size_t folder,
                                vsd_capture_made_fn *made, void *context)
{
    if (!any_vss(documents, n, folder, false))
        return VSSDOC_OK;
    /* Not by recursion: folders may be nested by the hundred thousand. */
    size_t deeper;
    while (together(documents, n, folder, &deeper) == n)
        folder = deeper;
    if (any_vss(documents, n, folder, true))
        return vsd_capture_split(documents, n, documents[0]->full_path, folder > 0 ? folder - 1 : 0,
                                 made, context);
    enum vssdoc_status status = VSSDOC_OK;
    for (size_t from = 0; from < n && status == VSSDOC_OK;) {
        size_t members = together(documents + from, n - from, folder, &deeper);
        if (members > 0)
            status = group(documents + from, members, deeper, made, context);
        from += members > 0 ? members : 1;
    }
    return status;
}

enum vssdoc_status vsd_capture_group(struct vsd_document **documents, size_t n, size_t place_length,
                                     vsd_capture_made_fn *made, void *context)
{
    if (n == 0)
        return VSSDOC_OK;
    qsort(documents, n, sizeof *documents, by_path);
    bool slash = place_length > 0 && documents[0]->full_path[place_length] == '/';
    return group(documents, n, place_length + slash, made, context);
}

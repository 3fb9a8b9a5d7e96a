/* Which documents belong to one capture. */
#include <stdlib.h>
#include <string.h>

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

static bool carries_instance(const struct vssdoc_backup_components *bcd,
                             const struct vssdoc_writer *writer)
{
    const struct vssdoc_writer_components *entry = bcd->writers;
    while (entry != NULL && !vssdoc_guid_equal(&entry->instance_id, &writer->instance_id))
        entry = entry->next;
    return entry != NULL;
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* How surely a document belongs to a BCD; the surest ones get it. */
static int kinship(const struct vsd_document *document, const struct vsd_document *bcd)
{
    const struct vssdoc_backup_components *components = bcd->public.backup_components;
    const struct vssdoc_manifest *manifest = document->public.manifest;
    bool evident = false;
    if (document->public.writer != NULL)
        evident = carries_instance(components, document->public.writer);
    else if (manifest != NULL)
        evident = vssdoc_guid_equal(&manifest->snapshot_set_id, &components->snapshot_set_id) ||
                  (same_folder(document, bcd) && manifest->backup_components_file != NULL &&
                   vsd_equal_folded(manifest->backup_components_file,
                                    file_name(bcd->full_path)));
    return 2 * evident + same_folder(document, bcd);
}

static bool belongs(const struct vsd_document *document, const struct vsd_document *bcd,
                    const struct vsd_document *first_bcd, struct vsd_document *const *documents,
                    size_t n)
{
    if (document->public.backup_components != NULL)
        return document == bcd;
    if (document->public.writer == NULL && document->public.manifest == NULL)
        return bcd == first_bcd; /* what could not be read, or is something else, is told once */
    int best = 0;
    for (size_t i = 0; i < n; i++) {
        int other = documents[i]->public.backup_components != NULL
                        ? kinship(document, documents[i])
                        : 0;
        best = other > best ? other : best;
    }
    return kinship(document, bcd) == best;
}

static size_t count_wmds(struct vsd_document *const *documents, size_t n)
{
    size_t wmds = 0;
    for (size_t i = 0; i < n; i++)
        wmds += documents[i]->public.writer != NULL;
    return wmds;
}

static enum vssdoc_status make(struct vsd_document *const *documents, size_t n, size_t n_elsewhere,
                               const char *place, size_t place_length, vsd_capture_made_fn *made,
                               void *context)
{
    struct vssdoc_capture *capture = vsd_capture_new(documents, n);
    if (capture == NULL)
        return VSSDOC_NO_MEMORY;
    capture->n_writers_elsewhere = n_elsewhere;
    return made(context, capture, place, place_length);
}

enum vssdoc_status vsd_capture_split(struct vsd_document *const *documents, size_t n,
                                     const char *place, size_t place_length,
                                     vsd_capture_made_fn *made, void *context)
{
    const struct vsd_document *first_bcd = NULL;
    size_t n_bcds = 0;
    for (size_t i = 0; i < n; i++) {
        if (documents[i]->public.backup_components != NULL && n_bcds++ == 0)
            first_bcd = documents[i];
    }
    if (n_bcds <= 1)
        return make(documents, n, 0, place, place_length, made, context);
    struct vsd_document **members = calloc(n, sizeof(void *));
    enum vssdoc_status status = members != NULL ? VSSDOC_OK : VSSDOC_NO_MEMORY;
    for (size_t b = 0; b < n && status == VSSDOC_OK; b++) {
        if (documents[b]->public.backup_components == NULL)
            continue;
        size_t n_members = 0;
        for (size_t i = 0; i < n; i++)
            if (belongs(documents[i], documents[b], first_bcd, documents, n))
                members[n_members++] = documents[i];
        status = make(members, n_members,
                      count_wmds(documents, n) - count_wmds(members, n_members), place,
                      place_length, made, context);
    }
    free(members);
    return status;
}

/* ---- folders inside an archive ---- */

/* Part by part, so that what lies in one folder stands together. */
static int by_path(const void *a, const void *b)
{
    const char *x = (*(struct vsd_document *const *)a)->full_path;
    const char *y = (*(struct vsd_document *const *)b)->full_path;
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

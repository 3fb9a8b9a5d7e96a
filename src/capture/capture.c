#include "capture/owned.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static void add(struct vsd_capture *capture, struct vsd_document *document)
{
    struct vssdoc_capture *public = &capture->public;
    const struct vssdoc_document *d = &document->public;
    vsd_document_keep(document);
    capture->documents[public->n_documents++] = d;
    if (d->writer != NULL)
        capture->writers[public->n_writers++] = d->writer;
    if (d->backup_components != NULL && public->backup_components == NULL)
        public->backup_components = d->backup_components;
    if (d->manifest != NULL && public->manifest == NULL)
        public->manifest = d->manifest;
}

/* ---- documents given twice ---- */

/* The first writer of an instance id. */
struct instance {
    UT_hash_handle hh;
    unsigned char id[16];
    const struct vssdoc_writer *writer;
};

/* The same listing in two encodings, or a listing beside its own documents, makes no second writer.
 * False when memory runs out. */
static bool drop_repeated(struct vsd_capture *capture)
{
    struct vsd_arena arena = {0};
    struct instance *instances = NULL;
    size_t kept = 0;
    bool enough = true;
    for (size_t i = 0; i < capture->public.n_writers && enough; i++) {
        const struct vssdoc_writer *writer = capture->writers[i];
        struct instance *first = NULL;
        if (writer->instance_id.valid)
            HASH_FIND(hh, instances, writer->instance_id.bytes, sizeof first->id, first);
        if (first != NULL && vsd_same_writer(first->writer, writer))
            continue;
        capture->writers[kept++] = writer;
        if (first != NULL || !writer->instance_id.valid)
            continue;
        first = vsd_arena_alloc(&arena, sizeof *first);
        enough = first != NULL;
        if (enough) {
            memcpy(first->id, writer->instance_id.bytes, sizeof first->id);
            first->writer = writer;
            HASH_ADD(hh, instances, id, sizeof first->id, first);
            enough = first->hh.tbl != NULL;
        }
    }
    capture->public.n_writers = kept;
    HASH_CLEAR(hh, instances);
    vsd_arena_free(&arena);
    return enough;
}

/* ---- making and freeing ---- */

struct vssdoc_capture *vsd_capture_new(struct vsd_document *const *documents, size_t n)
{
    struct vsd_capture *capture = calloc(1, sizeof *capture);
    if (capture == NULL)
        return NULL;
    capture->documents = calloc(n + 1, sizeof(void *));
    capture->writers = calloc(n + 1, sizeof(void *));
    if (capture->documents == NULL || capture->writers == NULL) {
        vssdoc_capture_free(&capture->public);
        return NULL;
    }
    capture->public.documents = capture->documents;
    capture->public.writers = capture->writers;
    for (size_t i = 0; i < n; i++)
        add(capture, documents[i]);
    if (!drop_repeated(capture) || !vsd_pairing_make(capture) ||
        !vsd_manifest_links_make(capture) ||
        !vsd_volumes_find(&capture->arena, &capture->public, &capture->volumes)) {
        vssdoc_capture_free(&capture->public);
        return NULL;
    }
    return &capture->public;
}

bool vsd_capture_name(struct vssdoc_capture *public, const char *source, size_t place_length)
{
    struct vsd_capture *capture = (struct vsd_capture *)public;
    capture->source = strdup(source);
    public->source = capture->source;
    for (size_t i = 0; i < public->n_documents; i++) {
        struct vsd_document *document = (struct vsd_document *)(uintptr_t)public->documents[i];
        const char *path = document->full_path;
        size_t length = strlen(path);
        if (place_length > 0 && length > place_length)
            path += place_length + (path[place_length] == '/');
        if (document->public.path != path) /* captures of one place share documents */
            document->public.path = path;
    }
    return capture->source != NULL;
}

void vssdoc_capture_free(struct vssdoc_capture *public)
{
    struct vsd_capture *capture = (struct vsd_capture *)public;
    if (capture == NULL)
        return;
    for (size_t i = 0; i < public->n_documents; i++)
        vsd_document_release((struct vsd_document *)(uintptr_t)public->documents[i]);
    vsd_pairing_free(&capture->pairing);
    vsd_manifest_links_free(&capture->links);
    vsd_arena_free(&capture->arena);
    free(capture->documents);
    free(capture->writers);
    free(capture->source);
    free(capture);
}

const struct vssdoc_volume *vssdoc_volumes(const struct vssdoc_capture *public, size_t *n_out)
{
    const struct vsd_capture *capture = (const struct vsd_capture *)public;
    *n_out = capture->volumes.n;
    return capture->volumes.n > 0 ? capture->volumes.volumes : NULL;
}

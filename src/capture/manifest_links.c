/* Which document each line of a manifest means: by the file's name, and where somebody renamed it by
 * the writer's name, if one document alone bears it (captured documents). */
#include <string.h>

#include "base/key.h"
#include "base/path.h"
#include "capture/owned.h"

/* A document by a name; of several the first, and how many there are. */
struct named {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_document *document;
    size_t n;
};

/* A line of the manifest, or the document that one means. */
struct vsd_manifest_link {
    UT_hash_handle hh, hh_document;
    const struct vssdoc_manifest_writer *line;
    const struct vssdoc_document *document;
};

enum name_kind { FILE_NAME, WRITER_NAME };

static struct vsd_key key_of(enum name_kind kind, const char *name)
{
    struct vsd_key_maker maker;
    unsigned char mark = (unsigned char)kind;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &mark, 1);
    vsd_key_folded(&maker, name, kind == FILE_NAME ? vsd_document_stem(name) : strlen(name));
    return vsd_key_end(&maker);
}

static struct named *find(struct named *names, enum name_kind kind, const char *name)
{
    struct named *named = NULL;
    if (name == NULL)
        return NULL;
    struct vsd_key key = key_of(kind, name);
    HASH_FIND(hh, names, &key, sizeof key, named);
    return named;
}

/* A name that is met again, in the manifest or in a document, says nothing any more. */
static bool add(struct vsd_arena *arena, struct named **names, enum name_kind kind, const char *name,
                const struct vssdoc_document *document)
{
    struct named *named = find(*names, kind, name);
    if (name == NULL)
        return true;
    if (named == NULL) {
        named = vsd_arena_alloc(arena, sizeof *named);
        if (named == NULL)
            return false;
        *named = (struct named){.key = key_of(kind, name), .document = document};
        HASH_ADD(hh, *names, key, sizeof named->key, named);
    }
    named->n++;
    return named->hh.tbl != NULL;
}

static bool link_to(struct vsd_manifest_links *links, const struct vssdoc_manifest_writer *line,
                    const struct vssdoc_document *document)
{
    struct vsd_manifest_link *link = vsd_arena_alloc(&links->arena, sizeof *link), *old = NULL;
    if (link == NULL)
        return false;
    *link = (struct vsd_manifest_link){.line = line, .document = document};
    HASH_ADD_PTR(links->by_line, line, link);
    HASH_FIND(hh_document, links->by_document, &document, sizeof document, old);
    if (old == NULL)
        HASH_ADD(hh_document, links->by_document, document, sizeof link->document, link);
    return link->hh.tbl != NULL && (old != NULL || link->hh_document.tbl != NULL);
}

static bool link_by(struct vsd_manifest_links *links, const struct vssdoc_capture *capture,
                    struct named *documents, struct named *lines, enum name_kind kind)
{
    const struct vssdoc_manifest_writer *line = capture->manifest->writers;
    for (; line != NULL; line = line->next) {
        const char *name =
            kind == WRITER_NAME ? line->name : line->file != NULL ? vsd_last_part(line->file) : NULL;
        const struct named *found = find(documents, kind, name);
        if (found == NULL || vssdoc_manifest_document(capture, line) != NULL)
            continue;
        const struct named *again = kind == WRITER_NAME ? find(lines, kind, name) : NULL;
        bool sure = kind == FILE_NAME ||
                    (found->n == 1 && again != NULL && again->n == 1 &&
                     vssdoc_manifest_line(capture, found->document) == NULL);
        if (sure && !link_to(links, line, found->document))
            return false;
    }
    return true;
}

bool vsd_manifest_links_make(struct vsd_capture *owned)
{
    const struct vssdoc_capture *capture = &owned->public;
    struct vsd_arena scratch = {0};
    struct named *documents = NULL, *lines = NULL;
    bool enough = true;
    if (capture->manifest == NULL)
        return true;
    for (size_t i = 0; i < capture->n_documents && enough; i++) {
        const struct vssdoc_document *d = capture->documents[i];
        enough = add(&scratch, &documents, FILE_NAME, vsd_last_part(d->path), d) &&
                 (d->writer == NULL || add(&scratch, &documents, WRITER_NAME, d->writer->name, d));
    }
    for (const struct vssdoc_manifest_writer *w = capture->manifest->writers; w != NULL && enough;
         w = w->next)
        enough = add(&scratch, &lines, WRITER_NAME, w->name, NULL);
    enough = enough && link_by(&owned->links, capture, documents, lines, FILE_NAME) &&
             link_by(&owned->links, capture, documents, lines, WRITER_NAME);
    HASH_CLEAR(hh, documents);
    HASH_CLEAR(hh, lines);
    vsd_arena_free(&scratch);
    return enough;
}

void vsd_manifest_links_free(struct vsd_manifest_links *links)
{
    HASH_CLEAR(hh_document, links->by_document);
    HASH_CLEAR(hh, links->by_line);
    vsd_arena_free(&links->arena);
}

const struct vssdoc_document *vssdoc_manifest_document(const struct vssdoc_capture *public,
                                                       const struct vssdoc_manifest_writer *line)
{
    const struct vsd_capture *capture = (const struct vsd_capture *)public;
    struct vsd_manifest_link *link = NULL;
    HASH_FIND_PTR(capture->links.by_line, &line, link);
    return link != NULL ? link->document : NULL;
}

const struct vssdoc_manifest_writer *vssdoc_manifest_line(const struct vssdoc_capture *public,
                                                          const struct vssdoc_document *document)
{
    const struct vsd_capture *capture = (const struct vsd_capture *)public;
    struct vsd_manifest_link *link = NULL;
    HASH_FIND(hh_document, capture->links.by_document, &document, sizeof document, link);
    return link != NULL ? link->line : NULL;
}

#include <stdlib.h>

#include "capture/capture.h"

bool vsd_found_add(struct vsd_found *found, struct vsd_document *document)
{
    if (found->n == found->room) {
        size_t room = found->room * 2 + 16;
        struct vsd_document **larger = realloc(found->documents, room * sizeof *larger);
        if (larger == NULL)
            return false;
        found->documents = larger;
        found->room = room;
    }
    found->documents[found->n++] = document;
    found->memory += document->arena.total;
    return true;
}

void vsd_found_cut(struct vsd_found *found, size_t index)
{
    while (found->n > index) {
        struct vsd_document *document = found->documents[--found->n];
        uint64_t memory = document->arena.total; /* notes may have been added since */
        found->memory -= memory < found->memory ? memory : found->memory;
        vsd_document_release(document);
    }
}

void vsd_found_free(struct vsd_found *found)
{
    vsd_found_cut(found, 0);
    free(found->documents);
    *found = (struct vsd_found){0};
}

bool vsd_is_vss(const struct vsd_document *document)
{
    return document->public.kind != VSSDOC_OTHER;
}

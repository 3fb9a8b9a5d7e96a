/* What an inspection will write about one capture, made ahead of its turn. */
#include <stdlib.h>
#include <string.h>

#include "emit/inspection/inspection.h"

/* What is longer is written when its turn comes, so that it costs no memory. A server of ordinary size makes
 * ten megabytes of ndjson. */
enum { MOST = 32 << 20 };

struct piece {
    struct piece *next;
    size_t n;
    char bytes[];
};

struct vssdoc_inspection_part {
    struct piece *first, **end;
    size_t n; /* bytes of all pieces */
    bool too_large;
    struct vssdoc_inspection alone; /* as if the capture were the only one */
    enum vssdoc_status status;
    struct vssdoc_error error;
};

static bool append(void *context, const char *bytes, size_t size)
{
    struct vssdoc_inspection_part *part = context;
    struct piece *piece = size <= MOST - part->n ? malloc(sizeof *piece + size) : NULL;
    part->too_large = piece == NULL;
    if (piece == NULL)
        return false;
    piece->next = NULL;
    piece->n = size;
    memcpy(piece->bytes, bytes, size);
    *part->end = piece;
    part->end = &piece->next;
    part->n += size;
    return true;
}

struct vssdoc_inspection_part *
vssdoc_inspection_part_new(const struct vssdoc_inspection *inspection,
                           const struct vssdoc_capture *capture,
                           const struct vssdoc_validation_summary *findings)
{
    struct vssdoc_inspection_part *part = calloc(1, sizeof *part);
    if (part == NULL)
        return NULL;
    struct vssdoc_inspection *alone = &part->alone;
    part->end = &part->first;
    alone->options = inspection->options;
    alone->format = inspection->format;
    alone->scope = inspection->scope;
    alone->out.write = append;
    alone->out.context = part;
    alone->format->begin(alone);
    alone->out.n = 0; /* the beginning was written */
    if (findings != NULL)
        vssdoc_inspection_findings(alone, findings);
    part->status = vssdoc_inspection_add(alone, capture, &part->error);
    if (!vsd_out_flush(&alone->out) || part->too_large || part->status == VSSDOC_NO_MEMORY) {
        vssdoc_inspection_part_free(part);
        return NULL;
    }
    return part;
}

enum vssdoc_status vssdoc_inspection_join(struct vssdoc_inspection *inspection,
                                          const struct vssdoc_inspection_part *part,
                                          struct vssdoc_error *error)
{
    const struct vssdoc_inspection *alone = &part->alone;
    if (part->status != VSSDOC_OK) {
        if (error != NULL)
            *error = part->error;
        return part->status;
    }
    inspection->totals.captures += alone->totals.captures;
    inspection->totals.documents += alone->totals.documents;
    inspection->totals.errors += alone->totals.errors;
    inspection->totals.writers += alone->totals.writers;
    inspection->totals.components += alone->totals.components;
    inspection->totals.file_sets += alone->totals.file_sets;
    inspection->totals.hits += alone->totals.hits;
    inspection->shown_whole = inspection->shown_whole || alone->shown_whole;
    if (inspection->nearest[0] == '\0')
        memcpy(inspection->nearest, alone->nearest, sizeof inspection->nearest);
    if (part->first != NULL) {
        inspection->format->join(inspection);
        for (const struct piece *piece = part->first; piece != NULL; piece = piece->next)
            vsd_out_bytes(&inspection->out, piece->bytes, piece->n);
    }
    return vsd_out_status(&inspection->out, error);
}

void vssdoc_inspection_part_free(struct vssdoc_inspection_part *part)
{
    if (part == NULL)
        return;
    vsd_arena_free(&part->alone.arena);
    for (struct piece *piece = part->first, *next; piece != NULL; piece = next) {
        next = piece->next;
        free(piece);
    }
    free(part);
}

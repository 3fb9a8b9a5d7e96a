#include "source/walk.h"

#include <stdlib.h>
#include <string.h>

bool vsd_walk_begin(struct vsd_walk *walk, const struct vssdoc_limits *limits,
                    const struct vsd_sink *sink)
{
    size_t mark;
    *walk = (struct vsd_walk){.limits = limits, .sink = sink, .head = malloc(VSD_HEAD)};
    return walk->head != NULL && vsd_path_push(&walk->path, "", &mark);
}

void vsd_walk_end(struct vsd_walk *walk)
{
    free(walk->head);
    vsd_path_free(&walk->path);
}

bool vsd_bytes_reserve(struct vsd_bytes *bytes, uint64_t room)
{
    if (room <= bytes->room)
        return true;
    unsigned char *larger = room <= SIZE_MAX ? realloc(bytes->data, (size_t)room) : NULL;
    if (larger == NULL)
        return false;
    bytes->data = larger;
    bytes->room = (size_t)room;
    return true;
}

bool vsd_bytes_append(struct vsd_bytes *bytes, const void *data, size_t size)
{
    if (bytes->room - bytes->size < size &&
        !vsd_bytes_reserve(bytes, (uint64_t)bytes->size + size + bytes->size / 2))
        return false;
    if (size > 0)
        memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
    return true;
}

enum vssdoc_status vsd_walk_deliver(struct vsd_walk *walk, enum vsd_interest interest,
                                    const unsigned char *bytes, size_t size)
{
    if (interest == VSD_SKIP)
        return vsd_walk_skip(walk, size);
    if (size > walk->limits->document_bytes)
        return vsd_walk_failure(walk, interest, VSSDOC_LIMIT,
                                "larger than one document may be (--max-bytes)");
    if (interest == VSD_SPLIT)
        return vsd_walk_listing(walk, bytes, size);
    struct vsd_item item = {.path = walk->path.text,
                            .bytes = bytes,
                            .size = size,
                            .stored = size,
                            .line = 1,
                            .column = 1,
                            .interest = interest};
    return walk->sink->item(walk->sink->context, &item);
}

enum vssdoc_status vsd_walk_skip(struct vsd_walk *walk, uint64_t stored)
{
    struct vsd_item item = {.path = walk->path.text, .stored = stored, .interest = VSD_SKIP};
    return walk->sink->item(walk->sink->context, &item);
}

enum vssdoc_status vsd_walk_failure(struct vsd_walk *walk, enum vsd_interest interest,
                                    enum vssdoc_status status, const char *failure)
{
    if (status == VSSDOC_NO_MEMORY)
        return status;
    struct vsd_item item = {
        .path = walk->path.text, .interest = interest, .failure = failure, .status = status};
    return walk->sink->item(walk->sink->context, &item);
}

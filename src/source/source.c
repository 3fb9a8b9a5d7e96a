#include "source/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "source/walk.h"

enum vsd_operand vsd_source_kind(const char *operand)
{
    enum vsd_os_kind kind = VSD_OS_FILE;
    if (strcmp(operand, "-") == 0)
        return VSD_OPERAND_FILE;
    if (vsd_os_kind(operand, true, &kind) != 0)
        return VSD_OPERAND_MISSING;
    if (kind == VSD_OS_FOLDER)
        return VSD_OPERAND_PLACE;
    struct vsd_os_file file;
    if (vsd_os_open(operand, true, &file) != 0)
        return VSD_OPERAND_FILE;
    unsigned char head[512];
    size_t size = 0;
    bool archive = vsd_os_read(&file, head, sizeof head, &size) == 0 &&
                   vsd_is_archive(head, size, NULL);
    vsd_os_close(&file);
    return archive ? VSD_OPERAND_PLACE : VSD_OPERAND_FILE;
}

static bool begin(struct vsd_walk *walk, const struct vssdoc_limits *limits,
                  const struct vsd_sink *sink)
{
    size_t mark;
    *walk = (struct vsd_walk){.limits = limits, .sink = sink, .head = malloc(VSD_HEAD)};
    return walk->head != NULL && vsd_path_push(&walk->path, "", &mark);
}

static void end(struct vsd_walk *walk)
{
    free(walk->head);
    vsd_path_free(&walk->path);
}

enum vssdoc_status vsd_source_walk(const char *operand, const struct vssdoc_limits *limits,
                                   const struct vsd_sink *sink)
{
    struct vsd_walk walk;
    enum vsd_os_kind kind = VSD_OS_FILE;
    enum vssdoc_status status = VSSDOC_NO_MEMORY;
    if (begin(&walk, limits, sink)) {
        int failure = strcmp(operand, "-") == 0 ? 0 : vsd_os_kind(operand, true, &kind);
        if (failure != 0)
            status = vsd_walk_failure(&walk, VSD_SKIP, VSSDOC_CANNOT_READ, strerror(failure));
        else if (kind == VSD_OS_FOLDER)
            status = vsd_walk_folder(&walk, operand, 0);
        else
            status = vsd_walk_file(&walk, operand, true);
    }
    end(&walk);
    return status;
}

enum vssdoc_status vsd_source_walk_memory(const void *bytes, size_t size,
                                          const struct vssdoc_limits *limits,
                                          const struct vsd_sink *sink)
{
    struct vsd_walk walk;
    enum vssdoc_status status = VSSDOC_NO_MEMORY;
    if (begin(&walk, limits, sink)) {
        bool compressed;
        size_t head = size < VSD_HEAD ? size : VSD_HEAD;
        status = vsd_is_archive(bytes, head, &compressed)
                     ? vsd_walk_archive_memory(&walk, bytes, size, compressed)
                     : vsd_walk_deliver(&walk, sink->look(sink->context, "", bytes, head), bytes,
                                        size);
    }
    end(&walk);
    return status;
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
    if (interest == VSD_SPLIT)
        return vsd_walk_listing(walk, bytes, size);
    struct vsd_item item = {.path = walk->path.text,
                            .bytes = bytes,
                            .size = size,
                            .stored = size,
                            .line = 1,
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

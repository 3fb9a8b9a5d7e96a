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
    if (kind != VSD_OS_FILE) /* of a pipe nothing may be read here: it would be gone */
        return kind == VSD_OS_FOLDER ? VSD_OPERAND_PLACE : VSD_OPERAND_FILE;
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

enum vssdoc_status vsd_source_walk(const char *operand, const struct vssdoc_limits *limits,
                                   const struct vsd_sink *sink)
{
    struct vsd_walk walk;
    enum vsd_os_kind kind = VSD_OS_FILE;
    enum vssdoc_status status = VSSDOC_NO_MEMORY;
    if (vsd_walk_begin(&walk, limits, sink)) {
        int failure = strcmp(operand, "-") == 0 ? 0 : vsd_os_kind(operand, true, &kind);
        if (failure != 0)
            status = vsd_walk_failure(&walk, VSD_SKIP, VSSDOC_CANNOT_READ, strerror(failure));
        else if (kind == VSD_OS_FOLDER)
            status = vsd_walk_folder(&walk, operand, 0);
        else
            status = vsd_walk_file(&walk, operand, true);
    }
    vsd_walk_end(&walk);
    return status;
}

enum vssdoc_status vsd_source_walk_memory(const void *bytes, size_t size,
                                          const struct vssdoc_limits *limits,
                                          const struct vsd_sink *sink)
{
    struct vsd_walk walk;
    enum vssdoc_status status = VSSDOC_NO_MEMORY;
    if (vsd_walk_begin(&walk, limits, sink)) {
        bool compressed;
        size_t head = size < VSD_HEAD ? size : VSD_HEAD;
        status = vsd_is_archive(bytes, head, &compressed)
                     ? vsd_walk_archive_memory(&walk, bytes, size, compressed)
                     : vsd_walk_deliver(&walk, sink->look(sink->context, "", bytes, head), bytes,
                                        size);
    }
    vsd_walk_end(&walk);
    return status;
}

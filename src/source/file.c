/* One file: looked at, then read whole, opened as an archive, or only listed. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "source/walk.h"

static enum vssdoc_status failed(struct vsd_walk *walk, enum vsd_interest interest, int failure)
{
    if (failure == ENOMEM)
        return VSSDOC_NO_MEMORY;
    return vsd_walk_failure(walk, interest, VSSDOC_CANNOT_READ, strerror(failure));
}

/* The rest of a file whose first head_size bytes are in walk->head. VSSDOC_OK with *failure set when
 * the file could not be read. */
static enum vssdoc_status read_whole(struct vsd_walk *walk, struct vsd_os_file *file,
                                     size_t head_size, struct vsd_bytes *bytes, int *failure)
{
    size_t size = head_size;
    *failure = 0;
    if (file->size <= walk->limits->document_bytes && !vsd_bytes_reserve(bytes, file->size))
        return VSSDOC_NO_MEMORY;
    do {
        if (!vsd_bytes_append(bytes, walk->head, size))
            return VSSDOC_NO_MEMORY;
        if (size < VSD_HEAD) /* the file has ended */
            return VSSDOC_OK;
        *failure = vsd_os_read(file, walk->head, VSD_HEAD, &size);
    } while (*failure == 0 && bytes->size <= walk->limits->document_bytes);
    return VSSDOC_OK;
}

static enum vssdoc_status deliver_whole(struct vsd_walk *walk, struct vsd_os_file *file,
                                        enum vsd_interest interest, size_t head_size,
                                        bool archive, bool compressed)
{
    struct vsd_bytes bytes = {0};
    int failure;
    enum vssdoc_status status = read_whole(walk, file, head_size, &bytes, &failure);
    if (status == VSSDOC_OK && failure != 0)
        status = failed(walk, interest, failure);
    else if (status == VSSDOC_OK && bytes.size > walk->limits->document_bytes)
        status = vsd_walk_failure(walk, interest, VSSDOC_LIMIT,
                                  "larger than one document may be (--max-bytes)");
    else if (status == VSSDOC_OK && archive)
        status = vsd_walk_archive_memory(walk, bytes.data, bytes.size, compressed);
    else if (status == VSSDOC_OK)
        status = vsd_walk_deliver(walk, interest, bytes.data, bytes.size);
    free(bytes.data);
    return status;
}

enum vssdoc_status vsd_walk_file(struct vsd_walk *walk, const char *os_path, bool follow)
{
    struct vsd_os_file file;
    int failure = vsd_os_open(os_path, follow, &file);
    if (failure != 0)
        return failed(walk, VSD_SKIP, failure);
    enum vssdoc_status status;
    enum vsd_interest interest = VSD_SKIP;
    bool archive = false, compressed = false;
    size_t size = 0;
    failure = vsd_os_read(&file, walk->head, VSD_HEAD, &size);
    if (failure == 0) {
        archive = vsd_is_archive(walk->head, size, &compressed);
        if (!archive)
            interest = walk->sink->look(walk->sink->context, walk->path.text, walk->head, size);
    }
    if (failure != 0)
        status = failed(walk, VSD_SKIP, failure);
    else if (archive && vsd_os_rewind(&file) == 0)
        status = vsd_walk_archive_file(walk, &file, compressed);
    else if (!archive && interest == VSD_SKIP)
        status = vsd_walk_skip(walk, file.size);
    else
        status = deliver_whole(walk, &file, interest, size, archive, compressed);
    vsd_os_close(&file);
    return status;
}

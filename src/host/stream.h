/* The bytes of a file as they come, unpacked where it is compressed; and once more from the
 * beginning, which a pipe must be kept for. */
#ifndef VSD_HOST_STREAM_H
#define VSD_HOST_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/os/os.h"

/* A line longer than any path or value of the registry, after which a device is not read on; and how
 * much of what is unpacked comes unasked, and how many times its size it may be then. */
enum {
    VSD_STREAM_REASON = 200,
    VSD_STREAM_LINE = 16 * 1024 * 1024,
    VSD_STREAM_FREE = 64 * 1024 * 1024,
    VSD_STREAM_TIMES = 500
};

struct vsd_stream {
    struct archive *archive;
    struct vsd_os_file file;
    FILE *kept; /* what a pipe said, read instead of a file; not owned */
    unsigned char *buffer;
    uint64_t left;               /* bytes that may still come */
    uint64_t given;              /* bytes that came */
    bool opened;                 /* there is a file to close */
    bool empty;                  /* it holds nothing */
    char why[VSD_STREAM_REASON]; /* it cannot be read */
};

/* Opens a file ("-" is standard input) or what was kept of one. False when it cannot be read: why
 * says so; it is closed then. Past `most` bytes, unpacked, it cannot be read. */
bool vsd_stream_open(struct vsd_stream *stream, const char *path, FILE *kept, uint64_t most);
/* The next bytes, which last until the next call; *size is 0 at the end. False when they cannot be
 * read. */
bool vsd_stream_next(struct vsd_stream *stream, const unsigned char **bytes, size_t *size);
void vsd_stream_close(struct vsd_stream *stream);

/* Whether it can be read once alone: standard input, a pipe, a device. */
bool vsd_stream_is_once(const char *path);
/* Keeps what comes of such a thing. NULL when it cannot be: why says so.
 */
FILE *vsd_stream_keep(const char *path, uint64_t most, char why[VSD_STREAM_REASON]);

#endif

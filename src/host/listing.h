/* A listing of files: a path per line, as "dir /s /b" writes them, or what "dir /s" prints. */
#ifndef VSD_HOST_LISTING_H
#define VSD_HOST_LISTING_H

#include "base/keymap.h"
#include "host/lines.h"

struct vsd_listing {
    const char *name;
    uint64_t most;        /* bytes that are read of it */
    FILE *kept;           /* what standard input or a pipe said; NULL: it is read again */
    bool scanned, failed; /* it was gone through once; it could not be */
    enum vsd_line_encoding encoding;
    const char *code_page;
    bool by_folder;            /* "dir /s": a heading for each folder, names below it */
    struct vsd_keymap folders; /* what is another line's parent: of that alone the size grows with
                                  the listing, sixteen bytes and the room to grow for each folder */
};

#endif

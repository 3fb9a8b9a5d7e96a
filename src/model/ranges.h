/* Lists of byte ranges of partial files and directed targets (working-with-partial-files.md). */
#ifndef VSD_MODEL_RANGES_H
#define VSD_MODEL_RANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct vsd_range {
    uint64_t offset, length;
};

enum vsd_ranges_kind {
    VSD_RANGES_LIST, /* "0:4096, 0x2000:0x1000" */
    VSD_RANGES_FILE, /* "File=D:\x.rng" or the bare full path of a file that holds the ranges */
    VSD_RANGES_WRONG /* neither */
};

struct vsd_ranges {
    enum vsd_ranges_kind kind;
    const struct vsd_range *list; /* in the order of the text */
    size_t n;
    const char *file;    /* the ranges file's path, a part of the text; NULL for a list */
    const char *problem; /* what is wrong, for a sentence: "an offset is missing"; else NULL */
    size_t at;           /* the byte of the text where it is wrong, from 0 */
};

/* False when memory runs out. text may be NULL, which is as wrong as an empty one. */
bool vsd_ranges_parse(struct vsd_arena *arena, const char *text, struct vsd_ranges *out);

struct vsd_ranges_order {
    bool sorted;  /* every range begins behind the beginning of the one before it */
    bool overlap; /* some byte lies in two ranges: the two below */
    struct vsd_range first, second;
};

/* False when memory runs out. */
bool vsd_ranges_look(struct vsd_arena *arena, const struct vsd_ranges *ranges,
                     struct vsd_ranges_order *out);

/* The bytes of a list, in order: ranges that touch or overlap are one. */
struct vsd_bytes {
    const struct vsd_range *list;
    size_t n;
};

/* None for what is no list. False when memory runs out. */
bool vsd_ranges_unite(struct vsd_arena *arena, const struct vsd_ranges *ranges,
                      struct vsd_bytes *out);
/* Whether all bytes of a range are among them. */
bool vsd_bytes_hold(const struct vsd_bytes *bytes, const struct vsd_range *range);

#endif

/* Figures about writers: what is many, what is long, where most of it lies. Writers whose metadata
 * grows too large vanish from a machine (event 8193, KB 3098315), so people count. */
#ifndef VSD_INSPECT_FIGURES_H
#define VSD_INSPECT_FIGURES_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_folder_figure {
    const char *path;  /* as the first file set spells it, without a trailing backslash */
    size_t n_file_sets;
};

struct vsd_figures {
    const struct vssdoc_file_set *longest; /* path and file specification together; NULL: none */
    size_t longest_units;                  /* its length in UTF-16 units */
    struct vsd_folder_figure *folders;     /* most file sets first */
    size_t n_folders;
};

/* Of one writer. False when memory runs out. */
bool vsd_figures_make(struct vsd_arena *arena, const struct vssdoc_writer *writer,
                      struct vsd_figures *out);

#endif

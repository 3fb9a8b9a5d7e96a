/* The files of a selection, counted: what text and reports tell of them. */
#ifndef VSD_RESULT_FILE_TALLY_H
#define VSD_RESULT_FILE_TALLY_H

#include <vssdoc.h>

#include "base/arena.h"
#include "base/keymap.h"
#include "base/list.h"

struct vsd_file_row {
    const char *label;
    uint64_t n, counts[VSSDOC_FILE_REASONS];
};

struct vsd_file_rows {
    struct vsd_list list;     /* of struct vsd_file_row */
    struct vsd_keymap places; /* of a label in the list, plus one */
    uint64_t beyond;          /* files of rows that found no room */
};

struct vsd_claimed_file { /* twice */
    const char *path, *component, *also;
};

struct vsd_file_tally {
    const struct vssdoc_selection *selection;
    struct vsd_arena arena;
    struct vsd_file_rows writers;    /* n: in the backup; counts: those that are not, and why */
    struct vsd_file_rows folders;    /* of what no writer has */
    struct vsd_file_rows exclusions; /* what excluded them */
    struct vsd_list twice;           /* of struct vsd_claimed_file */
    bool no_memory;
};

/* Goes through all files. Free it with vsd_file_tally_free, which takes NULL as well. */
enum vssdoc_status vsd_file_tally_new(struct vssdoc_selection *selection,
                                      struct vsd_file_tally **out, struct vssdoc_error *error);
void vsd_file_tally_free(struct vsd_file_tally *tally);
/* The most files first. */
void vsd_file_rows_sort(struct vsd_file_rows *rows);
void vsd_file_rows_free(struct vsd_file_rows *rows);
/* Folders of file sets in which files were met; free them. */
void vsd_file_tally_set_folders(struct vsd_file_tally *tally, struct vsd_file_rows *rows);

#endif

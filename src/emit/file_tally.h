/* The files of a selection, counted: what text and reports tell of them. */
#ifndef VSD_EMIT_FILE_TALLY_H
#define VSD_EMIT_FILE_TALLY_H

#include "base/arena.h"
#include "base/list.h"
#include "emit/selections.h"

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
    struct vssdoc_selections *selections;
    const struct vssdoc_selection *selection;
    struct vsd_arena arena;
    struct vsd_file_rows writers;    /* n: in the backup; counts: those that are not, and why */
    struct vsd_file_rows folders;    /* of what no writer has */
    struct vsd_file_rows exclusions; /* what excluded them */
    struct vsd_list twice;           /* of struct vsd_claimed_file */
    bool no_memory;
};

/* The most files first. */
void vsd_file_rows_sort(struct vsd_file_rows *rows);
void vsd_file_rows_free(struct vsd_file_rows *rows);
/* Folders of file sets in which files were met; free them. */
void vsd_file_tally_set_folders(struct vsd_file_tally *tally, struct vsd_file_rows *rows);

#endif

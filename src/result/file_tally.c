#include "result/file_tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/key.h"

enum { MOST_KEPT = 1000, MOST_ROWS = 20000, FOLDERS_DEEP = 2 };

/* ---- rows with counts ---- */

static struct vsd_file_row *row_of(struct vsd_file_tally *tally, struct vsd_file_rows *rows, const char *label,
                          size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, label, length);
    struct vsd_key key = vsd_key_end(&maker);
    const uint32_t *known = vsd_keymap_find(&rows->places, key);
    if (known != NULL)
        return (struct vsd_file_row *)rows->list.items + (*known - 1);
    rows->list.size = sizeof(struct vsd_file_row);
    if (rows->list.n == MOST_ROWS)
        return NULL;
    struct vsd_file_row *row = vsd_list_add(&rows->list);
    uint32_t *place = row != NULL ? vsd_keymap_add(&rows->places, key, NULL) : NULL;
    if (place == NULL) {
        tally->no_memory = true;
        return NULL;
    }
    *place = (uint32_t)rows->list.n;
    row->label = vsd_arena_copy(&tally->arena, label, length);
    tally->no_memory = tally->no_memory || row->label == NULL;
    return row->label != NULL ? row : NULL;
}

void vsd_file_rows_free(struct vsd_file_rows *rows)
{
    free(rows->list.items);
    vsd_keymap_free(&rows->places);
}

/* ---- counting ---- */

/* "C:\Users\ann" of "C:\Users\ann\a\b.txt": so much of a path as the summary tells apart. */
static size_t folder_length(const char *path)
{
    const char *last = strrchr(path, '\\');
    size_t end = last != NULL ? (size_t)(last - path) : 0;
    bool named = strncmp(path, "\\\\", 2) == 0; /* a share or a volume's own name comes first */
    size_t at = named ? 4 : 0;
    for (unsigned deep = 0; at < end; deep++) {
        at += strcspn(path + at, "\\");
        if (deep == FOLDERS_DEEP || at >= end)
            break;
        at++;
    }
    return at < end ? at : end;
}

static void count_folder(struct vsd_file_tally *tally, const char *path)
{
    struct vsd_file_row *row = row_of(tally, &tally->folders, path, folder_length(path));
    if (row != NULL)
        row->n++;
    else
        tally->folders.beyond++;
}

static void count_exclusion(struct vsd_file_tally *tally, const struct vssdoc_selected_file *f)
{
    const char *label =
        vsd_arena_printf(&tally->arena, "%s%s%s", f->writer != NULL ? f->writer : "",
                         f->writer != NULL ? ": " : "", f->by);
    struct vsd_file_row *row =
        label != NULL ? row_of(tally, &tally->exclusions, label, strlen(label)) : NULL;
    tally->no_memory = tally->no_memory || label == NULL;
    if (row == NULL) {
        tally->exclusions.beyond++;
        return;
    }
    row->n++;
    row->counts[f->reason]++;
}

static void keep_claimed(struct vsd_file_tally *tally, const struct vssdoc_selected_file *f)
{
    tally->twice.size = sizeof(struct vsd_claimed_file);
    struct vsd_claimed_file *claimed = tally->twice.n < MOST_KEPT ? vsd_list_add(&tally->twice) : NULL;
    if (claimed == NULL) {
        tally->no_memory = tally->no_memory || tally->twice.n < MOST_KEPT;
        return;
    }
    claimed->path = vsd_arena_copy(&tally->arena, f->path, strlen(f->path));
    claimed->component = vsd_arena_printf(&tally->arena, "%s:%s",
                                          f->writer != NULL ? f->writer : "a writer", f->component);
    claimed->also =
        vsd_arena_printf(&tally->arena, "%s:%s",
                         f->also_writer != NULL ? f->also_writer : "a writer", f->also_component);
    tally->no_memory = tally->no_memory || claimed->path == NULL || claimed->component == NULL ||
                       claimed->also == NULL;
}

static bool count(void *context, const struct vssdoc_selected_file *f)
{
    struct vsd_file_tally *tally = context;
    if (f->writer != NULL) {
        struct vsd_file_row *row = row_of(tally, &tally->writers, f->writer, strlen(f->writer));
        if (row != NULL) {
            row->n += f->included;
            row->counts[f->included ? VSSDOC_FILE_INCLUDED : f->reason]++;
        }
    }
    if (f->reason == VSSDOC_FILE_UNCLAIMED)
        count_folder(tally, f->path);
    if (f->reason == VSSDOC_FILE_EXCLUDED_BY_WRITER ||
        f->reason == VSSDOC_FILE_EXCLUDED_BY_REGISTRY ||
        f->reason == VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT)
        count_exclusion(tally, f);
    if (f->claims > 1)
        keep_claimed(tally, f);
    return !tally->no_memory;
}

enum vssdoc_status vsd_file_tally_new(struct vssdoc_selection *selection,
                                      struct vsd_file_tally **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct vsd_file_tally *tally = calloc(1, sizeof *tally);
    if (tally == NULL)
        return vsd_no_memory(error, selection->source);
    tally->selection = selection;
    enum vssdoc_status status = vssdoc_selection_files(selection, count, tally, error);
    if (tally->no_memory)
        status = vsd_no_memory(error, selection->source);
    if (status == VSSDOC_OK)
        *out = tally;
    else
        vsd_file_tally_free(tally);
    return status;
}

void vsd_file_tally_free(struct vsd_file_tally *tally)
{
    if (tally == NULL)
        return;
    vsd_file_rows_free(&tally->writers);
    vsd_file_rows_free(&tally->folders);
    vsd_file_rows_free(&tally->exclusions);
    free(tally->twice.items);
    vsd_arena_free(&tally->arena);
    free(tally);
}

/* ---- what is asked of it ---- */

static int by_count(const void *a, const void *b)
{
    const struct vsd_file_row *x = a, *y = b;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return strcmp(x->label, y->label);
}

void vsd_file_rows_sort(struct vsd_file_rows *rows)
{
    if (rows->list.n > 0)
        qsort(rows->list.items, rows->list.n, sizeof(struct vsd_file_row), by_count);
}

void vsd_file_tally_set_folders(struct vsd_file_tally *tally, struct vsd_file_rows *rows)
{
    const struct vssdoc_selection *s = tally->selection;
    for (size_t i = 0; i < s->n_file_sets; i++) {
        const struct vssdoc_selected_file_set *set = &s->file_sets[i];
        if (set->matched <= 0 || set->source_path == NULL || !set->needed)
            continue;
        size_t length = strlen(set->source_path);
        while (length > 0 && set->source_path[length - 1] == '\\')
            length--;
        struct vsd_file_row *found = row_of(tally, rows, set->source_path, length);
        if (found != NULL)
            found->n += (uint64_t)set->matched;
        else
            rows->beyond += (uint64_t)set->matched;
    }
}

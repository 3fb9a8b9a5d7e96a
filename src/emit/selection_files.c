/* The files of a selection for people: counts first, by writer, then what somebody should look at -
 * what was excluded by what, what is claimed twice or missing - and the folders of what no writer
 * has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "emit/file_tally.h"
#include "emit/page.h"

enum { FACT = 16, MOST = 10, MOST_KEPT = 1000, MOST_ROWS = 20000, FOLDERS_DEEP = 2 };

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

struct vsd_file_tally *vsd_file_tally_new(struct vssdoc_selections *selections,
                                          struct vssdoc_selection *selection)
{
    struct vsd_file_tally *tally = calloc(1, sizeof *tally);
    if (tally == NULL) {
        selections->status = vsd_no_memory(selections->error, selection->source);
        return NULL;
    }
    tally->selections = selections;
    tally->selection = selection;
    if (vsd_selections_files(selections, selection, count, tally))
        return tally;
    if (tally->no_memory)
        selections->status = vsd_no_memory(selections->error, selection->source);
    vsd_file_tally_free(tally);
    return NULL;
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

/* ---- writing ---- */

static bool all(const struct vsd_file_tally *tally)
{
    return tally->selections->options.verbose;
}

static void fact(struct vsd_page *page, const char *name)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, name);
    vsd_page_pad(page, FACT);
}

void vsd_file_tally_head(const struct vsd_file_tally *tally, struct vsd_page *page)
{
    const struct vssdoc_selection *s = tally->selection;
    uint64_t total = s->files_included + s->files_excluded + s->files_unclaimed;
    fact(page, "Files");
    vsd_page_number(page, VSD_PLAIN, s->files_included);
    vsd_page_put(page, VSD_PLAIN, " of ");
    vsd_page_count(page, total, "file is in the backup, ", "files are in the backup, ");
    vsd_page_number(page, VSD_PLAIN, s->files_excluded);
    vsd_page_put(page, VSD_PLAIN, " left out, ");
    vsd_page_number(page, VSD_PLAIN, s->files_unclaimed);
    vsd_page_put(page, VSD_PLAIN, " of no writer");
    vsd_page_line(page);
    if (s->n_missing > 0) {
        fact(page, "Missing");
        vsd_page_count(page, s->n_missing, "file that a file set names",
                       "files that file sets name");
        vsd_page_line(page);
    }
    if (s->files_claimed_twice > 0) {
        fact(page, "Claimed twice");
        vsd_page_count(page, s->files_claimed_twice, "file", "files");
        vsd_page_line(page);
    }
}

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

static void more(struct vsd_page *page, uint64_t n, const char *what)
{
    if (n == 0)
        return;
    vsd_page_put(page, VSD_DIM, "  and ");
    vsd_page_number(page, VSD_DIM, n);
    vsd_page_printf(page, VSD_DIM, " more%s (-v lists them)", what);
    vsd_page_line(page);
}

/* "     12,345  C:\Users\ann" */
static void row(struct vsd_page *page, uint64_t n, const char *label)
{
    enum { WIDTH = 12 };
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    unsigned columns = (unsigned)length + (unsigned)(length - 1) / 3;
    vsd_page_pad(page, columns < WIDTH ? WIDTH - columns : 1);
    vsd_page_number(page, VSD_PLAIN, n);
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_PLAIN, label);
    if (label[0] != '\0' && strcmp(label + 1, ":") == 0)
        vsd_page_put(page, VSD_PLAIN, "\\");
}

static void write_rows(const struct vsd_file_tally *tally, struct vsd_page *page,
                       struct vsd_file_rows *rows, const char *heading, bool reasons)
{
    struct vsd_file_row *list = rows->list.items;
    size_t n = rows->list.n, shown = all(tally) || n <= MOST ? n : MOST;
    if (n == 0)
        return;
    vsd_file_rows_sort(rows);
    vsd_page_line(page);
    vsd_page_words(page, 0, heading);
    vsd_page_line(page);
    for (size_t i = 0; i < shown; i++) {
        row(page, list[i].n, list[i].label);
        if (reasons && list[i].counts[VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT] > 0)
            vsd_page_put(page, VSD_DIM, "  (from the shadow copy)");
        else if (reasons && list[i].counts[VSSDOC_FILE_EXCLUDED_BY_REGISTRY] > 0)
            vsd_page_put(page, VSD_DIM, "  (registry)");
        vsd_page_line(page);
    }
    more(page, n - shown, "");
    if (rows->beyond > 0) {
        row(page, rows->beyond, "elsewhere");
        vsd_page_line(page);
    }
}

static void write_writers(const struct vsd_file_tally *tally, struct vsd_page *page)
{
    static const struct {
        enum vssdoc_file_reason reason;
        const char *words;
    } outside[] = {
        {VSSDOC_FILE_EXCLUDED_BY_WRITER, "excluded by the writer"},
        {VSSDOC_FILE_EXCLUDED_BY_REGISTRY, "excluded by the registry"},
        {VSSDOC_FILE_NOT_IN_BACKUP_TYPE, "not in this type of backup"},
        {VSSDOC_FILE_COMPONENT_NOT_INCLUDED, "of components that are not in it"},
        {VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT, "deleted from the shadow copy"},
    };
    const struct vsd_file_row *list = tally->writers.list.items;
    if (tally->writers.list.n == 0)
        return;
    vsd_page_line(page);
    vsd_page_put(page, VSD_PLAIN, "Files in the backup, by writer:");
    vsd_page_line(page);
    for (size_t i = 0; i < tally->writers.list.n; i++) {
        row(page, list[i].n, list[i].label);
        for (size_t r = 0, told = 0; r < sizeof outside / sizeof outside[0]; r++) {
            uint64_t n = list[i].counts[outside[r].reason];
            if (n == 0)
                continue;
            vsd_page_put(page, VSD_DIM, told++ == 0 ? "; not: " : ", ");
            vsd_page_number(page, VSD_DIM, n);
            vsd_page_put(page, VSD_DIM, " ");
            vsd_page_put(page, VSD_DIM, outside[r].words);
        }
        vsd_page_line(page);
    }
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

static void write_set_folders(struct vsd_file_tally *tally, struct vsd_page *page)
{
    struct vsd_file_rows rows = {.beyond = 0};
    vsd_file_tally_set_folders(tally, &rows);
    write_rows(tally, page, &rows, "Files that file sets mean, by the folder of the set:", false);
    vsd_file_rows_free(&rows);
}

static void write_missing(const struct vsd_file_tally *tally, struct vsd_page *page)
{
    const struct vssdoc_selection *s = tally->selection;
    size_t shown = all(tally) || s->n_missing <= MOST ? s->n_missing : MOST;
    if (s->n_missing == 0)
        return;
    vsd_page_line(page);
    vsd_page_words(page, 0,
                   "Missing: named by file sets without wildcard, so that the backup fails without "
                   "them (definition-of-components-by-writers.md):");
    vsd_page_line(page);
    for (size_t i = 0; i < shown; i++) {
        const struct vssdoc_missing_file *m = &s->missing[i];
        vsd_page_put(page, VSD_BAD, "  ! ");
        vsd_page_name(page, VSD_PLAIN, m->path);
        vsd_page_put(page, VSD_DIM, "  ");
        vsd_page_put(page, VSD_DIM, m->writer != NULL ? m->writer : m->writer_id);
        vsd_page_put(page, VSD_DIM, ":");
        vsd_page_put(page, VSD_DIM, m->component);
        vsd_page_line(page);
    }
    more(page, s->n_missing - shown, "");
}

static void write_twice(const struct vsd_file_tally *tally, struct vsd_page *page)
{
    const struct vsd_claimed_file *list = tally->twice.items;
    size_t shown = all(tally) || tally->twice.n <= MOST ? tally->twice.n : MOST;
    if (tally->twice.n == 0)
        return;
    vsd_page_line(page);
    vsd_page_words(page, 0,
                   "Claimed twice: a file belongs to one file set only "
                   "(definition-of-components-by-writers.md):");
    vsd_page_line(page);
    for (size_t i = 0; i < shown; i++) {
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_name(page, VSD_PLAIN, list[i].path);
        vsd_page_put(page, VSD_DIM, "  ");
        vsd_page_put(page, VSD_DIM, list[i].component);
        if (strcmp(list[i].component, list[i].also) != 0) {
            vsd_page_put(page, VSD_DIM, ", ");
            vsd_page_put(page, VSD_DIM, list[i].also);
        }
        vsd_page_line(page);
    }
    more(page, tally->selection->files_claimed_twice - shown, "");
}

static void write_remarks(const struct vsd_file_tally *tally, struct vsd_page *page)
{
    const struct vssdoc_selection *s = tally->selection;
    if (s->n_unresolved > 0) {
        vsd_page_line(page);
        vsd_page_count(page, s->n_unresolved, "file set", "file sets");
        vsd_page_words(page, 0,
                       " with a variable whose value is not known here, so that no file is known to "
                       "be meant (--define gives it).");
        vsd_page_line(page);
    }
    if (s->n_registry_ignored > 0) {
        vsd_page_line(page);
        vsd_page_words(
            page, 0,
            "Passed over in FilesNotToBackup, as the writer of that name is in the backup "
            "(generating-a-backup-set.md):");
        for (size_t i = 0; i < s->n_registry_ignored; i++) {
            vsd_page_put(page, VSD_PLAIN, i > 0 ? ", " : " ");
            vsd_page_put(page, VSD_PLAIN, s->registry_ignored[i]);
        }
        vsd_page_line(page);
    }
    if (s->n_registry_unused > 0) {
        vsd_page_line(page);
        vsd_page_count(page, s->n_registry_unused, "string", "strings");
        vsd_page_words(
            page, 0,
            " of the registry means no file that is known here: a variable of each user, "
            "or no path (--define gives variables).");
        vsd_page_line(page);
    }
    if (s->files_read_elsewhere > 0) {
        vsd_page_line(page);
        vsd_page_count(page, s->files_read_elsewhere, "file is", "files are");
        vsd_page_words(
            page, 0,
            " in the backup under another path: it reads them from a file set's alternate "
            "path (working-with-alternate-paths-during-backup.md).");
        vsd_page_line(page);
    }
}

void vsd_file_tally_write(struct vsd_file_tally *tally, struct vsd_page *page)
{
    write_writers(tally, page);
    write_set_folders(tally, page);
    write_missing(tally, page);
    write_twice(tally, page);
    write_rows(tally, page, &tally->exclusions, "Left out by exclusions, or to be deleted from the shadow copy:", true);
    write_rows(tally, page, &tally->folders, "Of no writer, by folder:", false);
    write_remarks(tally, page);
}

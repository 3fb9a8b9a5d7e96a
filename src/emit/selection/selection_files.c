/* The files of a selection for people: counts first, by writer, then what somebody should look at -
 * what was excluded by what, what is claimed twice or missing - and the folders of what no writer
 * has. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "emit/selection/selections.h"
#include "emit/write/page.h"

enum { FACT = 16, MOST = 10 };

static void fact(struct vsd_page *page, const char *name)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, name);
    vsd_page_pad(page, FACT);
}

void vsd_selection_files_head(struct vsd_page *page, const struct vsd_file_tally *tally)
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

static void write_rows(struct vsd_page *page, bool all, struct vsd_file_rows *rows,
                       const char *heading, bool reasons)
{
    struct vsd_file_row *list = rows->list.items;
    size_t n = rows->list.n, shown = all || n <= MOST ? n : MOST;
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

static void write_set_folders(struct vsd_page *page, bool all, struct vsd_file_tally *tally)
{
    struct vsd_file_rows rows = {.beyond = 0};
    vsd_file_tally_set_folders(tally, &rows);
    write_rows(page, all, &rows, "Files that file sets mean, by the folder of the set:", false);
    vsd_file_rows_free(&rows);
}

static void write_missing(struct vsd_page *page, bool all, const struct vsd_file_tally *tally)
{
    const struct vssdoc_selection *s = tally->selection;
    size_t shown = all || s->n_missing <= MOST ? s->n_missing : MOST;
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

static void write_twice(struct vsd_page *page, bool all, const struct vsd_file_tally *tally)
{
    const struct vsd_claimed_file *list = tally->twice.items;
    size_t shown = all || tally->twice.n <= MOST ? tally->twice.n : MOST;
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

void vsd_selection_files(struct vsd_page *page, struct vsd_file_tally *tally, bool all)
{
    write_writers(tally, page);
    write_set_folders(page, all, tally);
    write_missing(page, all, tally);
    write_twice(page, all, tally);
    write_rows(page, all, &tally->exclusions, "Left out by exclusions, or to be deleted from the shadow copy:", true);
    write_rows(page, all, &tally->folders, "Of no writer, by folder:", false);
    write_remarks(tally, page);
}

/* A folder: its files, then what lies deeper. Symbolic links inside it are not followed, so that a
 * folder unpacked from a stranger's archive shows nothing but itself. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "source/walk.h"

struct entry {
    const char *name;
    /* In the order of visits. */
    enum { PLAIN_FILE, PASSED_OVER, FOLDER, ARCHIVE } kind;
};

static int by_name(const void *a, const void *b)
{
    return vsd_compare_natural(*(char *const *)a, *(char *const *)b);
}

/* What an entry is. Files are opened once more later; the head tells archives from documents. */
static int classify(const char *os_path, struct entry *entry)
{
    enum vsd_os_kind kind;
    int failure = vsd_os_kind(os_path, false, &kind);
    if (failure != 0)
        return failure;
    entry->kind = kind == VSD_OS_FOLDER ? FOLDER : kind == VSD_OS_FILE ? PLAIN_FILE : PASSED_OVER;
    struct vsd_os_file file;
    if (entry->kind != PLAIN_FILE || vsd_os_open(os_path, false, &file) != 0)
        return 0; /* opening it for good will fail again and say why */
    unsigned char head[512];
    size_t size;
    if (vsd_os_read(&file, head, sizeof head, &size) == 0 && vsd_is_archive(head, size, NULL))
        entry->kind = ARCHIVE;
    vsd_os_close(&file);
    return 0;
}

static enum vssdoc_status visit(struct vsd_walk *walk, struct vsd_path *os_path,
                                const struct entry *entry, uint32_t depth)
{
    size_t os_mark, mark;
    if (!vsd_path_push(os_path, entry->name, &os_mark) ||
        !vsd_path_push(&walk->path, entry->name, &mark))
        return VSSDOC_NO_MEMORY;
    enum vssdoc_status status;
    if (entry->kind == PASSED_OVER)
        status = vsd_walk_skip(walk, 0);
    else if (entry->kind != FOLDER)
        status = vsd_walk_file(walk, os_path->text, false);
    else if (depth >= walk->limits->folder_depth)
        status = vsd_walk_failure(walk, VSD_SKIP, VSSDOC_LIMIT, VSD_FOLDERS_TOO_DEEP);
    else
        status = vsd_walk_folder(walk, os_path->text, depth + 1);
    vsd_path_pop(os_path, os_mark);
    vsd_path_pop(&walk->path, mark);
    return status;
}

/* Plain files first, then folders, then archives: whoever groups documents into captures knows what
 * a folder holds itself before anything deeper comes. */
static enum vssdoc_status visit_all(struct vsd_walk *walk, struct vsd_path *os_path,
                                    const struct entry *entries, size_t n, uint32_t depth)
{
    int last = walk->files_only ? PASSED_OVER : ARCHIVE;
    enum vssdoc_status status = VSSDOC_OK;
    for (int pass = PLAIN_FILE; pass <= last; pass++)
        for (size_t i = 0; i < n && status == VSSDOC_OK; i++)
            if ((int)entries[i].kind == pass)
                status = visit(walk, os_path, &entries[i], depth);
    return status;
}

static enum vssdoc_status walk_names(struct vsd_walk *walk, const char *folder, char **names,
                                     size_t n, uint32_t depth)
{
    struct vsd_path os_path = {0};
    size_t mark;
    int failure;
    struct entry *entries = calloc(n + 1, sizeof *entries);
    enum vssdoc_status status = VSSDOC_NO_MEMORY;
    if (entries != NULL && vsd_path_push(&os_path, folder, &mark)) {
        status = VSSDOC_OK;
        for (size_t i = 0; i < n && status == VSSDOC_OK; i++) {
            entries[i].name = names[i];
            if (!vsd_path_push(&os_path, names[i], &mark))
                status = VSSDOC_NO_MEMORY;
            else if ((failure = classify(os_path.text, &entries[i])) != 0)
                /* gone meanwhile; else opening it will say why it cannot be read */
                entries[i].kind = failure == ENOENT ? PASSED_OVER : PLAIN_FILE;
            vsd_path_pop(&os_path, mark);
        }
        if (status == VSSDOC_OK)
            status = visit_all(walk, &os_path, entries, n, depth);
    }
    vsd_path_free(&os_path);
    free(entries);
    return status;
}

void vsd_sort_names(char **names, size_t n)
{
    if (n > 0)
        qsort(names, n, sizeof *names, by_name);
}

enum vssdoc_status vsd_walk_folder(struct vsd_walk *walk, const char *os_path, uint32_t depth)
{
    char **names;
    size_t n;
    size_t left = walk->limits->folder_entries - walk->folder_entries;
    int failure = vsd_os_list(os_path, left, &names, &n);
    if (failure == ENOMEM)
        return VSSDOC_NO_MEMORY;
    if (failure == E2BIG)
        return vsd_walk_failure(walk, VSD_SKIP, VSSDOC_LIMIT,
                                "more files and folders than are looked at (--max-entries)");
    if (failure != 0)
        return vsd_walk_failure(walk, VSD_SKIP, VSSDOC_CANNOT_READ, strerror(failure));
    walk->folder_entries += (uint32_t)n;
    vsd_sort_names(names, n);
    enum vssdoc_status status =
        walk->sink->enter(walk->sink->context, walk->path.text, VSD_FOLDER);
    if (status == VSSDOC_OK)
        status = walk_names(walk, os_path, names, n, depth);
    if (status == VSSDOC_OK)
        status = walk->sink->leave(walk->sink->context);
    vsd_os_names_free(names, n);
    return status;
}

#include "source/parts.h"

#include <stdlib.h>
#include <string.h>

#include "source/walk.h"

enum kind { FILE_OR_OTHER, FOLDER, ARCHIVE };
enum { KINDS = ARCHIVE + 1 };

/* A folder that is in several parts, while they are handed out. */
struct vsd_folder_parts {
    struct vsd_folder_parts *around;
    char **names; /* sorted */
    enum kind *kinds;
    size_t n, of_kind[KINDS];
    enum kind pass;
    size_t next;      /* of this pass */
    size_t mark;      /* of its own part of the path */
    uint32_t depth;
};

static void leave(struct vsd_parts *parts)
{
    struct vsd_folder_parts *folder = parts->folder;
    parts->folder = folder->around;
    vsd_path_pop(&parts->path, folder->mark);
    vsd_os_names_free(folder->names, folder->n);
    free(folder->kinds);
    free(folder);
}

void vsd_parts_free(struct vsd_parts *parts)
{
    while (parts->folder != NULL)
        leave(parts);
    vsd_path_free(&parts->path);
}

static char *os_path(const char *operand, const char *below, const char *name)
{
    struct vsd_path path = {0};
    size_t mark;
    if (vsd_path_push(&path, operand, &mark) &&
        (*below == '\0' || vsd_path_push(&path, below, &mark)) &&
        (*name == '\0' || vsd_path_push(&path, name, &mark)))
        return path.text;
    vsd_path_free(&path);
    return NULL;
}

/* What one entry is; *together tells that it keeps the folder in one part: a file that is wanted, or
 * something that cannot be looked at now, which may be a folder when the files are walked. */
static enum kind look_at(const struct vsd_parts *parts, const char *path, unsigned char *head,
                         bool *together)
{
    enum vsd_os_kind kind;
    struct vsd_os_file file;
    enum kind is = FILE_OR_OTHER;
    if (vsd_os_kind(path, false, &kind) != 0) {
        *together = true;
        return is;
    }
    if (kind == VSD_OS_FOLDER)
        return FOLDER;
    if (kind != VSD_OS_FILE || vsd_os_open(path, false, &file) != 0)
        return is;
    size_t size;
    if (vsd_os_read(&file, head, VSD_HEAD, &size) == 0) {
        if (vsd_is_archive(head, size, NULL))
            is = ARCHIVE;
        else
            *together = parts->wanted(head, size);
    }
    vsd_os_close(&file);
    return is;
}

static enum vssdoc_status classify(struct vsd_parts *parts, struct vsd_folder_parts *folder,
                                   bool *together)
{
    unsigned char *head = malloc(VSD_HEAD);
    enum vssdoc_status status = head != NULL ? VSSDOC_OK : VSSDOC_NO_MEMORY;
    for (size_t i = 0; i < folder->n && status == VSSDOC_OK && !*together; i++) {
        char *path = os_path(parts->operand, parts->path.text, folder->names[i]);
        if (path == NULL)
            status = VSSDOC_NO_MEMORY;
        else
            folder->of_kind[folder->kinds[i] = look_at(parts, path, head, together)]++;
        free(path);
    }
    free(head);
    return status;
}

/* Enters the folder at the path if it is in several parts; parts->folder stays what it was if not. */
static enum vssdoc_status enter(struct vsd_parts *parts, size_t mark, uint32_t depth)
{
    char **names;
    size_t n;
    if (depth > parts->limits->folder_depth)
        return VSSDOC_OK;
    char *path = os_path(parts->operand, parts->path.text, "");
    if (path == NULL)
        return VSSDOC_NO_MEMORY;
    int failure =
        vsd_os_list(path, parts->limits->folder_entries - parts->entries, &names, &n);
    free(path);
    if (failure != 0)
        return VSSDOC_OK; /* the walk will fail likewise, and say so */
    vsd_sort_names(names, n);
    struct vsd_folder_parts *folder = calloc(1, sizeof *folder);
    enum kind *kinds = calloc(n + 1, sizeof *kinds);
    enum vssdoc_status status = VSSDOC_NO_MEMORY;
    bool together = false;
    if (folder != NULL && kinds != NULL) {
        *folder = (struct vsd_folder_parts){.around = parts->folder, .names = names, .kinds = kinds,
                                            .n = n, .mark = mark, .depth = depth};
        status = classify(parts, folder, &together);
    }
    if (status == VSSDOC_OK && !together && folder->of_kind[FOLDER] + folder->of_kind[ARCHIVE] > 0) {
        parts->folder = folder;
        parts->entries += (uint32_t)n;
        return VSSDOC_OK;
    }
    vsd_os_names_free(names, n);
    free(kinds);
    free(folder);
    return status;
}

static enum vssdoc_status hand_out(const struct vsd_parts *parts, bool files_only, uint32_t depth,
                                   struct vsd_source_part *out)
{
    *out = (struct vsd_source_part){strdup(parts->path.text), files_only, depth};
    return out->path != NULL ? VSSDOC_OK : VSSDOC_NO_MEMORY;
}

static enum vssdoc_status begin(struct vsd_parts *parts, struct vsd_source_part *out)
{
    enum vsd_os_kind kind;
    size_t mark;
    parts->begun = true;
    if (!vsd_path_push(&parts->path, "", &mark))
        return VSSDOC_NO_MEMORY;
    enum vssdoc_status status = VSSDOC_OK;
    if (vsd_os_kind(parts->operand, true, &kind) == 0 && kind == VSD_OS_FOLDER)
        status = enter(parts, mark, 0);
    return status != VSSDOC_OK       ? status
           : parts->folder != NULL ? vsd_parts_next(parts, out)
                                     : hand_out(parts, false, 0, out);
}

/* The next entry of the folder's present pass: a folder or an archive. */
static enum vssdoc_status next_entry(struct vsd_parts *parts, struct vsd_source_part *out, bool *found)
{
    struct vsd_folder_parts *folder = parts->folder;
    size_t mark;
    while (folder->next < folder->n && folder->kinds[folder->next] != folder->pass)
        folder->next++;
    if (folder->next == folder->n) {
        folder->next = 0;
        if (folder->pass == ARCHIVE)
            leave(parts);
        else
            folder->pass++;
        return VSSDOC_OK;
    }
    if (!vsd_path_push(&parts->path, folder->names[folder->next++], &mark))
        return VSSDOC_NO_MEMORY;
    uint32_t depth = folder->depth + 1;
    enum vssdoc_status status = folder->pass == FOLDER ? enter(parts, mark, depth) : VSSDOC_OK;
    if (status != VSSDOC_OK || parts->folder != folder)
        return status;
    *found = true;
    status = hand_out(parts, false, depth, out);
    vsd_path_pop(&parts->path, mark);
    return status;
}

enum vssdoc_status vsd_parts_next(struct vsd_parts *parts, struct vsd_source_part *out)
{
    bool found = false;
    enum vssdoc_status status = VSSDOC_OK;
    if (!parts->begun)
        return begin(parts, out);
    while (status == VSSDOC_OK && !found) {
        struct vsd_folder_parts *folder = parts->folder;
        if (folder == NULL)
            return VSSDOC_STOPPED;
        if (folder->pass != FILE_OR_OTHER) {
            status = next_entry(parts, out, &found);
            continue;
        }
        folder->pass = FOLDER;
        found = folder->of_kind[FILE_OR_OTHER] > 0;
        if (found)
            status = hand_out(parts, true, folder->depth, out);
    }
    return status;
}

enum vssdoc_status vsd_source_walk_part(const char *operand, const struct vsd_source_part *part,
                                        const struct vssdoc_limits *limits,
                                        const struct vsd_sink *sink)
{
    if (*part->path == '\0' && !part->files_only)
        return vsd_source_walk(operand, limits, sink);
    struct vsd_walk walk;
    enum vsd_os_kind kind = VSD_OS_FILE;
    size_t mark;
    char *path = os_path(operand, part->path, "");
    enum vssdoc_status status = VSSDOC_NO_MEMORY;
    if (vsd_walk_begin(&walk, limits, sink) && path != NULL &&
        (*part->path == '\0' || vsd_path_push(&walk.path, part->path, &mark))) {
        bool is_folder = vsd_os_kind(path, part->files_only && *part->path == '\0', &kind) == 0 &&
                         kind == VSD_OS_FOLDER;
        walk.files_only = part->files_only;
        if (is_folder && part->depth > limits->folder_depth)
            status = vsd_walk_failure(&walk, VSD_SKIP, VSSDOC_LIMIT, VSD_FOLDERS_TOO_DEEP);
        else if (is_folder)
            status = vsd_walk_folder(&walk, path, part->depth);
        else
            status = vsd_walk_file(&walk, path, false);
    }
    vsd_walk_end(&walk);
    free(path);
    return status;
}

/* A folder that many files are written to, each whole or not at all, under safe names of its own.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <vssdoc.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/key.h"
#include "base/text.h"

struct taken {
    UT_hash_handle hh;
    struct vsd_key key;
    unsigned number; /* of those that wanted it */
};

struct vssdoc_output_folder {
    struct vsd_arena arena;
    const char *path;
    struct taken *taken; /* names in use, as a file system without regard to case sees them */
};

static int make_folder(const char *path)
{
    struct stat status;
    if (mkdir(path, 0777) == 0)
        return 0;
    int failure = errno;
    if (failure == EEXIST)
        return stat(path, &status) == 0 && S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
    return failure;
}

enum vssdoc_status vssdoc_output_folder_open(const char *path, struct vssdoc_output_folder **out,
                                             struct vssdoc_error *error)
{
    *out = NULL;
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    struct vssdoc_output_folder *folder = calloc(1, sizeof *folder);
    if (folder == NULL)
        return vsd_no_memory(error, path);
    folder->path = vsd_arena_copy(&folder->arena, path, length);
    int failure = folder->path == NULL ? ENOMEM : length == 0 ? ENOENT : make_folder(folder->path);
    if (failure != 0) {
        vssdoc_output_folder_close(folder);
        return vsd_fail_errno(error, VSSDOC_CANNOT_WRITE, length > 0 ? path : "\"\"", failure,
                              "cannot make the folder");
    }
    *out = folder;
    return VSSDOC_OK;
}

void vssdoc_output_folder_close(struct vssdoc_output_folder *folder)
{
    if (folder == NULL)
        return;
    HASH_CLEAR(hh, folder->taken);
    vsd_arena_free(&folder->arena);
    free(folder);
}

/* ---- names ---- */

enum { LONGEST_PART = 120, LONGEST_NAME = 900 };

/* One part of a path as a name that is safe everywhere; gives its length, 0 when there is none. */
static size_t safe_part(const char *from, size_t length, char *to)
{
    size_t n = 0;
    char copy[4 * LONGEST_PART + 1];
    (void)snprintf(copy, sizeof copy, "%.*s",
                   (int)(length < sizeof copy ? length : sizeof copy - 1), from);
    for (const char *at = copy; *at != '\0' && n + 5 < LONGEST_PART;) {
        uint32_t c;
        const char *next = vsd_utf8_next(at, &c);
        bool odd = vsd_must_escape(c) || (c < 0x80 && strchr("<>:\"|?*", (int)c) != NULL);
        if (odd) {
            to[n++] = '_';
        } else {
            memcpy(to + n, at, (size_t)(next - at));
            n += (size_t)(next - at);
        }
        at = next;
    }
    while (n > 0 && (to[n - 1] == '.' || to[n - 1] == ' ')) /* Windows drops them; "." and ".." */
        n--;
    return n;
}

/* The wanted path without what leads out of the folder; a name is never empty. */
static void safe_path(const char *wanted, char out[LONGEST_NAME])
{
    size_t n = 0;
    while (*wanted != '\0') {
        size_t length = strcspn(wanted, "/\\");
        char part[LONGEST_PART];
        size_t size = safe_part(wanted, length, part);
        if (size > 0 && n + size + 2 < LONGEST_NAME) {
            if (n > 0)
                out[n++] = '/';
            memcpy(out + n, part, size);
            n += size;
        }
        wanted += length + (wanted[length] != '\0');
    }
    out[n] = '\0';
    if (n == 0)
        (void)strcpy(out, "document");
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n > m && vsd_equal_folded(name + n - m, end);
}

/* Who has a name: *mine tells that it was free until now. NULL when memory runs out. */
static struct taken *take(struct vssdoc_output_folder *folder, const char *name, bool *mine)
{
    struct vsd_key_maker maker;
    struct taken *taken;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, name, strlen(name));
    struct vsd_key key = vsd_key_end(&maker);
    HASH_FIND(hh, folder->taken, &key, sizeof key, taken);
    *mine = taken == NULL;
    if (taken != NULL)
        return taken;
    taken = vsd_arena_alloc(&folder->arena, sizeof *taken);
    if (taken == NULL)
        return NULL;
    taken->key = key;
    taken->number = 1;
    HASH_ADD(hh, folder->taken, key, sizeof taken->key, taken);
    return taken->hh.tbl != NULL ? taken : NULL;
}

static int make_folders_of(const char *base, char *path)
{
    for (char *slash = path + strlen(base) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        int failure = make_folder(path);
        *slash = '/';
        if (failure != 0)
            return failure;
    }
    return 0;
}

enum vssdoc_status vssdoc_output_folder_file(struct vssdoc_output_folder *folder,
                                             const char *wanted, const char *extension,
                                             struct vssdoc_output_file **out,
                                             struct vssdoc_error *error)
{
    *out = NULL;
    static const char *const known[] = {".xml", ".json", ".html", ".txt"};
    char safe[LONGEST_NAME], name[LONGEST_NAME + 64];
    bool mine;
    safe_path(wanted, safe);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (ends_with(safe, known[i])) {
            safe[strlen(safe) - strlen(known[i])] = '\0';
            break;
        }
    (void)snprintf(name, sizeof name, "%s%s", safe, extension);
    struct taken *first = take(folder, name, &mine);
    while (first != NULL && !mine) {
        (void)snprintf(name, sizeof name, "%s~%u%s", safe, ++first->number, extension);
        if (take(folder, name, &mine) == NULL)
            first = NULL;
    }
    if (first == NULL)
        return vsd_no_memory(error, wanted);
    char *path = vsd_arena_printf(&folder->arena, "%s/%s", folder->path, name);
    if (path == NULL)
        return vsd_no_memory(error, wanted);
    int failure = make_folders_of(folder->path, path);
    if (failure != 0)
        return vsd_fail_errno(error, VSSDOC_CANNOT_WRITE, path, failure, "cannot make its folder");
    return vssdoc_output_file_open(path, out, error);
}

/* A file that appears whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vssdoc.h>

#include "base/error.h"

struct vssdoc_output_file {
    FILE *stream;
    char *named;     /* as the caller calls it */
    char *path;      /* where it will stand, links followed */
    char *temporary; /* where it is written; NULL: path itself, a device or pipe */
    bool nameless;   /* the temporary name is not taken yet */
    int failure;     /* errno of the first write that failed, in whichever thread; 0: none */
};

/* A file without a name, which vanishes with the process, in the folder of path: -1 where the file
 * system has no such thing. */
static int open_nameless(const char *path, mode_t mode)
{
#ifdef O_TMPFILE
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL   ? strdup(".")
                   : slash == path ? strdup("/")
                                   : strndup(path, (size_t)(slash - path));
    int descriptor = folder != NULL ? open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, mode) : -1;
    free(folder);
    return descriptor;
#else
    (void)path, (void)mode;
    return -1;
#endif
}

/* Names to try beside the path; whoever takes one makes sure that nobody else has it. */
enum { TRIES = 1000, NAME_SPACE = 32 };
static const char *temporary_name(struct vssdoc_output_file *file, unsigned attempt)
{
    (void)snprintf(file->temporary, strlen(file->path) + NAME_SPACE, "%s.%ld-%u", file->path,
                   (long)getpid(), attempt);
    return file->temporary;
}

static int open_named(struct vssdoc_output_file *file, mode_t mode)
{
    int descriptor = -1;
    errno = EEXIST;
    for (unsigned i = 0; i < TRIES && descriptor < 0 && errno == EEXIST; i++)
        descriptor = open(temporary_name(file, i), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    return descriptor;
}

/* A stream to a file that is not at its place yet, with the rights that path has or would get. */
static FILE *open_beside(struct vssdoc_output_file *file)
{
    struct stat old;
    bool exists = stat(file->path, &old) == 0;
    mode_t mode = exists ? 0600 : 0666;
    file->temporary = malloc(strlen(file->path) + NAME_SPACE);
    if (file->temporary == NULL)
        return NULL;
    int descriptor = open_nameless(file->path, mode);
    file->nameless = descriptor >= 0;
    if (!file->nameless)
        descriptor = open_named(file, mode);
    if (descriptor < 0)
        return NULL;
    if (exists)
        (void)fchmod(descriptor, old.st_mode & 0777);
    FILE *stream = fdopen(descriptor, "wb");
    if (stream == NULL) {
        int failure = errno;
        (void)close(descriptor);
        if (!file->nameless)
            (void)unlink(file->temporary);
        errno = failure;
    }
    return stream;
}

/* Gives a nameless file a temporary name, from which it can be moved over what is there. */
static int give_name(struct vssdoc_output_file *file)
{
    char self[64];
    (void)snprintf(self, sizeof self, "/proc/self/fd/%d", fileno(file->stream));
    for (unsigned i = 0; i < TRIES && file->nameless; i++) {
        file->nameless = linkat(AT_FDCWD, self, AT_FDCWD, temporary_name(file, i),
                                AT_SYMLINK_FOLLOW) != 0;
        if (file->nameless && errno != EEXIST)
            break;
    }
    return file->nameless ? errno : 0;
}

/* The file that a path means in the end, also where a link leads to nothing yet. */
static char *resolve(const char *path)
{
    enum { LINKS = 32 };
    char *resolved = realpath(path, NULL), *at = resolved == NULL ? strdup(path) : NULL;
    for (int i = 0; i < LINKS && at != NULL; i++) {
        char target[4096];
        ssize_t length = readlink(at, target, sizeof target - 1);
        if (length < 0)
            return at;
        target[length] = '\0';
        const char *slash = strrchr(at, '/');
        int folder = target[0] == '/' || slash == NULL ? 0 : (int)(slash - at + 1);
        char *next = malloc((size_t)folder + (size_t)length + 1);
        if (next != NULL)
            (void)sprintf(next, "%.*s%s", folder, at, target);
        free(at);
        at = next;
    }
    if (at != NULL)
        errno = ELOOP;
    free(at);
    return resolved;
}

static void release(struct vssdoc_output_file *file)
{
    free(file->named);
    free(file->path);
    free(file->temporary);
    free(file);
}

enum vssdoc_status vssdoc_output_file_open(const char *path, struct vssdoc_output_file **out,
                                           struct vssdoc_error *error)
{
    *out = NULL;
    if (*path == '\0')
        return vsd_fail_errno(error, VSSDOC_CANNOT_WRITE, "\"\"", ENOENT, "cannot write");
    struct vssdoc_output_file *file = calloc(1, sizeof *file);
    /* Through a symbolic link the file that it names is replaced, not the link. */
    errno = ENOMEM;
    if (file == NULL || (file->named = strdup(path)) == NULL ||
        (file->path = resolve(path)) == NULL) {
        int failure = errno;
        if (file != NULL)
            release(file);
        return failure == ELOOP
                   ? vsd_fail_errno(error, VSSDOC_CANNOT_WRITE, path, failure, "cannot write")
                   : vsd_no_memory(error, path);
    }
    struct stat status;
    bool special = stat(path, &status) == 0 && !S_ISREG(status.st_mode);
    file->stream = special ? fopen(path, "wb") : open_beside(file);
    if (file->stream == NULL) {
        int failure = errno;
        release(file);
        return vsd_fail_errno(error, VSSDOC_CANNOT_WRITE, path, failure, "cannot write");
    }
    *out = file;
    return VSSDOC_OK;
}

const char *vssdoc_output_file_path(const struct vssdoc_output_file *file)
{
    return file->named;
}

bool vssdoc_output_file_write(void *context, const char *bytes, size_t size)
{
    struct vssdoc_output_file *file = context;
    bool written = fwrite(bytes, 1, size, file->stream) == size;
    if (!written && file->failure == 0)
        file->failure = errno != 0 ? errno : EIO;
    return written;
}

enum vssdoc_status vssdoc_output_file_commit(struct vssdoc_output_file *file,
                                             struct vssdoc_error *error)
{
    int failure = file->failure;
    if (failure == 0 && (fflush(file->stream) != 0 ||
                         (file->temporary != NULL && fsync(fileno(file->stream)) != 0)))
        failure = errno != 0 ? errno : EIO;
    if (failure == 0 && file->nameless)
        failure = give_name(file);
    if (fclose(file->stream) != 0 && failure == 0)
        failure = errno;
    if (failure == 0 && file->temporary != NULL && rename(file->temporary, file->path) != 0)
        failure = errno;
    enum vssdoc_status status = VSSDOC_OK;
    if (failure != 0) {
        status = vsd_fail_errno(error, VSSDOC_CANNOT_WRITE, file->path, failure, "cannot write");
        if (file->temporary != NULL && !file->nameless)
            (void)unlink(file->temporary);
    }
    release(file);
    return status;
}

void vssdoc_output_file_discard(struct vssdoc_output_file *file)
{
    if (file == NULL)
        return;
    (void)fclose(file->stream);
    if (file->temporary != NULL && !file->nameless)
        (void)unlink(file->temporary);
    release(file);
}

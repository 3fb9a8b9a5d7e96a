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
    char *path;      /* where it will stand */
    char *temporary; /* where it is written; NULL: path itself, a device or pipe */
};

static mode_t default_mode(void)
{
    mode_t mask = umask(0);
    (void)umask(mask);
    return 0666 & ~mask;
}

/* A temporary file beside path with the rights that path has or would get. */
static FILE *open_beside(struct vssdoc_output_file *file)
{
    size_t size = strlen(file->path) + sizeof ".XXXXXX";
    file->temporary = malloc(size);
    if (file->temporary == NULL)
        return NULL;
    (void)snprintf(file->temporary, size, "%s.XXXXXX", file->path);
    int descriptor = mkstemp(file->temporary);
    if (descriptor < 0)
        return NULL;
    struct stat old;
    mode_t mode = stat(file->path, &old) == 0 ? old.st_mode & 0777 : default_mode();
    (void)fchmod(descriptor, mode);
    FILE *stream = fdopen(descriptor, "wb");
    if (stream == NULL) {
        int failure = errno;
        (void)close(descriptor);
        (void)unlink(file->temporary);
        errno = failure;
    }
    return stream;
}

static void release(struct vssdoc_output_file *file)
{
    free(file->path);
    free(file->temporary);
    free(file);
}

enum vssdoc_status vssdoc_output_file_open(const char *path, struct vssdoc_output_file **out,
                                           struct vssdoc_error *error)
{
    *out = NULL;
    struct vssdoc_output_file *file = calloc(1, sizeof *file);
    /* Through a symbolic link the file that it names is replaced, not the link. */
    char *resolved = file != NULL ? realpath(path, NULL) : NULL;
    if (file == NULL || (file->path = resolved != NULL ? resolved : strdup(path)) == NULL) {
        free(file);
        return vsd_no_memory(error, path);
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

bool vssdoc_output_file_write(void *context, const char *bytes, size_t size)
{
    struct vssdoc_output_file *file = context;
    return fwrite(bytes, 1, size, file->stream) == size;
}

enum vssdoc_status vssdoc_output_file_commit(struct vssdoc_output_file *file,
                                             struct vssdoc_error *error)
{
    int failure = 0;
    if (ferror(file->stream) != 0 || fflush(file->stream) != 0 ||
        (file->temporary != NULL && fsync(fileno(file->stream)) != 0))
        failure = errno != 0 ? errno : EIO;
    if (fclose(file->stream) != 0 && failure == 0)
        failure = errno;
    if (failure == 0 && file->temporary != NULL && rename(file->temporary, file->path) != 0)
        failure = errno;
    enum vssdoc_status status = VSSDOC_OK;
    if (failure != 0) {
        status = vsd_fail_errno(error, VSSDOC_CANNOT_WRITE, file->path, failure, "cannot write");
        if (file->temporary != NULL)
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
    if (file->temporary != NULL)
        (void)unlink(file->temporary);
    release(file);
}

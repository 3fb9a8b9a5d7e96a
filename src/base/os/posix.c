#include "base/os/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

uint64_t vsd_os_random(void)
{
    uint64_t value = 0;
    if (getrandom(&value, sizeof value, GRND_NONBLOCK) != (ssize_t)sizeof value) {
        struct timespec now = {0};
        (void)clock_gettime(CLOCK_REALTIME, &now);
        value = (uint64_t)now.tv_nsec << 32 ^ (uint64_t)now.tv_sec ^ (uint64_t)getpid() << 16;
    }
    return value;
}

static enum vsd_os_kind kind_of(mode_t mode)
{
    return S_ISREG(mode) ? VSD_OS_FILE : S_ISDIR(mode) ? VSD_OS_FOLDER : VSD_OS_OTHER;
}

int vsd_os_kind(const char *path, bool follow, enum vsd_os_kind *kind)
{
    struct stat status;
    if ((follow ? stat(path, &status) : lstat(path, &status)) != 0)
        return errno;
    *kind = kind_of(status.st_mode);
    return 0;
}

void vsd_os_names_free(char **names, size_t n_names)
{
    for (size_t i = 0; i < n_names; i++)
        free(names[i]);
    free(names);
}

static int append_name(char ***names, size_t *n_names, const char *name)
{
    if ((*n_names & (*n_names - 1)) == 0) { /* a power of two: full */
        size_t room = *n_names == 0 ? 1 : *n_names * 2;
        char **larger = realloc(*names, room * sizeof *larger);
        if (larger == NULL)
            return ENOMEM;
        *names = larger;
    }
    char *copy = strdup(name);
    if (copy == NULL)
        return ENOMEM;
    (*names)[(*n_names)++] = copy;
    return 0;
}

int vsd_os_list(const char *path, size_t limit, char ***names, size_t *n_names)
{
    *names = NULL;
    *n_names = 0;
    DIR *folder = opendir(path);
    if (folder == NULL)
        return errno;
    int failure = 0;
    while (failure == 0) {
        errno = 0;
        struct dirent *entry = readdir(folder);
        if (entry == NULL) {
            failure = errno;
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        failure = *n_names == limit ? E2BIG : append_name(names, n_names, entry->d_name);
    }
    (void)closedir(folder);
    if (failure != 0) {
        vsd_os_names_free(*names, *n_names);
        *names = NULL;
        *n_names = 0;
    }
    return failure;
}

int vsd_os_open(const char *path, bool follow, struct vsd_os_file *file)
{
    if (strcmp(path, "-") == 0) {
        *file = (struct vsd_os_file){.descriptor = STDIN_FILENO};
        return 0;
    }
    /* Non-blocking, so that a FIFO is refused below instead of waiting for its other end. */
    int met = O_NOFOLLOW | O_NONBLOCK;
    file->descriptor = open(path, O_RDONLY | O_CLOEXEC | (follow ? 0 : met));
    if (file->descriptor < 0)
        return errno;
    struct stat status;
    int failure = fstat(file->descriptor, &status) != 0 ? errno : 0;
    if (failure == 0 && S_ISDIR(status.st_mode))
        failure = EISDIR;
    if (failure == 0 && !S_ISREG(status.st_mode) && !follow)
        failure = ENOTSUP;
    if (failure != 0)
        vsd_os_close(file);
    else
        file->size = S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
    return failure;
}

int vsd_os_read(struct vsd_os_file *file, void *to, size_t size, size_t *n_read)
{
    *n_read = 0;
    while (*n_read < size) {
        ssize_t n = read(file->descriptor, (char *)to + *n_read, size - *n_read);
        if (n == 0)
            return 0;
        if (n > 0)
            *n_read += (size_t)n;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

int vsd_os_rewind(struct vsd_os_file *file)
{
    return lseek(file->descriptor, 0, SEEK_SET) < 0 ? errno : 0;
}

void vsd_os_close(struct vsd_os_file *file)
{
    if (file->descriptor > STDIN_FILENO)
        (void)close(file->descriptor);
    file->descriptor = -1;
}

/* The operating system: files, folders, randomness. The only folder that knows POSIX. */
#ifndef VSD_BASE_OS_H
#define VSD_BASE_OS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

uint64_t vsd_os_random(void);

enum vsd_os_kind { VSD_OS_FILE, VSD_OS_FOLDER, VSD_OS_OTHER };

/* What stands at a path. Follows symbolic links only where follow says so. 0 or errno. */
int vsd_os_kind(const char *path, bool follow, enum vsd_os_kind *kind);

/* The names in a folder, without "." and "..", in no order. 0 or errno; E2BIG past limit names.
 * Free with vsd_os_names_free. */
int vsd_os_list(const char *path, size_t limit, char ***names, size_t *n_names);
void vsd_os_names_free(char **names, size_t n_names);

/* A file open for reading; "-" is standard input. Where links are not followed, pipes and devices are
 * refused (ENOTSUP): they were met, not named. */
struct vsd_os_file {
    int descriptor;
    uint64_t size; /* when it was opened; 0 where that means nothing */
};
int vsd_os_open(const char *path, bool follow, struct vsd_os_file *file);
/* Reads until size bytes are there or the file ends. 0 or errno. */
int vsd_os_read(struct vsd_os_file *file, void *to, size_t size, size_t *n_read);
/* Back to its beginning. 0 or errno: a pipe cannot. */
int vsd_os_rewind(struct vsd_os_file *file);
void vsd_os_close(struct vsd_os_file *file);

#endif

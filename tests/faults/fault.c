/*
 * Preloaded into the program: one allocation fails, or every one from there on.
 *
 * FAULT_AT is its number, from 1, counted from main() on; FAULT_ON a file that is made when it fails;
 * FAULT_ALL, where it is set, means that those after it fail as well. What the program starts is left
 * alone, and so is what older versions of libxml2 keep for a thread: they would not survive it, and the
 * program makes sure of the room for it beforehand.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <libxml/globals.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static struct {
    bool counting, all;
    unsigned long at, n;
    const char *on;
    int (*main)(int argc, char **argv, char **environment);
} fault;

static bool fails(size_t size)
{
    if (!fault.counting || size == sizeof(xmlGlobalState))
        return false;
    unsigned long n = __atomic_add_fetch(&fault.n, 1, __ATOMIC_RELAXED);
    if (n != fault.at && !(fault.all && n > fault.at))
        return false;
    if (n == fault.at) {
        int file = open(fault.on, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (file >= 0)
            (void)close(file);
    }
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return fails(size) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails(n * size) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    return fails(size) ? NULL : __libc_realloc(old, size);
}

void *reallocarray(void *old, size_t n, size_t size)
{
    if (size != 0 && n > (size_t)-1 / size) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(old, n * size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails(size) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    void *found = aligned_alloc(alignment, size);
    if (found == NULL)
        return ENOMEM;
    *out = found;
    return 0;
}

static int begin(int argc, char **argv, char **environment)
{
    const char *at = getenv("FAULT_AT");
    fault.on = getenv("FAULT_ON");
    fault.all = getenv("FAULT_ALL") != NULL;
    fault.at = at != NULL ? strtoul(at, NULL, 10) : 0;
    (void)unsetenv("LD_PRELOAD");
    fault.counting = fault.at > 0 && fault.on != NULL;
    return fault.main(argc, argv, environment);
}

typedef int start_fn(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                     void (*fini)(void), void (*rtld_fini)(void), void *stack_end);

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*rtld_fini)(void), void *stack_end)
{
    start_fn *start;
    void *found = dlsym(RTLD_NEXT, "__libc_start_main");
    memcpy(&start, &found, sizeof start);
    fault.main = main;
    return start(begin, argc, argv, init, fini, rtld_fini, stack_end);
}

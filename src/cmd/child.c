#include "child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS = 60 };
static const uint64_t most_bytes = UINT64_C(1) << 30;

#ifndef _GNU_SOURCE /* else unistd.h has it */
extern char **environ;
#endif

enum { NOT_STARTED = 127 }; /* POSIX lets posix_spawn tell of a missing program by this, too */

/* How a run ended, in words unless it did well or there is no such program. */
static enum child_result result_of(const char *name, pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return CHILD_FAILED;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return CHILD_FINE;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED)
        return CHILD_MISSING;
    if (WIFEXITED(status))
        complain("%s: it ended with exit code %d", name, WEXITSTATUS(status));
    else
        complain("%s: it was stopped by a signal", name);
    return CHILD_FAILED;
}

/* Hands on what the child writes. False after a message, when it has to be stopped. */
static bool pump(const char *name, int from, vssdoc_write_fn *write, void *context)
{
    char buffer[64 * 1024];
    uint64_t total = 0;
    const time_t end = time(NULL) + SECONDS;
    for (;;) {
        struct pollfd ready = {.fd = from, .events = POLLIN};
        int found = poll(&ready, 1, 1000);
        if (time(NULL) > end) {
            complain("%s: it took longer than %d seconds: --max-nodes or --around make it less",
                     name, SECONDS);
            return false;
        }
        if (found == 0 || (found < 0 && errno == EINTR))
            continue;
        ssize_t n = found > 0 ? read(from, buffer, sizeof buffer) : -1;
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            if (n < 0)
                complain("%s: %s", name, strerror(errno));
            return n == 0;
        }
        total += (uint64_t)n;
        if (total > most_bytes) {
            complain("%s: it wrote more than a gigabyte", name);
            return false;
        }
        if (!write(context, buffer, (size_t)n))
            return false;
    }
}

static int spawn(const char *const *words, int in, const int out[2], pid_t *child)
{
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    int failed = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_addclose(&actions, out[0]);
    if (failed == 0)
        failed = posix_spawn_file_actions_addclose(&actions, out[1]);
    if (failed == 0)
        failed = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                                  1 /* O_WRONLY */, 0);
    union {
        const char *const *given;
        char *const *wanted;
    } arguments = {words}; /* posix_spawn changes none of them */
    if (failed == 0)
        failed = posix_spawnp(child, words[0], &actions, NULL, arguments.wanted, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    return failed;
}

enum child_result run_child(const char *const *words, FILE *in, vssdoc_write_fn *write,
                            void *context)
{
    pid_t child;
    int out[2];
    if (fflush(in) != 0 || lseek(fileno(in), 0, SEEK_SET) != 0 || pipe(out) != 0) {
        complain("%s: %s", words[0], strerror(errno));
        return CHILD_FAILED;
    }
    int failed = spawn(words, fileno(in), out, &child);
    (void)close(out[1]);
    if (failed != 0) {
        (void)close(out[0]);
        if (failed == ENOENT)
            return CHILD_MISSING;
        complain("%s: %s", words[0], strerror(failed));
        return CHILD_FAILED;
    }
    bool fine = pump(words[0], out[0], write, context);
    (void)close(out[0]);
    if (!fine)
        (void)kill(child, SIGKILL);
    if (!fine) {
        int status;
        (void)waitpid(child, &status, 0);
        return CHILD_FAILED;
    }
    return result_of(words[0], child);
}

#include "progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MILLISECONDS = 1000, FIRST_AFTER = 1000, AGAIN_AFTER = 200 };

static struct {
    bool wanted, shown;
    uint64_t next; /* in milliseconds of the clock */
} line;

static uint64_t now(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0)
        return 0;
    return (uint64_t)time.tv_sec * MILLISECONDS + (uint64_t)time.tv_nsec / 1000000;
}

void progress_begin(const struct common_args *args)
{
    const char *term = getenv("TERM");
    line.wanted = !args->quiet && isatty(STDERR_FILENO) != 0 && term != NULL &&
                  strcmp(term, "dumb") != 0;
    line.next = line.wanted ? now() + FIRST_AFTER : 0;
}

void progress_show(const struct vssdoc_progress *progress)
{
    uint64_t time;
    if (!line.wanted || (time = now()) < line.next)
        return;
    line.next = time + AGAIN_AFTER;
    line.shown = true;
    (void)fprintf(stderr, "\rvssdoc: %zu captures, %llu documents, %llu MiB read\033[K",
                  progress->captures, (unsigned long long)progress->documents,
                  (unsigned long long)(progress->bytes >> 20));
    (void)fflush(stderr);
}

void progress_hide(void)
{
    if (line.shown)
        (void)fputs("\r\033[K", stderr);
    line.shown = false;
}

void progress_end(void)
{
    progress_hide();
    line.wanted = false;
}

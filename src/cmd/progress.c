#include "progress.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
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

/* A line that is broken could not be taken away again. */
static int columns(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1 : 79;
}

void progress_show(const struct vssdoc_progress *progress)
{
    char text[128];
    uint64_t time;
    if (!line.wanted || (time = now()) < line.next)
        return;
    line.next = time + AGAIN_AFTER;
    line.shown = true;
    (void)snprintf(text, sizeof text, "vssdoc: %zu capture%s, %llu document%s, %llu MiB read",
                   progress->captures, progress->captures == 1 ? "" : "s",
                   (unsigned long long)progress->documents, progress->documents == 1 ? "" : "s",
                   (unsigned long long)(progress->bytes >> 20));
    (void)fprintf(stderr, "\r%.*s\033[K", columns(), text);
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

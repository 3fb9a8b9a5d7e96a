/* Where results go. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd.h"
#include "progress.h"

static bool wants_color(const struct common_args *args, bool terminal)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (args->color != COLOR_AUTO)
        return args->color == COLOR_ALWAYS;
    return terminal && (no_color == NULL || *no_color == '\0') &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

static unsigned terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

bool output_open(struct output *output, const struct common_args *args)
{
    *output = (struct output){0};
    if (args->output != NULL) {
        struct vssdoc_error error;
        if (vssdoc_output_file_open(args->output, &output->file, &error) != VSSDOC_OK) {
            complain_error(&error);
            return false;
        }
    } else {
        output->terminal = isatty(STDOUT_FILENO) != 0;
    }
    output->color = wants_color(args, output->terminal);
    if (args->width > 0)
        output->width = args->width < 1000 ? (unsigned)args->width : 1000;
    else if (output->terminal)
        output->width = terminal_width();
    return true;
}

bool output_write(void *context, const char *bytes, size_t size)
{
    struct output *output = context;
    if (output->terminal)
        progress_hide();
    bool written = output->file != NULL ? vssdoc_output_file_write(output->file, bytes, size)
                                        : fwrite(bytes, 1, size, stdout) == size;
    output->failed = output->failed || !written;
    return written;
}

bool output_discard(void *context, const char *bytes, size_t size)
{
    (void)context, (void)bytes, (void)size;
    return true;
}

bool output_close(struct output *output, bool keep)
{
    struct vssdoc_error error;
    if (output->file == NULL)
        return true; /* main() looks at standard output */
    struct vssdoc_output_file *file = output->file;
    output->file = NULL;
    if (!keep && !output->failed) { /* else the attempt to commit says why */
        vssdoc_output_file_discard(file);
        return true;
    }
    if (vssdoc_output_file_commit(file, &error) == VSSDOC_OK)
        return true;
    complain_error(&error);
    return false;
}

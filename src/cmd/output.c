#include "output.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

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

struct vssdoc_output_file *output_file_begin(const char *path)
{
    struct vssdoc_output_file *file;
    struct vssdoc_error error;
    if (vssdoc_output_file_open(path, &file, &error) != VSSDOC_OK)
        complain_error(&error);
    return file;
}

bool output_file_keep(struct vssdoc_output_file *file)
{
    struct vssdoc_error failure;
    if (vssdoc_output_file_commit(file, &failure) == VSSDOC_OK)
        return true;
    complain_error(&failure);
    return false;
}

bool output_file_end(struct vssdoc_output_file *file, enum vssdoc_status status,
                     const struct vssdoc_error *error)
{
    if (status == VSSDOC_OK || status == VSSDOC_CANNOT_WRITE) /* committing says why it cannot */
        return output_file_keep(file);
    vssdoc_output_file_discard(file);
    complain_error(error);
    return false;
}

bool output_is_standard(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

bool output_open(struct output *output, const struct common_args *args)
{
    *output = (struct output){.quiet = args->quiet};
    if (output_is_standard(args->output))
        output->terminal = isatty(STDOUT_FILENO) != 0;
    else if ((output->file = output_file_begin(args->output)) == NULL)
        return false;
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
    if (output->quiet)
        return true;
    if (output->terminal)
        progress_hide();
    bool written = output->file != NULL ? vssdoc_output_file_write(output->file, bytes, size)
                                        : fwrite(bytes, 1, size, stdout) == size;
    output->failed = output->failed || !written;
    return written;
}

bool output_close(struct output *output, bool keep)
{
    struct vssdoc_output_file *file = output->file;
    output->file = NULL;
    if (file == NULL)
        return true;            /* main() looks at standard output */
    if (keep || output->failed) /* the attempt to commit says why */
        return output_file_keep(file);
    vssdoc_output_file_discard(file);
    return true;
}

bool output_end(struct output *output, enum vssdoc_status status, const struct vssdoc_error *error)
{
    if (status != VSSDOC_OK)
        complain_error(error);
    return output_close(output, status == VSSDOC_OK) && status == VSSDOC_OK;
}

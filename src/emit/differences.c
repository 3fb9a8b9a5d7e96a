#include "emit/differences.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

static const struct vsd_differences_format *const formats[] = {
    &vsd_differences_text, &vsd_differences_json, &vsd_differences_ndjson,
    &vsd_differences_markdown};

const char *vsd_hidden_by(const struct vssdoc_change *change)
{
    const char *name = vssdoc_noise_name(change->noise);
    return name != NULL ? name : "ignored";
}

size_t vsd_hidden_total(const struct vssdoc_differences *differences)
{
    size_t total = 0;
    for (int noise = 0; noise < VSSDOC_NOISES; noise++)
        total += differences->hidden[noise];
    return total;
}

/* One of the two is NULL. */
static enum vssdoc_status write_either(const struct vssdoc_differences *differences,
                                       const struct vssdoc_history *history,
                                       const struct vssdoc_differences_options *options,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    const char *name = options->format != NULL ? options->format : formats[0]->name;
    size_t i = 0, n = sizeof formats / sizeof formats[0];
    while (i < n && strcmp(formats[i]->name, name) != 0)
        i++;
    if (i == n)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "no format \"%s\": there are text, json, ndjson, markdown", name);
    struct vsd_out *out = calloc(1, sizeof *out);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    out->write = write;
    out->context = context;
    if (history != NULL)
        formats[i]->history(history, options, out);
    else
        formats[i]->write(differences, options, out);
    bool written = vsd_out_flush(out);
    free(out);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}

enum vssdoc_status vssdoc_differences_write(const struct vssdoc_differences *differences,
                                            const struct vssdoc_differences_options *options,
                                            vssdoc_write_fn *write, void *context,
                                            struct vssdoc_error *error)
{
    return write_either(differences, NULL, options, write, context, error);
}

enum vssdoc_status vssdoc_history_write(const struct vssdoc_history *history,
                                        const struct vssdoc_differences_options *options,
                                        vssdoc_write_fn *write, void *context,
                                        struct vssdoc_error *error)
{
    return write_either(NULL, history, options, write, context, error);
}

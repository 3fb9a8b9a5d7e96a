/* Reading: every unit that the operands are made of is read, and what they hold is handed out in order. */
#include "base/os/thread.h"
#include "capture/crew.h"

/* One unit, in the caller's thread. */
static enum vssdoc_status read_unit(struct vsd_merge *merge, const struct vsd_unit *unit)
{
    struct vsd_listener listener = vsd_merge_listener(merge);
    enum vssdoc_status status = vsd_merge_begin(merge, unit);
    return status == VSSDOC_OK
               ? vsd_unit_read(unit, merge->limits, merge->options, &listener)
               : status;
}

/* ---- the ways in ---- */

static struct vsd_merge merge_of(const struct vssdoc_read_options *options,
                                 const struct vssdoc_jobs *jobs, struct vssdoc_error *error)
{
    static const struct vssdoc_read_options none;
    options = options != NULL ? options : &none;
    return (struct vsd_merge){.options = options,
                              .limits = options->limits != NULL ? options->limits
                                                                : vssdoc_default_limits(),
                              .jobs = jobs,
                              .error = error};
}

enum { MOST_JOBS = 256 };

enum vssdoc_status vssdoc_read_jobs(const char *const *operands, size_t n_operands,
                                    const struct vssdoc_read_options *options,
                                    const struct vssdoc_jobs *jobs, struct vssdoc_error *error)
{
    struct vsd_merge merge = merge_of(options, jobs, error);
    struct vsd_units units;
    enum vssdoc_status status = vsd_units_begin(&units, operands, n_operands, merge.limits);
    unsigned n = jobs->n > 0 ? jobs->n : vsd_os_processors();
    bool begun = false;
    if (merge.options->redaction != NULL)
        n = 1; /* placeholders are counted in the order of reading */
    if (status == VSSDOC_OK && n > 1 && vsd_units_several(&units))
        status = vsd_crew_read(&units, &merge, n < MOST_JOBS ? n : MOST_JOBS, &begun);
    while (!begun && status == VSSDOC_OK) {
        struct vsd_unit unit = {0};
        status = vsd_units_next(&units, &unit);
        if (status == VSSDOC_OK)
            status = read_unit(&merge, &unit);
        else
            begun = true;
        if (begun && status == VSSDOC_STOPPED)
            status = VSSDOC_OK; /* past the last */
        vsd_unit_clear(&unit);
    }
    status = vsd_merge_end(&merge, status);
    vsd_units_free(&units);
    return status;
}

/* A caller who is called with each capture and nothing else. */
struct plain {
    vssdoc_capture_fn *each;
    void *context;
};

static bool plain_each(void *context, struct vssdoc_capture *capture, void *result)
{
    const struct plain *plain = context;
    (void)result;
    return plain->each(plain->context, capture);
}

enum vssdoc_status vssdoc_read(const char *const *operands, size_t n_operands,
                               const struct vssdoc_read_options *options, vssdoc_capture_fn *each,
                               void *context, struct vssdoc_error *error)
{
    struct plain plain = {each, context};
    const struct vssdoc_jobs jobs = {.n = 1, .each = plain_each, .context = &plain};
    return vssdoc_read_jobs(operands, n_operands, options, &jobs, error);
}

enum vssdoc_status vssdoc_read_memory(const char *name, const void *bytes, size_t size,
                                      const struct vssdoc_read_options *options,
                                      vssdoc_capture_fn *each, void *context,
                                      struct vssdoc_error *error)
{
    struct plain plain = {each, context};
    const struct vssdoc_jobs jobs = {.n = 1, .each = plain_each, .context = &plain};
    struct vsd_merge merge = merge_of(options, &jobs, error);
    const struct vsd_unit unit = {
        .kind = VSD_UNIT_BYTES, .operand = name, .bytes = bytes, .size = size};
    return vsd_merge_end(&merge, read_unit(&merge, &unit));
}

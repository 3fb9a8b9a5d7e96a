/* Two captures, compared both ways and each with itself, in every format. */
#include "gather.h"

#include "sink.h"

static void write_all(const struct vssdoc_differences *differences, uint64_t choice)
{
    static const char *const formats[] = {"text", "json", "ndjson", "markdown"};
    struct vssdoc_error error;
    struct fuzz_sink sink;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        const struct vssdoc_differences_options how = {
            .format = formats[i], .verbose = choice % 2 == 0, .width = choice % 3 == 0 ? 60 : 0};
        fuzz_sink_begin(&sink, formats[i], false);
        fuzz_check(vssdoc_differences_write(differences, &how, fuzz_sink_write, &sink, &error) ==
                       VSSDOC_OK,
                   "differences can be written");
        fuzz_sink_end(&sink);
    }
    const struct vssdoc_report_options report = {.format = "xml", .of = "differences"};
    struct vssdoc_report *out;
    fuzz_check(vssdoc_report_begin(&report, fuzz_discard, NULL, &out, &error) == VSSDOC_OK &&
                   vssdoc_report_differences(out, differences, &error) == VSSDOC_OK &&
                   vssdoc_report_end(out, &error) == VSSDOC_OK,
               "differences can be reported");
}

static struct vssdoc_differences *compare(const struct vssdoc_capture *a,
                                          const struct vssdoc_capture *b, uint64_t choice)
{
    static const char *const map[] = {"machine:A=BB", "volume:C=D", NULL};
    static const char *const ignore[] = {"field:component.caption", "path:C:\\*\\*", NULL};
    const struct vssdoc_diff_side sides[2] = {
        {.source = "a", .captures = &a, .n_captures = a != NULL ? 1 : 0},
        {.source = "b", .captures = &b, .n_captures = b != NULL ? 1 : 0},
    };
    const struct vssdoc_diff_options options = {
        .include = choice % 4 == 0 ? ~0u : 0,
        .keep_hidden = choice % 2 == 0,
        .map = choice % 8 == 1 ? map : NULL,
        .ignore = choice % 8 == 3 ? ignore : NULL,
        .rename_limit = choice % 16 == 5 ? 2 : 0,
    };
    struct vssdoc_differences *differences;
    struct vssdoc_error error;
    enum vssdoc_status status = vssdoc_diff(&sides[0], &sides[1], &options, &differences, &error);
    fuzz_check(status == VSSDOC_OK || error.message[0] != '\0', "a refusal has a message");
    if (status != VSSDOC_OK)
        return NULL;
    for (size_t i = 0; i < differences->n_changes; i++) {
        const struct vssdoc_change *change = &differences->changes[i];
        fuzz_check(change->rule != NULL && change->id != NULL && change->message != NULL &&
                       change->message[0] != '\0',
                   "a change has a rule and a message");
    }
    return differences;
}

static void with_itself(const struct vssdoc_capture *capture)
{
    struct vssdoc_differences *none = capture != NULL ? compare(capture, capture, 2) : NULL;
    if (none == NULL)
        return;
    fuzz_check(none->n_changes == 0, "nothing differs from itself");
    for (size_t i = 0; i < VSSDOC_NOISES; i++)
        fuzz_check(none->hidden[i] == 0, "nothing differs from itself, not even in noise");
    vssdoc_differences_free(none);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_half halves[2];
    fuzz_halves(data, size, halves);
    struct vssdoc_capture *a = fuzz_capture("a", halves[0].data, halves[0].size, NULL);
    struct vssdoc_capture *b = fuzz_capture("b", halves[1].data, halves[1].size, NULL);
    struct vssdoc_differences *steps[2] = {compare(a, b, size), compare(b, a, size)};
    with_itself(a);
    with_itself(b);
    for (size_t i = 0; i < 2; i++)
        if (steps[i] != NULL)
            write_all(steps[i], size + i);
    if (steps[0] != NULL && steps[1] != NULL) {
        const struct vssdoc_differences_options how = {.format = size % 2 == 0 ? "json" : "text"};
        const struct vssdoc_differences_options report = {.format = "xml"};
        struct vssdoc_history *history;
        struct vssdoc_error error;
        struct fuzz_sink sink;
        fuzz_check(vssdoc_history((const struct vssdoc_differences *const *)steps, 2, &history,
                                  &error) == VSSDOC_OK,
                   "comparisons make a history");
        fuzz_sink_begin(&sink, how.format, false);
        fuzz_check(vssdoc_history_write(history, &how, fuzz_sink_write, &sink, &error) == VSSDOC_OK,
                   "a history can be written");
        fuzz_sink_end(&sink);
        fuzz_check(vssdoc_history_write(history, &report, fuzz_discard, NULL, &error) == VSSDOC_OK,
                   "a history can be reported");
        vssdoc_history_free(history);
    }
    vssdoc_differences_free(steps[0]);
    vssdoc_differences_free(steps[1]);
    vssdoc_capture_free(a);
    vssdoc_capture_free(b);
    return 0;
}

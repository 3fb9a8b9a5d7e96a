/* A text as everything that one value can be: a GUID, an option string, ranges, a path, a pattern, a
 * date, base64, an address, an option; behind a question mark a word to explain. */
#include "gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/binary.h"
#include "base/winpath.h"
#include "model/environment.h"
#include "model/option_string.h"
#include "model/ranges.h"
#include "reader/fragment.h"
#include "sink.h"

static const char document[] =
    "<WRITER_METADATA xmlns=\"x-schema:#VssWriterMetadataInfo\" version=\"1.2\">"
    "<IDENTIFICATION writerId=\"5a2cd6a6-3e67-4f6d-9a35-6d0cbf2a1e80\" friendlyName=\"W\"/>"
    "<BACKUP_LOCATIONS><FILE_GROUP logicalPath=\"l\" componentName=\"c\" selectable=\"yes\">"
    "<FILE_LIST path=\"%SystemRoot%\\a\" filespec=\"*.x\"/></FILE_GROUP>"
    "</BACKUP_LOCATIONS></WRITER_METADATA>";

static struct vssdoc_capture *capture;

static void let_go(void)
{
    vssdoc_capture_free(capture);
}

static void as_guid(const char *text)
{
    struct vssdoc_guid guid, again;
    char out[37];
    if (!vssdoc_guid_parse(text, &guid))
        return;
    vssdoc_guid_format(&guid, out);
    fuzz_check(vssdoc_guid_parse(out, &again) && vssdoc_guid_equal(&guid, &again),
               "a GUID comes back");
}

static void as_path(struct vsd_arena *arena, const char *text, const char *other)
{
    static const char *const defines[] = {"a=b", "SystemRoot=%a%", NULL};
    const struct vsd_environment environment = {defines};
    struct vsd_expanded expanded;
    char *clean = vsd_arena_alloc(arena, strlen(text) + 1);
    char *cleaner = vsd_arena_alloc(arena, strlen(text) + 1);
    (void)vsd_winpath_kind(text);
    (void)vsd_winpath_drive(text, NULL);
    fuzz_check(vsd_winpath_equal(text, text), "a path is equal to itself");
    fuzz_check(vsd_winpath_within(text, text), "a path lies in itself");
    fuzz_check(vsd_winpath_equal(text, other) == vsd_winpath_equal(other, text),
               "equality goes both ways");
    if (clean != NULL && cleaner != NULL) {
        vsd_winpath_clean(text, clean);
        vsd_winpath_clean(clean, cleaner);
        fuzz_check(strcmp(clean, cleaner) == 0, "a clean path stays as it is");
        fuzz_check(vsd_winpath_is_clean(clean), "a path that was made clean is clean");
    }
    for (size_t length = strlen(text), above; length > 0; length = above) {
        above = vsd_winpath_parent(text, length);
        fuzz_check(above < length, "a parent is shorter");
    }
    (void)vsd_expand(&environment, arena, text, &expanded);
}

static void as_patterns(const char *a, const char *b)
{
    bool covers = vsd_filespec_covers(a, b), matches = vsd_filespec_matches(a, b);
    fuzz_check(vsd_filespec_overlaps(a, b) == vsd_filespec_overlaps(b, a),
               "overlapping goes both ways");
    if (covers && !vsd_has_wildcard(b) && *b != '\0')
        fuzz_check(matches, "a pattern that covers a name matches it");
}

static void as_value(struct vsd_arena *arena, const char *text)
{
    struct vsd_option_string options;
    struct vsd_ranges ranges;
    struct vsd_ranges_order order;
    struct vssdoc_binary binary;
    unsigned char *bytes;
    size_t n;
    if (vsd_option_string_parse(arena, text, &options))
        fuzz_check(options.problem == NULL || options.at <= strlen(text),
                   "what is wrong stands in the text");
    if (vsd_ranges_parse(arena, text, &ranges)) {
        fuzz_check(ranges.problem == NULL || ranges.at <= strlen(text),
                   "what is wrong stands in the text");
        if (ranges.kind == VSD_RANGES_LIST)
            (void)vsd_ranges_look(arena, &ranges, &order);
    }
    (void)vsd_binary_decode(arena, text, &binary);
    if (vsd_base64_decode(text, &bytes, &n))
        free(bytes);
    (void)vsd_fragment_kind(text, "", 50);
}

/* What people type. */
static void as_option(const char *text)
{
    const char *const list[] = {text, NULL};
    const struct vssdoc_select_options select[] = {
        {.backup_type = VSSDOC_ABSENT, .volumes = list},
        {.backup_type = VSSDOC_ABSENT, .mounts = list, .devices = list},
        {.backup_type = VSSDOC_ABSENT, .defines = list},
        {.backup_type = VSSDOC_ABSENT, .include = list},
        {.backup_type = VSSDOC_ABSENT, .exclude = list},
    };
    struct vssdoc_error error;
    for (size_t i = 0; i < sizeof select / sizeof select[0]; i++) {
        struct vssdoc_selection *selection;
        enum vssdoc_status status = vssdoc_select(capture, &select[i], &selection, &error);
        fuzz_check(status == VSSDOC_OK || error.message[0] != '\0', "a refusal has a message");
        if (status == VSSDOC_OK)
            vssdoc_selection_free(selection);
    }
    struct vssdoc_why *why;
    if (vssdoc_why(capture, &select[2], text, &why, &error) == VSSDOC_OK)
        vssdoc_why_free(why);
    const struct vssdoc_graph_options around = {.around = text, .hops = 1};
    struct vssdoc_graph *graph;
    if (vssdoc_graph(capture, &around, &graph, &error) == VSSDOC_OK)
        vssdoc_graph_free(graph);
    const struct vssdoc_diff_side side = {
        .source = "a", .captures = (const struct vssdoc_capture *const *)&capture, .n_captures = 1};
    const struct vssdoc_diff_options diff[] = {{.map = list}, {.ignore = list}};
    for (size_t i = 0; i < 2; i++) {
        struct vssdoc_differences *differences;
        if (vssdoc_diff(&side, &side, &diff[i], &differences, &error) == VSSDOC_OK)
            vssdoc_differences_free(differences);
    }
}

static void explain(const char *text)
{
    static const char *const formats[] = {"text", "json"};
    struct vssdoc_error error;
    struct fuzz_sink sink;
    for (size_t i = 0; i < 2; i++) {
        const struct vssdoc_explain_options how = {.format = formats[i]};
        fuzz_sink_begin(&sink, formats[i], false);
        enum vssdoc_status status = vssdoc_explain(text, &how, fuzz_sink_write, &sink, &error);
        fuzz_check(status == VSSDOC_OK || error.message[0] != '\0', "a refusal has a message");
        if (status == VSSDOC_OK)
            fuzz_sink_end(&sink);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vsd_arena arena = {0};
    struct vssdoc_redaction *redaction;
    if (capture == NULL) {
        capture = fuzz_capture("w.xml", document, strlen(document), NULL);
        fuzz_check(capture != NULL, "the document is a capture");
        (void)atexit(let_go);
    }
    if (size > 4096)
        return 0;
    char *text = vsd_arena_copy(&arena, (const char *)data, size);
    char *cut = text != NULL ? strchr(text, '\n') : NULL; /* a second text behind a line's end */
    const char *other = cut != NULL ? cut + 1 : "a.b";
    if (cut != NULL)
        *cut = '\0';
    if (text != NULL) {
        as_guid(text);
        as_path(&arena, text, other);
        as_patterns(text, other);
        as_value(&arena, text);
        as_option(text);
        if (*text == '?') /* it looks through all tables: not for each */
            explain(text + 1);
        if (vssdoc_redaction_new(&redaction, NULL) == VSSDOC_OK) {
            fuzz_check(vssdoc_redaction_path(redaction, text) != NULL, "a path can be shown");
            vssdoc_redaction_free(redaction);
        }
    }
    vsd_arena_free(&arena);
    return 0;
}

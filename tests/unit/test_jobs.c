/* Captures that are read side by side are handed out as if they had been read one after the other. */
#include "cmocka_all.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "fixture.h"

#define CLASS "aaaaaaaa-0000-0000-0000-000000000000"
#define INSTANCE "00000001-0000-0000-0000-000000000000"

enum { CAPTURES = 60 };

/* Captures, empty folders, files that are none, one that cannot be read, folders in folders. */
static int make_tree(void **state)
{
    int failed = enter_folder(state);
    for (int i = 0; i < CAPTURES; i++) {
        write_text(text("fleet/rack%d/host%d/w.xml", i % 7, i),
                   wmd(CLASS, INSTANCE, text("writer of %d", i), ""));
        if (i % 5 == 0)
            write_text(text("fleet/rack%d/readme%d.txt", i % 7, i), "nothing");
        if (i % 9 == 0)
            write_text(text("fleet/rack%d/host%d/broken.xml", i % 7, i), "<WRITER_METADATA");
    }
    make_folder("fleet/rack3/empty");
    const char *a = wmd(CLASS, INSTANCE, "a", "");
    const struct member members[] = {{"one/w.xml", a, strlen(a)}, {"two/w.xml", a, strlen(a)}};
    struct bytes zip = make_archive("zip", members, 2);
    write_file("fleet/rack4/two.zip", zip.data, zip.size);
    write_file("two.zip", zip.data, zip.size);
    bytes_free(&zip);
    write_text("alone/deeper/w.xml", a);
    make_folder("alone/empty");
    write_text("only/deeper/w.xml", a);
    make_folder("nothing/at/all");
    write_text("file.xml", a);
    return failed;
}

/* A line about everything that is told. */
struct told {
    char lines[64 * 1024];
    size_t n, stop_after, captures;
    bool until_worked; /* each takes as long as another thread needs to work on a capture */
    atomic_int worked, handed, dropped, telling;
};

static void tell(struct told *told, const char *kind, const char *what)
{
    assert_int_equal(atomic_fetch_add(&told->telling, 1), 0); /* one thread at a time */
    told->n += (size_t)snprintf(told->lines + told->n, sizeof told->lines - told->n, "%s %s\n", kind,
                                what);
    assert_true(told->n < sizeof told->lines);
    atomic_fetch_sub(&told->telling, 1);
}

static void wait_for_work(struct told *told)
{
    const struct timespec millisecond = {.tv_nsec = 1000000};
    for (int i = 0; i < 60000 && atomic_load(&told->worked) == 0; i++)
        (void)nanosleep(&millisecond, NULL);
    assert_true(atomic_load(&told->worked) > 0);
}

static void *work(void *context, const struct vssdoc_capture *capture)
{
    struct told *told = context;
    atomic_fetch_add(&told->worked, 1);
    return strdup(capture->source); /* the name is known */
}

static bool each(void *context, struct vssdoc_capture *capture, void *result)
{
    struct told *told = context;
    tell(told, "capture", capture->source);
    for (size_t i = 0; i < capture->n_documents; i++)
        tell(told, "  document", capture->documents[i]->path);
    if (result != NULL) {
        assert_string_equal(result, capture->source);
        atomic_fetch_add(&told->handed, 1);
    }
    free(result);
    vssdoc_capture_free(capture);
    if (told->until_worked)
        wait_for_work(told);
    return ++told->captures != told->stop_after;
}

static void drop(void *context, void *result)
{
    struct told *told = context;
    atomic_fetch_add(&told->dropped, 1);
    free(result);
}

static void on_problem(void *context, const struct vssdoc_error *problem)
{
    tell(context, "problem", problem->source);
}

static void on_verbose(void *context, const char *source, const char *message)
{
    (void)message;
    tell(context, "passed over", source);
}

static enum vssdoc_status read_with(unsigned n, struct told *told)
{
    static const char *const operands[] = {"fleet", "alone", "file.xml", "absent", "nothing",
                                           "two.zip", "fleet/rack1/host1"};
    const struct vssdoc_read_options options = {
        .problem = on_problem, .verbose = on_verbose, .context = told};
    const struct vssdoc_jobs jobs = {
        .n = n, .work = work, .each = each, .drop = drop, .context = told};
    return vssdoc_read_jobs(operands, sizeof operands / sizeof *operands, &options, &jobs, NULL);
}

static struct told expected, told;

/* Everything is told in the same order, whatever the number of threads. */
static void order_does_not_depend_on_threads(void **state)
{
    (void)state;
    memset(&expected, 0, sizeof expected);
    assert_int_equal(read_with(1, &expected), VSSDOC_CANNOT_READ);
    assert_int_equal(expected.worked, 0);
    assert_int_equal(expected.captures, CAPTURES + 2 + 1 + 1 + 2 + 1);
    assert_non_null(strstr(expected.lines, "capture fleet/rack4/two.zip/two\n"));
    assert_non_null(strstr(expected.lines, "capture alone\n  document deeper/w.xml\n"));
    assert_non_null(strstr(expected.lines, "problem absent\nproblem nothing\n"));
    for (unsigned n = 2; n <= 9; n++) {
        memset(&told, 0, sizeof told);
        told.until_worked = true;
        assert_int_equal(read_with(n, &told), VSSDOC_CANNOT_READ);
        assert_string_equal(told.lines, expected.lines);
        assert_int_equal(told.worked, told.handed);
        assert_int_equal(told.dropped, 0);
    }
}

/* A capture that is the only one of its operand is worked on ahead of its turn, too. */
static void only_captures_are_worked_on(void **state)
{
    (void)state;
    static const char *const ahead[] = {"file.xml", "fleet/rack1/host8", "only"};
    for (size_t i = 0; i < sizeof ahead / sizeof *ahead; i++) {
        const char *const operands[] = {"fleet/rack1/host1", ahead[i]};
        memset(&told, 0, sizeof told);
        told.until_worked = true;
        const struct vssdoc_jobs jobs = {
            .n = 2, .work = work, .each = each, .drop = drop, .context = &told};
        assert_int_equal(vssdoc_read_jobs(operands, 2, NULL, &jobs, NULL), VSSDOC_OK);
        assert_int_equal(told.captures, 2);
        assert_int_equal(told.handed, 1);
    }
}

/* Whoever has seen enough ends the reading, and nothing is lost of what was ahead. */
static void reading_stops(void **state)
{
    (void)state;
    for (size_t stop_after = 1; stop_after < 20; stop_after += 3) {
        memset(&told, 0, sizeof told);
        told.stop_after = stop_after;
        assert_int_equal(read_with(4, &told), VSSDOC_STOPPED);
        assert_int_equal(told.captures, stop_after);
        assert_int_equal(told.worked, told.handed + told.dropped);
    }
}

/* ---- how far it is ---- */

struct journey {
    struct vssdoc_progress last;
    bool under_way; /* a part of the document was read, but not all */
    bool backwards;
};

static void on_progress(void *context, const struct vssdoc_progress *now)
{
    struct journey *journey = context;
    journey->backwards = journey->backwards || now->bytes < journey->last.bytes ||
                         now->documents < journey->last.documents;
    journey->under_way = journey->under_way || (now->documents == 0 && now->bytes > 0);
    journey->last = *now;
}

static bool pass(void *context, struct vssdoc_capture *capture, void *result)
{
    (void)context, (void)result;
    vssdoc_capture_free(capture);
    return true;
}

/* A single long document is told of while it is read, and its bytes count once. */
static void progress_inside_a_document(void **state)
{
    (void)state;
    static const enum vssdoc_encoding encodings[] = {VSSDOC_UTF_8, VSSDOC_UTF_16LE};
    static char comment[12000];
    memset(comment, ' ', sizeof comment - 1);
    const char *utf_8 = wmd(CLASS, INSTANCE, "a", text("<!--%s-->", comment));
    for (size_t i = 0; i < 2; i++) {
        struct bytes bytes = {0};
        struct journey journey = {0};
        bytes_add_text(&bytes, utf_8, encodings[i]);
        write_file("long.xml", bytes.data, bytes.size);
        const char *const operand = "long.xml";
        const struct vssdoc_read_options options = {.progress = on_progress, .context = &journey};
        const struct vssdoc_jobs jobs = {.n = 1, .each = pass};
        assert_int_equal(vssdoc_read_jobs(&operand, 1, &options, &jobs, NULL), VSSDOC_OK);
        assert_true(journey.under_way);
        assert_false(journey.backwards);
        assert_int_equal(journey.last.captures, 1);
        assert_int_equal(journey.last.documents, 1);
        assert_int_equal(journey.last.bytes, bytes.size);
        bytes_free(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_does_not_depend_on_threads),
        cmocka_unit_test(only_captures_are_worked_on),
        cmocka_unit_test(reading_stops),
        cmocka_unit_test(progress_inside_a_document),
    };
    return cmocka_run_group_tests(tests, make_tree, leave_folder);
}

/* Running out of memory: every allocation, those inside libxml2, libarchive and the C library
 * included, is made to fail once. The outcome is VSSDOC_NO_MEMORY or what it would have been
 * anyway, and nothing leaks. */
#include "cmocka_all.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <libxml/xmlerror.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ ||                                 \
    __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||                         \
    __has_feature(thread_sanitizer)
#define OTHERS_ALLOCATE /* the sanitizer's own functions must stay in place */
#endif

/* ---- the allocator ---- */

static struct {
    bool counting;
    size_t n_calls, fail_at; /* fail_at 0: never */
    long live;
} memory;

#ifndef OTHERS_ALLOCATE

static void *(*real_malloc)(size_t size);
static void *(*real_calloc)(size_t n, size_t size);
static void *(*real_realloc)(void *old, size_t size);
static void (*real_free)(void *old);

/* What the C library asks for while it looks for its own functions. */
static union {
    max_align_t align;
    char bytes[16 * 1024];
} early;
static size_t early_used;

static bool is_early(const void *pointer)
{
    const char *p = pointer;
    return p >= early.bytes && p < early.bytes + sizeof early.bytes;
}

static void find(void *function, size_t size, const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (found == NULL)
        abort();
    memcpy(function, &found, size);
}

/* False while the functions are still being looked for. */
static bool ready(void)
{
    static enum { NOT_YET, LOOKING, FOUND } stage;
    if (stage == NOT_YET) {
        stage = LOOKING;
        find(&real_calloc, sizeof real_calloc, "calloc");
        find(&real_realloc, sizeof real_realloc, "realloc");
        find(&real_free, sizeof real_free, "free");
        find(&real_malloc, sizeof real_malloc, "malloc");
        stage = FOUND;
    }
    return stage == FOUND;
}

static void *take_early(size_t size)
{
    size_t at = (early_used + 15) / 16 * 16;
    if (size > sizeof early.bytes - at)
        abort();
    early_used = at + size;
    return early.bytes + at;
}

/* True when this one is to fail. */
static bool fails(void)
{
    if (!memory.counting || ++memory.n_calls != memory.fail_at)
        return false;
    errno = ENOMEM;
    return true;
}

static void *lives(void *pointer)
{
    memory.live += pointer != NULL;
    return pointer;
}

#define EXPORT __attribute__((visibility("default")))

EXPORT void *malloc(size_t size)
{
    if (!ready())
        return take_early(size);
    return fails() ? NULL : lives(real_malloc(size));
}

EXPORT void *calloc(size_t n, size_t size)
{
    if (!ready())
        return take_early(n * size);
    return fails() ? NULL : lives(real_calloc(n, size));
}

EXPORT void *realloc(void *old, size_t size)
{
    if (!ready() || is_early(old))
        abort();
    if (fails())
        return NULL;
    void *pointer = real_realloc(old, size);
    if (old == NULL)
        (void)lives(pointer);
    return pointer;
}

EXPORT void free(void *old)
{
    if (old == NULL || is_early(old) || !ready())
        return;
    memory.live--;
    real_free(old);
}

#endif

/* ---- one run: read, and write an overview of every capture ---- */

enum source { FROM_MEMORY, FROM_PATH };

static struct run {
    enum source source;
    const char *name;
    struct bytes bytes;
    const char *format;
    /* what came of it */
    char output[512 * 1024];
    size_t n;
    bool no_memory, other_trouble;
    char trouble[600];
    struct vssdoc_inspection *inspection;
} run;

/* Whether an error of libarchive names its reason. */
static bool tells_of_memory(const char *message)
{
    return strstr(message, "emory") != NULL || strstr(message, "allocate") != NULL ||
           strstr(message, "Unrecognized") != NULL; /* since a format could not be set up */
}

/* An archive that libarchive has no memory for is that archive's failure: a limit. */
static void note(enum vssdoc_status status, const struct vssdoc_error *error)
{
    bool no_memory = status == VSSDOC_NO_MEMORY ||
                     (status == VSSDOC_LIMIT && tells_of_memory(error->message));
    run.no_memory = run.no_memory || no_memory;
    if (status == VSSDOC_OK || no_memory || run.other_trouble)
        return;
    run.other_trouble = true;
    (void)snprintf(run.trouble, sizeof run.trouble, "status %d: %s", (int)status, error->message);
}

static bool keep_output(void *context, const char *bytes, size_t size)
{
    (void)context;
    if (size > sizeof run.output - run.n)
        return false;
    memcpy(run.output + run.n, bytes, size);
    run.n += size;
    return true;
}

static bool inspect(void *context, struct vssdoc_capture *capture)
{
    struct vssdoc_error error = {0};
    (void)context;
    enum vssdoc_status status = vssdoc_inspection_add(run.inspection, capture, &error);
    note(status, &error);
    vssdoc_capture_free(capture);
    return status == VSSDOC_OK;
}

static void keep_problem(void *context, const struct vssdoc_error *error)
{
    (void)context;
    note(error->status, error);
}

static void run_once(size_t fail_at)
{
    const struct vssdoc_inspect_options options = {
        .format = run.format,
        .files = true,
        .verbose = true,
        .stats = strcmp(run.format, "text") == 0};
    const struct vssdoc_read_options reading = {.problem = keep_problem};
    struct vssdoc_error error = {0};
    run.n = 0;
    run.no_memory = false;
    run.other_trouble = false;
    memory.n_calls = 0;
    memory.fail_at = fail_at;
    memory.counting = true;
    enum vssdoc_status status =
        vssdoc_inspection_begin(&options, keep_output, NULL, &run.inspection, &error);
    note(status, &error);
    if (status == VSSDOC_OK) {
        status = run.source == FROM_MEMORY
                     ? vssdoc_read_memory(run.name, run.bytes.data, run.bytes.size, &reading,
                                          inspect, NULL, &error)
                     : vssdoc_read(&run.name, 1, &reading, inspect, NULL, &error);
        note(status == VSSDOC_STOPPED ? VSSDOC_OK : status, &error);
        note(vssdoc_inspection_end(run.inspection, &error), &error);
    }
    memory.counting = false;
    xmlResetLastError(); /* libxml2 keeps its last error until the next one */
}

/* ---- every allocation fails once ---- */

struct outcome {
    bool no_memory, same, other_trouble, noisy, ended;
    long leaks;
    char trouble[200];
};

/* So many pieces are lost when libxml2 (2.9, at least) cannot make the parser's input: its buffer.
 */
enum { FORGOTTEN = 3 };

static char expected[sizeof run.output];
static size_t n_expected;

static struct outcome run_failing(size_t fail_at)
{
    int before = dup(STDERR_FILENO), log = open("stderr", O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(before >= 0 && log >= 0 && dup2(log, STDERR_FILENO) >= 0);
    long live = memory.live;
    run_once(fail_at);
    struct outcome outcome = {
        .no_memory = run.no_memory,
        .other_trouble = run.other_trouble,
        .same = run.n == n_expected && memcmp(run.output, expected, n_expected) == 0,
        .leaks = memory.live - live,
        .noisy = lseek(log, 0, SEEK_END) > 0, /* where a library has no business */
    };
    assert_true(dup2(before, STDERR_FILENO) >= 0);
    (void)close(before);
    (void)close(log);
    if (run.other_trouble)
        (void)snprintf(outcome.trouble, sizeof outcome.trouble, "%.199s", run.trouble);
    return outcome;
}

/* The same in a process of its own: libarchive calls exit() when a string cannot grow, and crashes
 * when what it opens with is missing. It leaks, too. */
static struct outcome run_failing_apart(size_t fail_at)
{
    struct outcome outcome;
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    (void)fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)signal(SIGSEGV, SIG_DFL); /* cmocka would go on with the tests here */
        (void)signal(SIGBUS, SIG_DFL);
        (void)signal(SIGABRT, SIG_DFL);
        outcome = run_failing(fail_at);
        _exit(write(ends[1], &outcome, sizeof outcome) != (ssize_t)sizeof outcome);
    }
    (void)close(ends[1]);
    if (read(ends[0], &outcome, sizeof outcome) != (ssize_t)sizeof outcome)
        outcome = (struct outcome){.ended = true};
    (void)close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return outcome;
}

static void fail_every_allocation(enum source source, const char *name, const char *format,
                                  bool apart)
{
    size_t n_survived = 0, n_wrong = 0, n_leaks = 0, n_noisy = 0, n_ended = 0;
    run.source = source;
    run.name = name;
    run.format = format;
    run_once(0);
    run_once(0); /* what is set up once for good is set up now */
    size_t n_calls = memory.n_calls;
    CHECK(!run.no_memory && !run.other_trouble, "undisturbed: %s", run.trouble);
    assert_in_range(run.n, 1, sizeof expected);
    n_expected = run.n;
    memcpy(expected, run.output, n_expected);
    for (size_t i = 1; i <= n_calls; i++) {
        struct outcome o = apart ? run_failing_apart(i) : run_failing(i);
        n_ended += o.ended;
        if (o.ended)
            continue;
        bool untold = apart && o.other_trouble && !tells_of_memory(o.trouble);
        bool wrong = !untold && (o.other_trouble || (!o.no_memory && !o.same));
        bool leaks = !apart && o.leaks > 0 && o.leaks != FORGOTTEN;
        n_survived += !wrong && !o.no_memory;
        n_wrong += wrong;
        n_leaks += leaks;
        n_noisy += o.noisy;
        if (wrong || leaks)
            print_error("allocation %zu of %zu: %s, %ld pieces leak\n", i, n_calls,
                        o.other_trouble ? o.trouble
                        : o.no_memory   ? "no memory"
                        : o.same        ? "success"
                                        : "success with other output",
                        o.leaks);
    }
    print_message("%s as %s: %zu allocations; when one of %zu fails all is well, of %zu the "
                  "outcome is wrong, of %zu something leaks, of %zu something is printed, of %zu "
                  "libarchive ends the process\n",
                  name, format, n_calls, n_survived, n_wrong, n_leaks, n_noisy, n_ended);
    assert_int_equal(n_wrong, 0);
    assert_int_equal(n_leaks, 0);
    assert_int_equal(n_noisy, 0);
    assert_true(n_survived < n_calls);
    run_once(0);
    assert_int_equal(run.n, n_expected);
    assert_memory_equal(run.output, expected, n_expected);
}

static void read_document(const char *path)
{
    static const char *const formats[] = {"text", "json", "ndjson"};
    run.bytes = read_corpus(path);
    for (size_t i = 0; i < LENGTH(formats); i++)
        fail_every_allocation(FROM_MEMORY, path, formats[i], false);
    bytes_free(&run.bytes);
}

/* Reading a WMD from memory and writing it in every format. */
static void a_wmd(void **state)
{
    (void)state;
    read_document("made/domain-controller-frs/wmd-ntds.xml");
}

/* Reading a BCD with lists of every kind, inferred names and what is kept as it is. */
static void a_bcd(void **state)
{
    (void)state;
    read_document("made/after-restore/bcd-after-restore.xml");
    read_document("made/encodings/comments-and-instructions.xml");
}

/* Reading a manifest, which is UTF-16. */
static void a_manifest(void **state)
{
    (void)state;
    read_document("made/many/2024-05-01/Manifest.xml");
}

/* Reading a document whose declared encoding another library decodes. */
static void a_declared_encoding(void **state)
{
    (void)state;
    read_document("made/encodings/iso-8859-1-declared.xml");
}

static bool gather(void *context, const char *bytes, size_t size)
{
    bytes_add(context, bytes, size);
    return true;
}

/* Reading a document as JSON, whose parser gets its memory from us. */
static void a_document_as_json(void **state)
{
    struct result result = {0};
    struct vssdoc_error error;
    struct bytes xml = read_corpus("made/chain/inc2/bcd.xml"), json = {0};
    (void)state;
    read_memory(&result, "bcd.xml", xml.data, xml.size);
    assert_int_equal(vssdoc_document_write_json(result.captures[0]->documents[0], gather, &json,
                                                &error),
                     VSSDOC_OK);
    run.bytes = json;
    fail_every_allocation(FROM_MEMORY, "bcd.json", "json", false);
    result_free(&result);
    bytes_free(&xml);
    bytes_free(&json);
}

static void copy_corpus(const char *from, const char *to)
{
    struct bytes bytes = read_corpus(from);
    write_file(to, bytes.data, bytes.size);
    bytes_free(&bytes);
}

/* Reading a folder with a capture and more below it. */
static void a_folder(void **state)
{
    (void)state;
    copy_corpus("made/chain/full/bcd.xml", "folder/one/bcd.xml");
    copy_corpus("made/chain/full/halyard.xml", "folder/one/halyard.xml");
    copy_corpus("made/chain/inc1/bcd.xml", "folder/two/bcd.xml");
    copy_corpus("made/chain/inc2/bcd.xml", "folder/two/again.xml");
    write_text("folder/two/notes.txt", "no XML");
    fail_every_allocation(FROM_PATH, "folder", "json", false);
    fail_every_allocation(FROM_PATH, "folder", "text", false);
}

static void read_archive(const char *format)
{
    static const char *const paths[] = {"made/chain/full/bcd.xml", "made/chain/full/halyard.xml"};
    struct member members[LENGTH(paths)];
    struct bytes documents[LENGTH(paths)];
    for (size_t i = 0; i < LENGTH(paths); i++) {
        documents[i] = read_corpus(paths[i]);
        members[i] = (struct member){paths[i], documents[i].data, documents[i].size};
    }
    struct bytes archive = make_archive(format, members, LENGTH(members));
    write_file("archive", archive.data, archive.size);
    fail_every_allocation(FROM_PATH, "archive", "json", true);
    bytes_free(&archive);
    for (size_t i = 0; i < LENGTH(paths); i++)
        bytes_free(&documents[i]);
}

/* Reading a zip from a file. */
static void a_zip(void **state)
{
    (void)state;
    read_archive("zip");
}

/* Reading a compressed tar from a file. */
static void a_tar_gz(void **state)
{
    (void)state;
    read_archive("gzip");
}

/* Reading a listing, which is several documents in one file. */
static void a_listing(void **state)
{
    (void)state;
    struct bytes one = read_corpus("made/chain/full/halyard.xml");
    write_text("wm3.txt", text("--[Writer 0]--\n%.*s\n--[Writer 1]--\n%.*s\n", (int)one.size,
                               (const char *)one.data, (int)one.size, (const char *)one.data));
    bytes_free(&one);
    fail_every_allocation(FROM_PATH, "wm3.txt", "json", false);
}

/* Whether allocations come here at all: valgrind puts its own functions in front. */
static bool is_ours(void)
{
    void *(*volatile allocate)(size_t size) = malloc; /* not what a compiler knows of it */
    memory.n_calls = 0;
    memory.counting = true;
    void *pointer = allocate(1);
    memory.counting = false;
    free(pointer);
    return memory.n_calls == 1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wmd),      cmocka_unit_test(a_bcd),
        cmocka_unit_test(a_manifest), cmocka_unit_test(a_declared_encoding),
        cmocka_unit_test(a_document_as_json),
        cmocka_unit_test(a_folder),   cmocka_unit_test(a_zip),
        cmocka_unit_test(a_tar_gz),   cmocka_unit_test(a_listing),
    };
    if (!is_ours()) {
        print_message("skipped: a sanitizer's or valgrind's allocator cannot be made to fail\n");
        return 77;
    }
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

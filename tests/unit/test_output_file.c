/* A file that appears whole or not at all. */
#include "cmocka_all.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

static void expect_content(const char *path, const char *content)
{
    struct bytes bytes = read_file(path);
    CHECK(bytes.size == strlen(content) && memcmp(bytes.data, content, bytes.size) == 0,
          "%s holds %zu bytes", path, bytes.size);
    bytes_free(&bytes);
}

/* The rights of what stands at a path, -1 when nothing does. */
static int rights(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 ? (int)(status.st_mode & 07777) : -1;
}

static size_t count_entries(const char *path)
{
    DIR *folder = opendir(path);
    size_t n = 0;
    assert_non_null(folder);
    while (readdir(folder) != NULL)
        n++;
    (void)closedir(folder);
    return n - 2;
}

static struct vssdoc_output_file *open_output(const char *path)
{
    struct vssdoc_output_file *file = NULL;
    struct vssdoc_error error = {0};
    CHECK(vssdoc_output_file_open(path, &file, &error) == VSSDOC_OK, "%s: %s", path,
          error.message);
    assert_non_null(file);
    return file;
}

static void write_output(const char *path, const char *content)
{
    struct vssdoc_output_file *file = open_output(path);
    assert_true(vssdoc_output_file_write(file, content, strlen(content)));
    assert_int_equal(vssdoc_output_file_commit(file, NULL), VSSDOC_OK);
}

/* Until it is committed a new file is not there and an old one is what it was; after that it is all
 * there, with nothing beside it. */
static void appears_whole(void **state)
{
    (void)state;
    for (int old = 0; old <= 1; old++) {
        make_folder("whole");
        if (old)
            write_text("whole/file", "old");
        struct vssdoc_output_file *file = open_output("whole/file");
        for (int i = 0; i < 100 * 1000; i++)
            assert_true(vssdoc_output_file_write(file, "0123456789", 10));
        if (old)
            expect_content("whole/file", "old");
        else
            assert_int_equal(rights("whole/file"), -1);
        assert_int_equal(vssdoc_output_file_commit(file, NULL), VSSDOC_OK);
        struct bytes bytes = read_file("whole/file");
        assert_int_equal(bytes.size, 1000 * 1000);
        bytes_free(&bytes);
        assert_int_equal(count_entries("whole"), 1);
        assert_int_equal(unlink("whole/file"), 0);
    }
}

/* A file that is discarded leaves no trace, and an old one as it was. */
static void discards_without_a_trace(void **state)
{
    (void)state;
    make_folder("discarded");
    struct vssdoc_output_file *file = open_output("discarded/new");
    assert_true(vssdoc_output_file_write(file, "new", 3));
    vssdoc_output_file_discard(file);
    assert_int_equal(count_entries("discarded"), 0);
    write_text("discarded/old", "old");
    file = open_output("discarded/old");
    assert_true(vssdoc_output_file_write(file, "new", 3));
    vssdoc_output_file_discard(file);
    expect_content("discarded/old", "old");
    assert_int_equal(count_entries("discarded"), 1);
    vssdoc_output_file_discard(NULL);
}

/* A new file has the rights that any new file gets, an old one keeps its own. */
static void has_the_right_rights(void **state)
{
    static const mode_t masks[] = {022, 077, 0};
    static const mode_t modes[] = {0600, 0640, 0664, 0755, 0400};
    mode_t before = umask(022);
    (void)state;
    for (size_t i = 0; i < LENGTH(masks); i++) {
        (void)umask(masks[i]);
        write_output("rights", "new");
        CHECK(rights("rights") == (int)(0666 & ~masks[i]), "%o: %o", (unsigned)masks[i],
              (unsigned)rights("rights"));
        CHECK(umask(masks[i]) == masks[i], "the mask changed");
        assert_int_equal(unlink("rights"), 0);
    }
    (void)umask(022);
    for (size_t i = 0; i < LENGTH(modes); i++) {
        write_text("rights", "old");
        assert_int_equal(chmod("rights", modes[i]), 0);
        write_output("rights", "new");
        CHECK(rights("rights") == (int)modes[i], "%o: %o", (unsigned)modes[i],
              (unsigned)rights("rights"));
        expect_content("rights", "new");
        assert_int_equal(unlink("rights"), 0);
    }
    (void)umask(before);
}

/* Through a symbolic link the file that it names is written, and the link stays. */
static void writes_through_links(void **state)
{
    struct stat status;
    (void)state;
    write_text("linked/there/file", "old");
    assert_int_equal(symlink("there/file", "linked/link"), 0);
    write_output("linked/link", "new");
    expect_content("linked/there/file", "new");
    assert_int_equal(lstat("linked/link", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_int_equal(count_entries("linked"), 2);
    assert_int_equal(count_entries("linked/there"), 1);
}

/* That holds as well while the file that the link names is not there yet. */
static void writes_through_links_to_nothing(void **state)
{
    struct stat status;
    (void)state;
    make_folder("dangling/there");
    assert_int_equal(symlink("there/file", "dangling/link"), 0);
    write_output("dangling/link", "new");
    assert_int_equal(lstat("dangling/link", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    expect_content("dangling/there/file", "new");
}

/* Where no file can be, opening fails with a reason and leaves nothing. */
static void fails_where_no_file_can_be(void **state)
{
    static const char *const paths[] = {"failing/none/file", "failing/folder", "failing/file/x"};
    (void)state;
    make_folder("failing/folder");
    write_text("failing/file", "old");
    for (size_t i = 0; i < LENGTH(paths); i++) {
        struct vssdoc_output_file *file = (struct vssdoc_output_file *)1;
        struct vssdoc_error error = {0};
        CHECK(vssdoc_output_file_open(paths[i], &file, &error) == VSSDOC_CANNOT_WRITE, "\"%s\"",
              paths[i]);
        assert_null(file);
        assert_int_equal(error.status, VSSDOC_CANNOT_WRITE);
        assert_int_not_equal(error.sys_errno, 0);
        assert_string_equal(error.source, paths[i]);
        assert_int_equal(vssdoc_output_file_open(paths[i], &file, NULL), VSSDOC_CANNOT_WRITE);
    }
    expect_content("failing/file", "old");
    assert_int_equal(count_entries("failing"), 2);
}

/* When the disk is full the old file stays, and what was written goes. */
static void a_failure_leaves_the_old_file(void **state)
{
    struct rlimit before, small;
    struct vssdoc_error error = {0};
    bool fine = true;
    (void)state;
    write_text("full/file", "old");
    struct vssdoc_output_file *file = open_output("full/file");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 10000;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (int i = 0; i < 10000; i++)
        fine = vssdoc_output_file_write(file, "0123456789", 10) && fine;
    enum vssdoc_status status = vssdoc_output_file_commit(file, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, handler);
    assert_int_equal(status, VSSDOC_CANNOT_WRITE);
    assert_false(fine);
    assert_int_equal(error.status, VSSDOC_CANNOT_WRITE);
    assert_int_not_equal(error.sys_errno, 0);
    expect_content("full/file", "old");
    assert_int_equal(count_entries("full"), 1);
}

/* When the file cannot be moved to its place in the end, nothing stays beside it. */
static void a_failing_move_leaves_nothing(void **state)
{
    struct vssdoc_error error = {0};
    (void)state;
    make_folder("moved");
    struct vssdoc_output_file *file = open_output("moved/file");
    make_folder("moved/file/in the way");
    assert_true(vssdoc_output_file_write(file, "new", 3));
    assert_int_equal(vssdoc_output_file_commit(file, &error), VSSDOC_CANNOT_WRITE);
    assert_int_not_equal(error.sys_errno, 0);
    assert_int_equal(count_entries("moved"), 1);
}

/* A device is written as it is, not replaced; one that is full says so. */
static void writes_to_devices(void **state)
{
    struct stat status;
    struct vssdoc_error error = {0};
    (void)state;
    write_output("/dev/null", "gone");
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
    if (access("/dev/full", W_OK) != 0)
        skip();
    struct vssdoc_output_file *file = open_output("/dev/full");
    (void)vssdoc_output_file_write(file, "new", 3);
    assert_int_equal(vssdoc_output_file_commit(file, &error), VSSDOC_CANNOT_WRITE);
    assert_int_equal(error.sys_errno, ENOSPC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appears_whole),
        cmocka_unit_test(discards_without_a_trace),
        cmocka_unit_test(has_the_right_rights),
        cmocka_unit_test(writes_through_links),
        cmocka_unit_test(writes_through_links_to_nothing),
        cmocka_unit_test(fails_where_no_file_can_be),
        cmocka_unit_test(a_failure_leaves_the_old_file),
        cmocka_unit_test(a_failing_move_leaves_nothing),
        cmocka_unit_test(writes_to_devices),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

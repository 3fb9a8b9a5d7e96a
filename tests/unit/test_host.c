/* What is known of files that nobody met. */
#include "cmocka_all.h"

#include <stdio.h>

#include "fixture.h"
#include "host/host.h"

static bool pass(void *context, const char *path)
{
    (void)context;
    (void)path;
    return true;
}

/* What a mounted volume does not have is not there; of others, and of what could not be read,
 * nothing is known. */
static void knows_what_was_read(void **state)
{
    static const struct {
        const char *path;
        bool known;
    } rows[] = {
        {"C:\\x\\a", true},     {"c:\\X", true},       {"C:\\locked\\a", false},
        {"c:\\LOCKED", false},  {"C:\\lockedx", true}, {"\\\\?\\C:\\locked\\b\\c", false},
        {"\\\\?\\C:\\y", true}, {"D:\\x", false},      {"E:\\x", false},
    };
    static const char *const roots[] = {"C:=here", "E:=nowhere", NULL};
    const struct vssdoc_host_options options = {.roots = roots};
    struct vssdoc_host *host;
    (void)state;
    make_folder("here");
    assert_int_equal(vssdoc_host_new(&options, &host, NULL), VSSDOC_OK);
    assert_int_equal(vssdoc_host_walk(host, pass, NULL, NULL), VSSDOC_OK);
    assert_true(vssdoc_host_knows(host, "C:\\locked\\a", false));
    assert_true(vsd_host_unread(host, "C:\\locked"));
    for (size_t i = 0; i < LENGTH(rows); i++)
        CHECK(vssdoc_host_knows(host, rows[i].path, false) == rows[i].known, "%s", rows[i].path);
    /* of all that is below a folder, the folder that could not be read is a part */
    assert_true(vssdoc_host_knows(host, "C:\\", false));
    assert_false(vssdoc_host_knows(host, "C:\\", true));
    assert_false(vssdoc_host_knows(host, "c:\\LOCKED\\a", true));
    assert_true(vssdoc_host_knows(host, "C:\\x", true));
    for (int i = 0; i < 2000; i++)
        assert_true(vsd_host_unread(host, "C:\\other"));
    assert_false(vssdoc_host_knows(host, "C:\\x", false)); /* too much to tell apart */
    assert_int_equal(vssdoc_host_walk(host, pass, NULL, NULL), VSSDOC_OK);
    assert_true(vssdoc_host_knows(host, "C:\\locked\\a", false));
    vssdoc_host_free(host);
}

/* A listing is taken as all that there is. */
static void a_listing_has_all(void **state)
{
    static const char *const listings[] = {"list.txt", NULL};
    const struct vssdoc_host_options options = {.listings = listings};
    struct vssdoc_host *host;
    (void)state;
    write_text("list.txt", "C:\\a\n");
    assert_int_equal(vssdoc_host_new(&options, &host, NULL), VSSDOC_OK);
    assert_int_equal(vssdoc_host_walk(host, pass, NULL, NULL), VSSDOC_OK);
    assert_true(vssdoc_host_knows(host, "D:\\x", false));
    vssdoc_host_free(host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(knows_what_was_read, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(a_listing_has_all, enter_folder, leave_folder),
    };
    return RUN(tests);
}

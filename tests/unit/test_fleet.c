/* A fleet's database: a capture is there once, whole, and is known again. */
#include "cmocka_all.h"

#include <string.h>

#include "fixture.h"
#include "likeness.h"

static struct vssdoc_fleet *open_for(bool write)
{
    static const char *const operands[] = {"fleet"};
    const struct vssdoc_fleet_options options = {
        .write = write, .operands = operands, .n_operands = 1, .today = "2026-01-31"};
    struct vssdoc_fleet *fleet;
    struct vssdoc_error error;
    CHECK(vssdoc_fleet_open("fleet.db", &options, &fleet, &error) == VSSDOC_OK, "%s", error.message);
    return fleet;
}

static size_t rows(struct vssdoc_fleet *fleet, const char *sql)
{
    const struct vssdoc_fleet_query query = {.sql = sql, .format = "ndjson"};
    struct bytes bytes = {0};
    struct vssdoc_error error;
    size_t n;
    CHECK(vssdoc_fleet_ask(fleet, &query, gather_bytes, &bytes, &n, &error) == VSSDOC_OK, "%s: %s",
          sql, error.message);
    bytes_free(&bytes);
    return n;
}

/* Added twice it is there once; another content of the same source stands beside it. */
static void a_capture_is_there_once(void **state)
{
    struct result result = {.options = {.digests = true}};
    struct vssdoc_error error;
    const char *there;
    (void)state;
    read_one(&result, text("%s/corpus/made/mywriter", getenv("top_srcdir")));
    assert_int_equal(result.n_captures, 1);
    const struct vssdoc_fleet_capture adding = {.capture = result.captures[0]};
    struct vssdoc_fleet *fleet = open_for(true);
    assert_false(vssdoc_fleet_knows(fleet, result.captures[0]));
    assert_int_equal(vssdoc_fleet_add(fleet, &adding, &there, &error), VSSDOC_OK);
    assert_null(there);
    assert_int_equal(vssdoc_fleet_add(fleet, &adding, &there, &error), VSSDOC_OK);
    assert_null(there);
    vssdoc_fleet_close(fleet);
    fleet = open_for(true);
    assert_true(vssdoc_fleet_knows(fleet, result.captures[0]));
    vssdoc_fleet_close(fleet);
    fleet = open_for(false);
    assert_int_equal(rows(fleet, "SELECT * FROM captures"), 1);
    assert_int_equal(rows(fleet, "SELECT * FROM components"),
                     result.captures[0]->writers[0]->n_components);
    assert_int_equal(rows(fleet, "SELECT * FROM file_sets"),
                     result.captures[0]->writers[0]->n_file_sets);
    vssdoc_fleet_close(fleet);
    result_free(&result);
}

/* Whatever writes, opens other files or changes settings is refused, and says so. */
static void a_question_only_reads(void **state)
{
    static const char *const refused[] = {
        "DELETE FROM machines",
        "INSERT INTO folders(path) VALUES('x')",
        "CREATE TABLE t(a)",
        "ATTACH 'other.db' AS o",
        "PRAGMA writable_schema=ON",
        "VACUUM",
        "SELECT load_extension('x')",
        "SELECT 1; SELECT 2",
        "BEGIN",
        "nonsense",
        ""};
    struct vssdoc_fleet *fleet = open_for(false);
    (void)state;
    for (size_t i = 0; i < LENGTH(refused); i++) {
        const struct vssdoc_fleet_query query = {.sql = refused[i]};
        struct bytes bytes = {0};
        struct vssdoc_error error;
        size_t n;
        CHECK(vssdoc_fleet_ask(fleet, &query, gather_bytes, &bytes, &n, &error) ==
                  VSSDOC_BAD_ARGUMENT,
              "%s: was not refused", refused[i]);
        CHECK(error.message[0] != '\0', "%s: no message", refused[i]);
        bytes_free(&bytes);
    }
    assert_int_equal(rows(fleet, "SELECT * FROM captures"), 1);
    vssdoc_fleet_close(fleet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_capture_is_there_once),
        cmocka_unit_test(a_question_only_reads),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

/* Comparisons: what a comparison says seen the other way round, of a thing and itself, and of one
 * difference. */
#include "cmocka_all.h"

#include <string.h>

#include "fixture.h"

#define W "91b6adf5-0df4-4553-81df-1ac0aa0f4147"
#define I "da26b974-a4de-4243-a10f-7e55fefcad91"

static struct vssdoc_differences *compare(const struct vssdoc_capture *a,
                                          const struct vssdoc_capture *b)
{
    const struct vssdoc_diff_side sides[2] = {{.source = "a", .captures = &a, .n_captures = 1},
                                              {.source = "b", .captures = &b, .n_captures = 1}};
    const struct vssdoc_diff_options options = {.include = ~0u};
    struct vssdoc_differences *out;
    struct vssdoc_error error;
    CHECK(vssdoc_diff(&sides[0], &sides[1], &options, &out, &error) == VSSDOC_OK, "%s",
          error.message);
    return out;
}

static size_t count_causes(const struct vssdoc_differences *d, const char *cause)
{
    size_t n = 0;
    for (size_t i = 0; i < d->n_changes; i++)
        n += strcmp(d->changes[i].rule->cause, cause) == 0;
    return n;
}

/* What was added in one direction was removed in the other: each cause is there as often as its
 * opposite. */
static void directions_are_opposite(void **state)
{
    static const char *const pairs[][2] = {
        {"made/chain/full", "made/chain/inc2"},      {"made/chain/inc1", "made/chain/inc2"},
        {"made/many/2024-05-01", "made/many/2024-05-15"}, {"made/orchard", "made/orchard"},
        {"made/after-restore", "made/after-restore"}, {"made/reboot/before", "made/reboot/after"},
    };
    const char *root = getenv("top_srcdir");
    size_t n_changes = 0;
    (void)state;
    assert_non_null(root);
    for (size_t i = 0; i < LENGTH(pairs); i++) {
        struct result old_one = {0}, new_one = {0};
        read_one(&old_one, text("%s/corpus/%s", root, pairs[i][0]));
        read_one(&new_one, text("%s/corpus/%s", root, pairs[i][1]));
        if (old_one.n_captures == 1 && new_one.n_captures == 1) {
            struct vssdoc_differences *there = compare(old_one.captures[0], new_one.captures[0]);
            struct vssdoc_differences *back = compare(new_one.captures[0], old_one.captures[0]);
            n_changes += there->n_changes;
            CHECK(strcmp(pairs[i][0], pairs[i][1]) != 0 || there->n_changes == 0,
                  "%s differs from itself", pairs[i][0]);
            for (size_t k = 0; k < there->n_changes; k++) {
                const struct vssdoc_change_rule *rule = there->changes[k].rule;
                CHECK(count_causes(there, rule->cause) == count_causes(back, rule->opposite),
                      "%s and %s: %zu times %s, but back %zu times %s", pairs[i][0], pairs[i][1],
                      count_causes(there, rule->cause), rule->cause,
                      count_causes(back, rule->opposite), rule->opposite);
            }
            vssdoc_differences_free(there);
            vssdoc_differences_free(back);
        }
        result_free(&old_one);
        result_free(&new_one);
    }
    assert_true(n_changes > 10);
}

static const char *writer_with(const char *inside)
{
    return wmd(W, I, "W", inside);
}

/* One edit is one change, with this cause. */
static void each_edit_is_one_change(void **state)
{
    static const struct {
        const char *before, *after, *cause;
    } rows[] = {
        {"<FILE_GROUP componentName=\"a\" selectable=\"yes\"/>",
         "<FILE_GROUP componentName=\"a\" selectable=\"yes\"/>"
         "<FILE_GROUP componentName=\"b\" selectable=\"yes\"/>",
         "component-added"},
        {"<FILE_GROUP componentName=\"a\"><FILE_LIST path=\"C:\\x\" filespec=\"a\"/></FILE_GROUP>",
         "<FILE_GROUP componentName=\"a\"/>", "file-set-removed"},
        {"<FILE_GROUP componentName=\"a\"><FILE_LIST path=\"C:\\x\" filespec=\"a\"/></FILE_GROUP>",
         "<FILE_GROUP componentName=\"A\"><FILE_LIST path=\"c:\\X\" filespec=\"A\"/></FILE_GROUP>",
         NULL}, /* case alone, which is noise of spelling */
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result a = {0}, b = {0};
        (void)read_good(&a, writer_with(rows[i].before));
        (void)read_good(&b, writer_with(rows[i].after));
        struct vssdoc_differences *d = compare(a.captures[0], b.captures[0]);
        if (rows[i].cause != NULL)
            CHECK(d->n_changes == 1 && strcmp(d->changes[0].rule->cause, rows[i].cause) == 0,
                  "row %zu: %zu changes, the first %s", i, d->n_changes,
                  d->n_changes > 0 ? d->changes[0].rule->cause : "none");
        else
            for (size_t k = 0; k < d->n_changes; k++)
                CHECK(d->changes[k].noise != VSSDOC_NOISES, "row %zu: %s", i,
                      d->changes[k].rule->cause);
        vssdoc_differences_free(d);
        result_free(&a);
        result_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directions_are_opposite),
        cmocka_unit_test(each_edit_is_one_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

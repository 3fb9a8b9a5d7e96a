/* The name that somebody probably meant. */
#include "cmocka_all.h"

#include <vssdoc.h>

#include "base/nearest.h"

/* A slip of the pen or a part of a name finds the name; anything else finds none. */
static void finds_what_was_meant(void **state)
{
    static const char *const names[] = {"inspect", "validate",        "schema", "ASR Writer",
                                        "help",    "SqlServerWriter", NULL};
    static const struct {
        const char *asked, *meant;
    } rows[] = {
        {"inspect", "inspect"},
        {"INSPECT", "inspect"},
        {"inspekt", "inspect"},
        {"nspect", "inspect"},
        {"inspectt", "inspect"},
        {"insepct", "inspect"},
        {"vlidate", "validate"},
        {"shema", "schema"},
        {"sqlserver", "SqlServerWriter"},
        {"SqlServreWriter", "SqlServerWriter"},
        {"asr", "ASR Writer"},
        {"sql writer", "SqlServerWriter"},
        {"writer asr", "ASR Writer"},
        {"sql reader", NULL},
        {"hlep", "help"},
        {"hel", "help"},
        {"hxl", NULL},
        {"", NULL},
        {"frobnicate", NULL},
        {"inspection of all the captures there are", NULL},
        {"a name that is longer than any name can be that is looked at: inspect", NULL},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const char *best = vssdoc_nearest(rows[i].asked, names);
        CHECK((best == NULL) == (rows[i].meant == NULL), "\"%s\" gives %s", rows[i].asked,
              best != NULL ? best : "nothing");
        if (best != NULL)
            assert_string_equal(best, rows[i].meant);
    }
}

/* The nearest of several wins, the first one where they are equally near. */
static void prefers_the_nearest(void **state)
{
    static const char *const several[] = {"graph12", "graph1", "graph2", NULL};
    static const char *const parts[] = {"x-com-registry-pair", "Registry Writer", NULL};
    static const char *const none[] = {NULL};
    (void)state;
    assert_string_equal(vssdoc_nearest("grahp", several), "graph1");
    assert_string_equal(vssdoc_nearest("graph2", several), "graph2");
    assert_string_equal(vssdoc_nearest("registry", parts), "Registry Writer");
    assert_null(vssdoc_nearest("graph", none));
}

/* Names may be offered one by one, missing ones among them. */
static void takes_missing_names(void **state)
{
    struct vsd_nearest nearest = {.asked = "writer"};
    (void)state;
    vsd_nearest_offer(&nearest, NULL);
    assert_null(nearest.best);
    vsd_nearest_offer(&nearest, "writers");
    vsd_nearest_offer(&nearest, NULL);
    assert_string_equal(nearest.best, "writers");
}

/* The work is bounded: beyond a great many names none is compared any more. */
static void gives_up_after_many_names(void **state)
{
    struct vsd_nearest nearest = {.asked = "inspect"};
    (void)state;
    for (size_t i = 0; i < 1000 * 1000; i++)
        vsd_nearest_offer(&nearest, "quite another name of some length");
    assert_null(nearest.best);
    vsd_nearest_offer(&nearest, "inspect");
    assert_null(nearest.best);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_meant),
        cmocka_unit_test(prefers_the_nearest),
        cmocka_unit_test(takes_missing_names),
        cmocka_unit_test(gives_up_after_many_names),
    };
    return RUN(tests);
}

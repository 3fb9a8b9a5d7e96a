/* What a target state says of file sets, however many of both there are. */
#include "cmocka_all.h"

#include <stdio.h>

#include "restore/target.h"

enum { MANY = 3000 };
static char paths[4][MANY][40];
static struct vssdoc_target_files files[2 * MANY];

static struct vsd_target target;
static struct vsd_arena scratch;

static int forget(void **state)
{
    (void)state;
    vsd_target_free(&target);
    vsd_arena_free(&scratch);
    return 0;
}

/* Entries "before0after", "before1after", ... in the place of the given ones. */
static void add_entries(int block, const char *before, const char *after,
                        enum vssdoc_file_state state)
{
    for (int i = 0; i < MANY; i++) {
        (void)snprintf(paths[block][i], sizeof paths[block][i], "%s%d%s", before, i, after);
        files[block * MANY + i] =
            (struct vssdoc_target_files){.path = paths[block][i], .state = state};
    }
}

static void make(const struct vssdoc_target_state *of)
{
    assert_true(vsd_target_make(&target, of, NULL));
}

static unsigned look(const char *folder, const char *filespec, bool recursive)
{
    unsigned states;
    assert_true(vsd_target_look(&target, &scratch, folder, filespec, recursive, &states));
    return states;
}

#define ONE(state) (1u << VSSDOC_FILE_##state)

/* The first entry that fits decides, whatever it is found by. */
static void first_decides(void **state)
{
    static const struct vssdoc_target_files some[] = {
        {.path = "E:\\a\\x.txt", .state = VSSDOC_FILE_LOCKED},
        {.path = "E:\\a\\*.txt", .state = VSSDOC_FILE_PRESENT},
        {.path = "e:\\A\\b\\**", .state = VSSDOC_FILE_UNCREATABLE},
        {.path = "E:\\?\\y.*", .state = VSSDOC_FILE_LOCKED},
        {.path = "E:\\**", .state = VSSDOC_FILE_ABSENT},
        {.path = "E:\\a\\z.txt", .state = VSSDOC_FILE_LOCKED}};
    static const struct vssdoc_target_state of = {
        .files = some, .n_files = LENGTH(some), .otherwise = VSSDOC_FILE_PRESENT};
    static const struct {
        const char *folder, *filespec;
        bool recursive;
        unsigned states;
    } rows[] = {
        {"E:\\a", "x.txt", false, ONE(LOCKED)},
        {"e:\\A\\", "X.TXT", false, ONE(LOCKED)},
        {"E:\\a", "z.txt", false, ONE(PRESENT)},
        {"E:\\a", "y.txt", false, ONE(PRESENT)},
        {"E:\\b", "y.txt", false, ONE(LOCKED)},
        {"E:\\a\\b", "y.txt", false, ONE(UNCREATABLE)},
        {"E:\\a\\b\\c", "*", true, ONE(UNCREATABLE)},
        {"E:\\a\\bc", "y.txt", false, ONE(ABSENT)},
        {"E:\\c", "z", false, ONE(ABSENT)},
        {"F:\\a", "x.txt", false, ONE(PRESENT)},
        {"E:\\a", "*.txt", false, ONE(LOCKED) | ONE(PRESENT)},
        {"E:\\a", "x*", false, ONE(LOCKED) | ONE(PRESENT) | ONE(ABSENT)},
        {"E:\\a", "*.doc", false, ONE(LOCKED) | ONE(ABSENT)},
        {"E:\\a", "*", true,
         ONE(LOCKED) | ONE(PRESENT) | ONE(UNCREATABLE) | ONE(ABSENT)},
    };
    (void)state;
    make(&of);
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < LENGTH(rows); i++)
            CHECK(look(rows[i].folder, rows[i].filespec, rows[i].recursive) == rows[i].states,
                  "%s, %s%s: %x", rows[i].folder, rows[i].filespec,
                  rows[i].recursive ? ", recursive" : "",
                  look(rows[i].folder, rows[i].filespec, rows[i].recursive));
}

/* Many entries with wildcards are not tried one by one, neither for a name nor for a pattern. */
static void tries_few_entries(void **state)
{
    static const struct vssdoc_target_state of = {
        .files = files, .n_files = 2 * MANY, .otherwise = VSSDOC_FILE_ABSENT};
    char name[40];
    (void)state;
    add_entries(0, "E:\\a\\f", ".*", VSSDOC_FILE_PRESENT);
    add_entries(1, "E:\\a\\*.e", "", VSSDOC_FILE_LOCKED);
    make(&of);
    for (int i = 0; i < MANY; i++) {
        (void)snprintf(name, sizeof name, "f%d.e%d", i, MANY - 1 - i);
        assert_int_equal(look("E:\\a", name, false), ONE(PRESENT));
        (void)snprintf(name, sizeof name, "g.e%d", i);
        assert_int_equal(look("E:\\a", name, false), ONE(LOCKED));
        (void)snprintf(name, sizeof name, "f%d.*", i);
        assert_int_equal(look("E:\\a", name, false), ONE(PRESENT));
        (void)snprintf(name, sizeof name, "g%d.*", i);
        assert_int_equal(look("E:\\a", name, false), ONE(LOCKED) | ONE(ABSENT));
    }
    CHECK(target.patterns.given < 40 * MANY, "%llu entries were tried",
          (unsigned long long)target.patterns.given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(first_decides, forget),
        cmocka_unit_test_teardown(tries_few_entries, forget),
    };
    return RUN(tests);
}

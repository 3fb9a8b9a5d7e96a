/* The index of file sets: which sets mean a path, as a look at every set decides it. */
#include "cmocka_all.h"

#include <stdio.h>

#include "base/winpath.h"
#include "files/index.h"
#include "fixture.h"

#define ASR       "be000cbe-11fe-4426-9c58-531aa6355fc4"
#define VOLUME(n) "Volume{0000000" n "-aaaa-bbbb-cccc-dddddddddddd}"
#define LISTED(n, caption)                                                                         \
    "<FILE_GROUP logicalPath=\"Volumes\" componentName=\"" VOLUME(n) "\" caption=\"" caption       \
                                                                     "\" selectable=\"no\"/>"

struct machine {
    struct result result;
    struct vsd_drives drives;
    struct vsd_file_index index;
    struct vsd_file_finder finder;
};

/* C: is volume 1, volume 3 is mounted in C:\Data\Mail, and volume 4 is E: as well as C:\Data\Old.
 */
static int make_machine(void **state)
{
    static const char *const mounts[] = {"C:\\Data\\Old=E:", NULL};
    static const struct vsd_drives_told told = {NULL, mounts};
    struct machine *machine = calloc(1, sizeof *machine);
    assert_non_null(machine);
    (void)read_good(&machine->result,
                    wmd(ASR, "00000001-0000-0000-0000-000000000000", "ASR Writer",
                        LISTED("1", "(C:)") LISTED("3", "(C:\\Data\\Mail)") LISTED("4", "(E:)")));
    assert_true(vsd_drives_make(&machine->drives, machine->result.captures[0], &told));
    machine->index.drives = &machine->drives;
    machine->finder.index = &machine->index;
    *state = machine;
    return 0;
}

static int free_machine(void **state)
{
    struct machine *machine = *state;
    vsd_file_finder_free(&machine->finder);
    vsd_file_index_free(&machine->index);
    vsd_drives_free(&machine->drives);
    result_free(&machine->result);
    free(machine);
    return 0;
}

/* A set against a path; rest is what comes back, NULL: the set does not mean it. */
static void finds_sets(void **state)
{
    static const struct {
        const char *folder, *filespec;
        bool recursive;
        const char *path, *above, *rest;
    } rows[] = {
        {"C:\\a", "x.txt", false, "C:\\a\\x.txt", NULL, "x.txt"},
        {"C:\\a\\", "X.TXT", false, "c:\\A\\x.txt", NULL, "x.txt"},
        {"C:\\a", "x.txt", false, "C:\\a\\b\\x.txt", NULL, NULL},
        {"C:\\a", "x.txt", true, "C:\\a\\b\\x.txt", NULL, "b\\x.txt"},
        {"C:\\a", "x.txt", true, "C:\\a\\x.txt", NULL, "x.txt"},
        {"C:\\a", "*", true, "C:\\ab\\x.txt", NULL, NULL},
        {"C:\\a", "*.t?t", false, "C:\\a\\x.txt", NULL, "x.txt"},
        {"C:\\", "*", true, "C:\\a\\b\\c", NULL, "a\\b\\c"},
        {"C:", "x", false, "C:\\x", NULL, "x"},
        {"C:\\a", "x. ", false, "C:\\a\\x", NULL, "x"},
        {"D:\\a", "*", true, "C:\\a\\x", NULL, NULL},
        {"D:\\B\xC3\xBC"
         "cher",
         "\xC3\xA9*", false,
         "d:\\B\xC3\x9C"
         "CHER\\\xC3\x89t\xC3\xA9",
         NULL, "\xC3\x89t\xC3\xA9"},
        /* as Windows would make it */
        {"C:/a/b", "x", false, "C:\\a\\b\\x", NULL, "x"},
        {"C:\\a\\..\\b\\.", "x", false, "C:\\b\\\\x", NULL, "x"},
        {"C:\\a", "x", false, "C:\\a\\b\\..\\x", NULL, "x"},
        /* one volume by its names */
        {"C:\\a", "x", false, "\\\\?\\" VOLUME("1") "\\a\\x", NULL, "x"},
        {"\\\\?\\" VOLUME("1") "\\a", "x", false, "C:\\a\\x", NULL, "x"},
        {"\\\\?\\C:\\a", "x", false, "C:\\a\\x", NULL, "x"},
        {"\\\\?\\" VOLUME("2") "\\a", "x", false, "\\\\?\\" VOLUME("2") "\\A\\x", NULL, "x"},
        {"\\\\?\\" VOLUME("2") "\\a", "x", false, "C:\\a\\x", NULL, NULL},
        {"E:\\q", "x", false, "C:\\Data\\Old\\q\\x", NULL, "x"},
        {"C:\\Data\\Old\\q", "x", false, "E:\\q\\x", NULL, "x"},
        {"C:\\Data\\Old", "x", false, "\\\\?\\" VOLUME("4") "\\x", NULL, "x"},
        {"C:\\Data\\Mail\\q", "x", false, "\\\\?\\" VOLUME("3") "\\q\\x", NULL, "x"},
        /* a tree reaches what is mounted in it, a folder does not */
        {"C:\\Data", "x", true, "E:\\q\\x", "Old", "q\\x"},
        {"C:\\", "x", true, "\\\\?\\" VOLUME("3") "\\q\\x", "Data\\Mail", "q\\x"},
        {"C:\\Data", "x", true, "C:\\Data\\Mail\\x", "Mail", "x"},
        {"C:\\Data\\Other", "x", true, "E:\\q\\x", NULL, NULL},
        {"C:\\Data", "x", false, "E:\\x", NULL, NULL},
        /* on every volume; shares are none */
        {"\\Heat", "*", true, "F:\\Heat\\a\\x", NULL, "a\\x"},
        {"\\Heat", "*", true, "\\\\?\\" VOLUME("3") "\\heat\\x", NULL, "x"},
        {"\\Heat", "*", true, "F:\\a\\Heat\\x", NULL, NULL},
        {"\\", "pagefile.sys", false, "D:\\Pagefile.sys", NULL, "Pagefile.sys"},
        {"\\", "pagefile.sys", false, "\\\\srv\\s\\pagefile.sys", NULL, NULL},
        {"\\\\srv\\s\\a", "x", false, "\\\\?\\UNC\\SRV\\s\\a\\x", NULL, "x"},
        {"\\\\srv\\s", "x", false, "\\\\srv\\t\\x", NULL, NULL},
        /* what is not known stays as it is spelled */
        {"%TEMP%\\a", "x", false, "%temp%\\A\\x", NULL, "x"},
        {"\\\\?\\GLOBALROOT\\Device\\X\\a", "x", false, "\\\\?\\GLOBALROOT\\device\\X\\a\\x", NULL,
         "x"},
        {"C:\\a", "x", false, "C:", NULL, NULL},
        {"C:\\a", "*", true, "C:\\a\\", NULL, NULL},
        {"", "x", false, "x", NULL, NULL},
    };
    struct machine *machine = *state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const struct vsd_file_hit *hits;
        size_t n;
        assert_true(vsd_file_index_add(&machine->index, rows[i].folder, rows[i].filespec,
                                       rows[i].recursive, &rows[i]));
        machine->finder.known = false;
        assert_true(vsd_file_find(&machine->finder, rows[i].path, &hits, &n));
        CHECK(n == (rows[i].rest != NULL), "row %zu, \"%s\": %zu", i, rows[i].path, n);
        if (n > 0) {
            CHECK(strcmp(hits[0].rest, rows[i].rest) == 0, "row %zu: rest %s", i, hits[0].rest);
            CHECK((hits[0].above == NULL) == (rows[i].above == NULL) &&
                      (rows[i].above == NULL || strcmp(hits[0].above, rows[i].above) == 0),
                  "row %zu: above %s", i, hits[0].above != NULL ? hits[0].above : "none");
            assert_ptr_equal(hits[0].what, &rows[i]);
        }
        vsd_file_index_free(&machine->index);
    }
}

/* ---- at random, against a look at every set ---- */

static uint32_t random_state;
static uint32_t draw(uint32_t n)
{
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 8) % n;
}

enum { SETS = 60, PATHS = 400, ROUNDS = 60 };

struct set {
    char folder[64];
    const char *filespec;
    bool recursive;
};

static void draw_folder(char out[64], bool rooted)
{
    static const char *const roots[] = {"C:", "c:", "D:", "\\\\?\\C:", "\\\\srv\\s"};
    static const char *const parts[] = {"a", "A", "b", "ab", "a.b", "\xC3\xA4", "\xC3\x84"};
    strcpy(out, rooted && draw(8) == 0 ? "" : roots[draw(LENGTH(roots))]);
    for (uint32_t depth = draw(4); depth > 0 || out[0] == '\0'; depth -= depth > 0) {
        strcat(out, "\\");
        strcat(out, parts[draw(LENGTH(parts))]);
    }
    if (rooted && draw(4) == 0)
        strcat(out, "\\");
}

static const char *draw_name(void)
{
    static const char *const names[] = {"a",     "a.b",   "A.B", "ab",         "ab.b",
                                        "a.b.b", "b.",    "b",   "\xC3\xA4.a", "\xC3\x84.A",
                                        "a b",   "a.b  ", ".a",  "aa.bb"};
    return names[draw(LENGTH(names))];
}

static const char *draw_pattern(void)
{
    static const char *const patterns[] = {"*",  "*.*", "a*",        "*.b", "?.b",
                                           "a?", "a.?", "??.??",     "*.",  "a*.b*",
                                           "*b", "?*",  "\xC3\xA4*", "a.*"};
    return draw(2) == 0 ? draw_name() : patterns[draw(LENGTH(patterns))];
}

/* By the functions that compare two paths and a pattern with a name, one set after the other. */
static bool is_meant(const struct set *set, const char *path)
{
    char parent[128];
    size_t length = vsd_winpath_parent(path, strlen(path));
    const char *within = path;
    if (set->folder[0] == '\\' && set->folder[1] != '\\') {
        if (strncmp(path, "\\\\srv", 5) == 0)
            return false;
        within = path + (path[0] == '\\' ? 6 : 2);
        length -= (size_t)(within - path);
    }
    memcpy(parent, within, length);
    parent[length] = '\0';
    return vsd_filespec_matches(set->filespec, strrchr(path, '\\') + 1) &&
           (set->recursive ? vsd_winpath_within(parent, set->folder)
                           : vsd_winpath_equal(parent, set->folder));
}

static void agrees_with_a_look_at_every_set(void **state)
{
    struct machine *machine = *state;
    static struct set sets[SETS];
    size_t found = 0;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        random_state = 20260501 + round;
        for (size_t i = 0; i < SETS; i++) {
            draw_folder(sets[i].folder, true);
            sets[i].filespec = draw_pattern();
            sets[i].recursive = draw(3) == 0;
            assert_true(vsd_file_index_add(&machine->index, sets[i].folder, sets[i].filespec,
                                           sets[i].recursive, &sets[i]));
        }
        machine->finder.known = false;
        for (size_t p = 0; p < PATHS; p++) {
            char path[96];
            const struct vsd_file_hit *hits;
            size_t n, at = 0;
            draw_folder(path, false);
            strcat(strcat(path, "\\"), draw_name());
            assert_true(vsd_file_find(&machine->finder, path, &hits, &n));
            for (size_t i = 0; i < SETS; i++) {
                bool meant = is_meant(&sets[i], path), hit = at < n && hits[at].what == &sets[i];
                CHECK(meant == hit, "round %u: \"%s\" of \"%s\"%s: \"%s\"", round, sets[i].filespec,
                      sets[i].folder, sets[i].recursive ? ", recursive" : "", path);
                at += hit;
            }
            assert_int_equal(at, n);
            found += n;
        }
        vsd_file_index_free(&machine->index);
    }
    CHECK(found > ROUNDS * PATHS, "so few were meant that it proves nothing: %zu", found);
}

/* Folders that are looked up one after the other do not spoil each other. */
static void counts_one_by_one(void **state)
{
    struct machine *machine = *state;
    static const char *const paths[] = {"C:\\a\\b\\x", "C:\\a\\x", "C:\\a\\b\\x",
                                        "C:\\c\\x",    "D:\\x",    "C:\\a\\b\\y"};
    static const size_t expected[] = {3, 1, 3, 1, 0, 2};
    assert_true(vsd_file_index_add(&machine->index, "C:\\", "*", true, "all"));
    assert_true(vsd_file_index_add(&machine->index, "C:\\a\\b", "x", false, "x"));
    assert_true(vsd_file_index_add(&machine->index, "C:\\a\\b", "*", false, "b"));
    for (size_t i = 0; i < LENGTH(paths); i++) {
        const struct vsd_file_hit *hits;
        size_t n;
        assert_true(vsd_file_find(&machine->finder, paths[i], &hits, &n));
        CHECK(n == expected[i], "%s: %zu", paths[i], n);
    }
}

/* Many patterns in one folder are found by their texts, and the same ones as by trying them all. */
static void patterns_of_one_folder(void **state)
{
    struct machine *machine = *state;
    enum { PATTERNS = 400, NAMES = 2000 };
    static char patterns[PATTERNS][8];
    size_t found = 0;
    random_state = 20261128;
    for (size_t i = 0; i < PATTERNS; i++) {
        size_t length = 1 + draw(6);
        for (size_t k = 0; k < length; k++)
            patterns[i][k] = "abA.*?* "[draw(8)];
        assert_true(vsd_file_index_add(&machine->index, "C:\\f", patterns[i], draw(2) == 0,
                                       patterns[i]));
    }
    for (size_t p = 0; p < NAMES; p++) {
        char path[16] = "C:\\f\\";
        const struct vsd_file_hit *hits;
        size_t n, at = 0, length = 1 + draw(7);
        for (size_t k = 0; k < length; k++)
            path[5 + k] = "abB. "[draw(5)];
        if (strspn(path + 5, ".") == length)
            continue; /* the folder itself, or the one above */
        assert_true(vsd_file_find(&machine->finder, path, &hits, &n));
        for (size_t i = 0; i < PATTERNS; i++) {
            bool meant = vsd_filespec_matches(patterns[i], path + 5);
            bool hit = at < n && hits[at].what == patterns[i];
            CHECK(meant == hit, "\"%s\": \"%s\"", patterns[i], path + 5);
            at += hit;
        }
        assert_int_equal(at, n);
        found += n;
    }
    CHECK(found > NAMES, "so few match that it proves nothing: %zu", found);
}

/* However many patterns there are, a name is held against those that it may match. */
static void tries_few_patterns(void **state)
{
    struct machine *machine = *state;
    enum { MANY = 5000 };
    static const char *const around[][2] = {{"*.e", ""}, {"f", ".*"}, {"*-", "-*"}, {"?x*y", ""}};
    static char texts[LENGTH(around)][MANY][16];
    for (size_t form = 0; form < LENGTH(around); form++)
        for (int i = 0; i < MANY; i++) {
            (void)snprintf(texts[form][i], sizeof texts[form][i], "%s%d%s", around[form][0], i,
                           around[form][1]);
            assert_true(vsd_file_index_add(&machine->index, "C:\\f", texts[form][i], false, "x"));
        }
    for (int i = 0; i < MANY; i++) {
        char path[40];
        const struct vsd_file_hit *hits;
        size_t n;
        (void)snprintf(path, sizeof path, "C:\\f\\f%d.a-%d-x.e%d", i, MANY - 1 - i, i);
        assert_true(vsd_file_find(&machine->finder, path, &hits, &n));
        CHECK(n == 3, "%s: %zu", path, n);
    }
    CHECK(machine->index.patterns.given < 20 * MANY, "%llu were tried",
          (unsigned long long)machine->index.patterns.given);
}

/* Sets that are spelled alike are one group, in whatever case, and counted as one. */
static void add_up(void *context, const void *what, uint64_t n)
{
    (void)what;
    *(uint64_t *)context += n;
}

static void groups_what_is_alike(void **state)
{
    struct machine *machine = *state;
    enum { MANY = 1000 };
    const struct vsd_file_group *groups;
    size_t n;
    uint64_t counted = 0;
    for (int i = 0; i < MANY; i++) {
        assert_true(vsd_file_index_add(&machine->index, "C:\\f", "*.Tmp", true, "pattern"));
        assert_true(vsd_file_index_add(&machine->index, "c:\\F\\", "a.TMP", false, "name"));
        assert_true(vsd_file_index_add(&machine->index, "C:\\f", i % 2 == 0 ? "a.tmp" : "a.tmp.",
                                       false, "name"));
    }
    assert_true(vsd_file_find_groups(&machine->finder, "C:\\f\\a.tmp", &groups, &n));
    assert_int_equal(n, 2);
    assert_int_equal(groups[0].n, MANY);
    assert_int_equal(groups[1].n, 2 * MANY);
    vsd_file_count(&machine->index, groups[1].group);
    vsd_file_count(&machine->index, groups[1].group);
    vsd_file_counted(&machine->index, add_up, &counted);
    assert_int_equal(counted, 2 * 2 * MANY);
    counted = 0;
    vsd_file_counted(&machine->index, add_up, &counted);
    assert_int_equal(counted, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_sets, make_machine, free_machine),
        cmocka_unit_test_setup_teardown(agrees_with_a_look_at_every_set, make_machine,
                                        free_machine),
        cmocka_unit_test_setup_teardown(counts_one_by_one, make_machine, free_machine),
        cmocka_unit_test_setup_teardown(patterns_of_one_folder, make_machine, free_machine),
        cmocka_unit_test_setup_teardown(tries_few_patterns, make_machine, free_machine),
        cmocka_unit_test_setup_teardown(groups_what_is_alike, make_machine, free_machine),
    };
    return RUN(tests);
}

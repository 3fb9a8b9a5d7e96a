/* Windows paths and patterns: kinds, identity, parents, variables, and what a pattern matches. */
#include "cmocka_all.h"

#include "base/winpath.h"

static void tells_kinds(void **state)
{
    static const struct {
        const char *path;
        enum vsd_winpath_kind kind;
    } rows[] = {
        {"", VSD_PATH_EMPTY},
        {"C:", VSD_PATH_DRIVE},
        {"c:\\", VSD_PATH_DRIVE},
        {"C:\\a", VSD_PATH_DRIVE},
        {"C:/a", VSD_PATH_DRIVE},
        {"\\\\?\\C:\\a", VSD_PATH_DRIVE},
        {"C:a", VSD_PATH_RELATIVE},
        {"\\\\?\\Volume{c7463aba-f40d-11e9-80c7-806e6f6e6963}\\Boot", VSD_PATH_VOLUME},
        {"\\\\?\\volume{x", VSD_PATH_VOLUME},
        {"\\\\?\\GLOBALROOT\\Device\\x", VSD_PATH_DEVICE},
        {"\\\\.\\C:", VSD_PATH_DEVICE},
        {"\\?\?\\C:\\a", VSD_PATH_DEVICE},
        {"\\\\server\\share", VSD_PATH_UNC},
        {"\\\\?\\UNC\\server\\share", VSD_PATH_UNC},
        {"%SystemRoot%\\a", VSD_PATH_VARIABLE},
        {"%SystemRoot%", VSD_PATH_VARIABLE},
        {"%\\a%", VSD_PATH_RELATIVE},
        {"%%a", VSD_PATH_RELATIVE},
        {"100%a%", VSD_PATH_RELATIVE},
        {"\\System Volume Information\\Heat", VSD_PATH_ROOTED},
        {"\\", VSD_PATH_ROOTED},
        {"a\\b", VSD_PATH_RELATIVE},
        {"1:\\a", VSD_PATH_RELATIVE},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        enum vsd_winpath_kind kind = vsd_winpath_kind(rows[i].path);
        CHECK(kind == rows[i].kind, "\"%s\": %d", rows[i].path, (int)kind);
    }
}

static bool same_key(const char *a, const char *b)
{
    struct vsd_key x = vsd_winpath_key(a), y = vsd_winpath_key(b);
    return x.low == y.low && x.high == y.high;
}

static void compares_paths(void **state)
{
    static const struct {
        const char *path, *above;
        bool within, equal;
    } rows[] = {
        {"C:\\a", "c:\\A", true, true},
        {"C:\\a\\", "C:\\a", true, true},
        {"C:\\a", "C:\\a\\", true, true},
        {"\\\\?\\C:\\a", "C:\\a", true, true},
        {"C:", "C:\\", true, true},
        {"D:\\B\xC3\xBC"
         "cher",
         "d:\\B\xC3\x9C"
         "CHER",
         true, true},
        {"C:\\a\\b", "C:\\a", true, false},
        {"C:\\a\\b", "C:\\", true, false},
        {"C:\\ab", "C:\\a", false, false},
        {"C:\\a", "C:\\a\\b", false, false},
        {"C:\\a", "D:\\a", false, false},
        {"%WinDir%\\a", "%windir%", true, false},
        {"%WinDir%", "%SystemRoot%", false, false}, /* as they are spelled */
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        CHECK(vsd_winpath_within(rows[i].path, rows[i].above) == rows[i].within,
              "\"%s\" within \"%s\"", rows[i].path, rows[i].above);
        CHECK(vsd_winpath_equal(rows[i].path, rows[i].above) == rows[i].equal,
              "\"%s\" equal to \"%s\"", rows[i].path, rows[i].above);
        CHECK(same_key(rows[i].path, rows[i].above) == rows[i].equal, "keys of \"%s\", \"%s\"",
              rows[i].path, rows[i].above);
    }
}

static void finds_parents(void **state)
{
    static const char *const paths[][4] = {
        {"C:\\a\\b", "C:\\a", "C:", ""},
        {"C:\\a\\\\b\\", "C:\\a", "C:", ""},
        {"\\a\\b", "\\a", "", ""},
        {"%X%\\a", "%X%", "", ""},
        {"\\\\?\\Volume{x}\\a", "\\\\?\\Volume{x}", "\\\\?", ""},
        {"", "", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(paths); i++) {
        size_t length = strlen(paths[i][0]);
        for (size_t level = 1; level < 4; level++) {
            length = vsd_winpath_parent(paths[i][0], length);
            CHECK(length == strlen(paths[i][level]), "\"%s\", level %zu: %zu", paths[i][0], level,
                  length);
        }
        struct vsd_key key = vsd_winpath_key_of(paths[i][0], strlen(paths[i][1]));
        struct vsd_key parent = vsd_winpath_key(paths[i][1]);
        CHECK(memcmp(&key, &parent, sizeof key) == 0, "key of the parent of \"%s\"", paths[i][0]);
    }
}

static void finds_variables(void **state)
{
    static const struct {
        const char *text, *name; /* the last one; NULL: none */
        size_t n;
        enum vsd_variable_kind kind;
        const char *usual;
    } rows[] = {
        {"%SystemRoot%\\a", "SystemRoot", 1, VSD_VARIABLE_SYSTEM, "C:\\Windows"},
        {"%WINDIR%", "WINDIR", 1, VSD_VARIABLE_SYSTEM, "C:\\Windows"},
        {"%ProgramFiles(x86)%\\%UserName%", "UserName", 2, VSD_VARIABLE_USER, NULL},
        {"%temp%", "temp", 1, VSD_VARIABLE_USER, NULL},
        {"D:\\%MY_DATA%\\a", "MY_DATA", 1, VSD_VARIABLE_UNKNOWN, NULL},
        {"%SystemRoo%", "SystemRoo", 1, VSD_VARIABLE_UNKNOWN, NULL},
        {"100%", NULL, 0, VSD_VARIABLE_UNKNOWN, NULL},
        {"100% a\\50% b", NULL, 0, VSD_VARIABLE_UNKNOWN, NULL},
        {"%%", NULL, 0, VSD_VARIABLE_UNKNOWN, NULL},
        {"a%%b%Temp%", "Temp", 1, VSD_VARIABLE_USER, NULL},
        {"50% a\\%Temp%", "Temp", 1, VSD_VARIABLE_USER, NULL},
        {"", NULL, 0, VSD_VARIABLE_UNKNOWN, NULL},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const char *name = NULL, *next = rows[i].text;
        size_t length = 0, n = 0;
        while ((next = vsd_next_variable(next, &name, &length)) != NULL)
            n++;
        CHECK(n == rows[i].n, "\"%s\": %zu", rows[i].text, n);
        if (n == 0)
            continue;
        CHECK(length == strlen(rows[i].name) && memcmp(name, rows[i].name, length) == 0,
              "\"%s\": \"%.*s\"", rows[i].text, (int)length, name);
        CHECK(vsd_variable_kind(name, length) == rows[i].kind, "\"%s\"", rows[i].text);
        const char *usual = vsd_variable_default(name, length);
        CHECK((usual == NULL) == (rows[i].usual == NULL) &&
                  (usual == NULL || strcmp(usual, rows[i].usual) == 0),
              "\"%s\": %s", rows[i].text, usual);
    }
}

static void tells_drives(void **state)
{
    static const struct {
        const char *path;
        char drive;
        bool assumed;
    } rows[] = {
        {"c:\\a", 'C', false},     {"\\\\?\\d:\\a", 'D', false},
        {"C:/a", 'C', false},      {"%SystemRoot%\\a", 'C', true},
        {"%Temp%\\a", '\0', true}, {"%Mine%", '\0', true},
        {"\\a", '\0', false},      {"\\\\s\\c", '\0', false},
        {"a", '\0', false},        {"\\\\?\\Volume{x}\\a", '\0', false},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        bool assumed = false;
        CHECK(vsd_winpath_drive(rows[i].path, &assumed) == rows[i].drive, "\"%s\"", rows[i].path);
        CHECK(assumed == rows[i].assumed, "\"%s\"", rows[i].path);
        CHECK(vsd_winpath_drive(rows[i].path, NULL) == rows[i].drive, "\"%s\"", rows[i].path);
    }
}

static void matches_as_find_first_file(void **state)
{
    static const struct {
        const char *pattern, *name;
        bool matches;
    } rows[] = {
        {"*", "a", true},
        {"*", "a.b", true},
        {"*.*", "a", true},
        {"*.*", "a.b.c", true},
        {"*.*", ".a", true},
        {"a.txt", "A.TXT", true},
        {"a.txt", "a.tx", false},
        {"a.txt", "a.txtx", false},
        {"\xC3\x84.txt", "\xC3\xA4.TXT", true},
        {"?.txt", "\xC3\xA4.txt", true},
        {"?.txt", "\xF0\x9F\x98\x80.txt", true},
        {"\xC3\x84*",
         "\xC3\xA4"
         "b",
         true},
        {"*.log", "edb.log", true},
        {"*.log", "edb.log.bak", false},
        {"*.log", "a.b.log", true},
        {"*.log", "log", false},
        {"edb*.log", "EDB00001.LOG", true},
        {"edb*.log", "edb.log", true},
        {"edb*.log", "ed.log", false},
        {"Perfc0??.dat", "perfc009.dat", true},
        {"Perfc0??.dat", "perfc0.dat", true}, /* none before a dot */
        {"Perfc0??.dat", "perfc0099.dat", false},
        {"a?", "a", true}, /* none at the end */
        {"a??", "a", true},
        {"a?", "ab", true},
        {"a?", "abc", false},
        {"a?b", "ab", false},
        {"a?b", "a.b", false}, /* no dot */
        {"a?*", "a", true},
        {"a.???", "a", true},
        {"a.???", "a.b", true},
        {"a.???", "a.bcde", false},
        {"a.*", "a", true}, /* a name without extension */
        {"a.*", "a.b.c", true},
        {"a.*", "ab", false},
        {"a*.*", "abc", true},
        {"a*.*", "abc.d", true},
        {"*.", "abc", true}, /* only names without extension */
        {"*.", "abc.d", false},
        {"a*.", "abc", true},
        {"a*.", "abc.d", false},
        {"*a*.", "a.a", true},
        {"*.t*", "a.txt.bak", true},
        {"*.t*", "a.bak.txt", true},
        {"*a*b*c", "xaxbxc", true},
        {"*a*b*c", "xaxcxb", false},
        {"a.txt", "a.txt.", true}, /* blanks and dots at the end */
        {"a.txt", "a.txt  ", true},
        {"a.txt.", "a.txt", true},
        {"a.txt ", "a.txt", true},
        {"a.*", "a ", true},
        {" a.txt", "a.txt", false},
        {"*", "", true},
        {"", "", true},
        {"", "a", false},
        {"a", "", false},
        {"...", "...", true},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        CHECK(vsd_filespec_matches(rows[i].pattern, rows[i].name) == rows[i].matches,
              "\"%s\" and \"%s\"", rows[i].pattern, rows[i].name);
}

static void compares_patterns(void **state)
{
    static const struct {
        const char *a, *b;
        bool covers, overlaps;
    } rows[] = {
        {"*", "a*", true, true},
        {"*.*", "*", true, true},
        {"*", "*.*", true, true},
        {"a*", "*", false, true},
        {"a*", "ab*", true, true},
        {"a*", "abc", true, true},
        {"ab*", "a*", false, true},
        {"*.log", "edb*.log", true, true},
        {"*.log", "edb*.LOG", true, true},
        {"*.log", "edb.txt", false, false},
        {"*.log", "*.txt", false, false},
        {"edb*", "res*", false, false},
        {"edb*", "*.log", false, true},
        {"a?", "a?", true, true},
        {"a??", "a?", true, true},
        {"a?", "a??", false, true},
        {"a?", "a*", false, true},
        {"a*", "a?", true, true},
        {"x?.log", "x.log*", false, true},
        {"*.", "a*", false, true},
        {"*.", "*.", true, true},
        {"a.*", "a", true, true},
        {"a.*", "ab*", false, false},
        {"a", "a", true, true},
        {"a", "A", true, true},
        {"a", "b", false, false},
        {"a", "a*", false, true},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        CHECK(vsd_filespec_covers(rows[i].a, rows[i].b) == rows[i].covers, "\"%s\" covers \"%s\"",
              rows[i].a, rows[i].b);
        CHECK(vsd_filespec_overlaps(rows[i].a, rows[i].b) == rows[i].overlaps,
              "\"%s\" overlaps \"%s\"", rows[i].a, rows[i].b);
        CHECK(vsd_filespec_overlaps(rows[i].b, rows[i].a) == rows[i].overlaps,
              "\"%s\" overlaps \"%s\"", rows[i].b, rows[i].a);
    }
}

/* All patterns and names of few characters: what one pattern covers, it matches name by name, and
 * what two match in common they overlap in. */
static void next_word(char *word, const char *letters)
{
    size_t i = 0;
    while (word[i] != '\0') {
        const char *letter = strchr(letters, word[i]);
        if (letter[1] != '\0') {
            word[i] = letter[1];
            return;
        }
        word[i++] = letters[0];
    }
    word[i] = letters[0];
    word[i + 1] = '\0';
}

static void agrees_with_itself(void **state)
{
    enum { PATTERNS = 340, NAMES = 120 };
    static char patterns[PATTERNS][8], names[NAMES][8];
    (void)state;
    for (size_t i = 1; i < PATTERNS; i++) {
        memcpy(patterns[i], patterns[i - 1], sizeof patterns[i]);
        next_word(patterns[i], "a.*?");
    }
    for (size_t i = 1; i < NAMES; i++) {
        memcpy(names[i], names[i - 1], sizeof names[i]);
        next_word(names[i], "a.b");
    }
    for (size_t p = 1; p < PATTERNS; p++)
        for (size_t q = 1; q < PATTERNS; q++) {
            bool covers = vsd_filespec_covers(patterns[p], patterns[q]);
            bool overlaps = vsd_filespec_overlaps(patterns[p], patterns[q]);
            for (size_t n = 1; n < NAMES && (covers || !overlaps); n++) {
                if (names[n][strlen(names[n]) - 1] == '.')
                    continue; /* no names on a disk */
                bool first = vsd_filespec_matches(patterns[p], names[n]);
                bool second = vsd_filespec_matches(patterns[q], names[n]);
                CHECK(!covers || first || !second, "\"%s\" covers \"%s\" but not \"%s\"",
                      patterns[p], patterns[q], names[n]);
                CHECK(overlaps || !first || !second, "\"%s\" and \"%s\" overlap in \"%s\"",
                      patterns[p], patterns[q], names[n]);
            }
        }
}

/* A path as Windows would make it; what is clean already stays. */
static void cleans_paths(void **state)
{
    static const char *const rows[][2] = {
        {"C:\\a\\b", "C:\\a\\b"},
        {"C:/a/b", "C:\\a\\b"},
        {"C:\\a\\.\\b", "C:\\a\\b"},
        {"C:\\a\\..\\b", "C:\\b"},
        {"C:\\a\\b\\..\\..\\..\\c", "C:\\c"},
        {"C:\\..", "C:"},
        {"C:\\a\\\\b", "C:\\a\\b"},
        {"C:\\a\\...\\.b\\c.", "C:\\a\\...\\.b\\c."},
        {"\\\\?\\C:\\a\\..\\b", "\\\\?\\C:\\b"},
        {"\\\\?\\Volume{x}\\a\\..\\..\\b", "\\\\?\\Volume{x}\\b"},
        {"\\\\srv\\s\\..\\a", "\\\\srv\\s\\a"},
        {"\\\\srv/s/a", "\\\\srv\\s\\a"},
        {"\\\\srv/s", "\\\\srv\\s"},
        {"\\\\?\\UNC\\srv\\s\\a\\..\\b", "\\\\?\\UNC\\srv\\s\\b"},
        {"\\a\\..\\b", "\\b"},
        {"\\..", "\\"},
        {"%X%\\a\\..\\b", "%X%\\b"},
        {"\\\\?\\GLOBALROOT\\Device\\x\\..\\y", "\\\\?\\GLOBALROOT\\Device\\x\\..\\y"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char clean[128];
        bool as_it_is = strcmp(rows[i][0], rows[i][1]) == 0;
        vsd_winpath_clean(rows[i][0], clean);
        CHECK(strcmp(clean, rows[i][1]) == 0, "\"%s\": \"%s\"", rows[i][0], clean);
        CHECK(vsd_winpath_is_clean(rows[i][0]) == as_it_is, "\"%s\"", rows[i][0]);
        CHECK(vsd_winpath_is_clean(clean), "\"%s\"", clean);
    }
}

static void bounds_long_patterns(void **state)
{
    static char pattern[4000], name[4000];
    (void)state;
    memset(name, 'a', 255);
    for (size_t i = 0; i < 250; i += 2)
        memcpy(pattern + i, "*a", 2);
    CHECK(vsd_filespec_matches(pattern, name), "125 stars");
    memcpy(pattern + 250, "*b", 2);
    CHECK(!vsd_filespec_matches(pattern, name), "126 stars, and a letter that is not there");
    memset(name, 'a', sizeof name - 1);
    CHECK(!vsd_filespec_matches("a*", name), "no name is that long");
    memset(pattern, '*', sizeof pattern - 1);
    CHECK(!vsd_filespec_matches(pattern, "a"), "nor a pattern");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_kinds),          cmocka_unit_test(compares_paths),
        cmocka_unit_test(finds_parents),        cmocka_unit_test(finds_variables),
        cmocka_unit_test(tells_drives),         cmocka_unit_test(matches_as_find_first_file),
        cmocka_unit_test(compares_patterns),    cmocka_unit_test(agrees_with_itself),
        cmocka_unit_test(bounds_long_patterns), cmocka_unit_test(cleans_paths),
    };
    return RUN(tests);
}

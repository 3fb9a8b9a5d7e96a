#include "base/winpath.h"

#include <string.h>

#include "base/text.h"

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_drive(const char *path)
{
    return is_letter(path[0]) && path[1] == ':' && (path[2] == '\\' || path[2] == '\0');
}

/* Without "\\?\" where a drive follows it. */
static const char *plain(const char *path)
{
    return strncmp(path, "\\\\?\\", 4) == 0 && is_drive(path + 4) ? path + 4 : path;
}

enum vsd_winpath_kind vsd_winpath_kind(const char *path)
{
    static const struct {
        const char *prefix;
        enum vsd_winpath_kind kind;
    } prefixes[] = {
        {"\\\\?\\Volume{", VSD_PATH_VOLUME}, {"\\\\?\\UNC\\", VSD_PATH_UNC},
        {"\\\\?\\", VSD_PATH_DEVICE},        {"\\\\.\\", VSD_PATH_DEVICE},
        {"\\?" "?\\", VSD_PATH_DEVICE},      {"\\\\", VSD_PATH_UNC},
        {"\\", VSD_PATH_ROOTED},
    };
    path = plain(path);
    if (*path == '\0')
        return VSD_PATH_EMPTY;
    if (is_drive(path))
        return VSD_PATH_DRIVE;
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (vsd_rest_folded(path, prefixes[i].prefix) != NULL)
            return prefixes[i].kind;
    const char *name;
    size_t length;
    if (*path == '%' && vsd_next_variable(path, &name, &length) != NULL && name == path + 1)
        return VSD_PATH_VARIABLE;
    return VSD_PATH_RELATIVE;
}

/* ---- identity ---- */

struct vsd_key vsd_winpath_key_of(const char *path, size_t length)
{
    const char *bare = plain(path);
    size_t skipped = (size_t)(bare - path);
    length = length > skipped ? length - skipped : 0;
    while (length > 0 && bare[length - 1] == '\\')
        length--;
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, bare, length);
    return vsd_key_end(&maker);
}

struct vsd_key vsd_winpath_key(const char *path)
{
    return vsd_winpath_key_of(path, strlen(path));
}

size_t vsd_winpath_parent(const char *path, size_t length)
{
    while (length > 0 && path[length - 1] == '\\')
        length--;
    while (length > 0 && path[length - 1] != '\\')
        length--;
    while (length > 0 && path[length - 1] == '\\')
        length--;
    return length;
}

/* What follows `above` in a path: NULL when it is no part of it, "" when both are equal. */
static const char *rest_of(const char *path, const char *above)
{
    path = plain(path);
    above = plain(above);
    size_t length = strlen(above);
    while (length > 0 && above[length - 1] == '\\')
        length--;
    for (const char *end = above + length; above < end;) {
        uint32_t x, y;
        path = vsd_utf8_next(path, &x);
        above = vsd_utf8_next(above, &y);
        if (vsd_fold(x) != vsd_fold(y))
            return NULL;
    }
    return path;
}

bool vsd_winpath_within(const char *path, const char *above)
{
    const char *rest = rest_of(path, above);
    return rest != NULL && (*rest == '\0' || *rest == '\\');
}

bool vsd_winpath_equal(const char *a, const char *b)
{
    const char *rest = rest_of(a, b);
    return rest != NULL && rest[strspn(rest, "\\")] == '\0';
}

/* ---- variables ---- */

const char *vsd_next_variable(const char *text, const char **name, size_t *length)
{
    const char *open = strchr(text, '%');
    const char *closing = open != NULL ? strchr(open + 1, '%') : NULL;
    if (closing == NULL || closing == open + 1)
        return NULL;
    *name = open + 1;
    *length = (size_t)(closing - open - 1);
    return closing + 1;
}

static const struct variable {
    const char *name, *usual;
    enum vsd_variable_kind kind;
} variables[] = {
    {"SystemRoot", "C:\\Windows", VSD_VARIABLE_SYSTEM},
    {"WinDir", "C:\\Windows", VSD_VARIABLE_SYSTEM},
    {"SystemDrive", "C:", VSD_VARIABLE_SYSTEM},
    {"ProgramData", "C:\\ProgramData", VSD_VARIABLE_SYSTEM},
    {"AllUsersProfile", "C:\\ProgramData", VSD_VARIABLE_SYSTEM},
    {"ProgramFiles", "C:\\Program Files", VSD_VARIABLE_SYSTEM},
    {"ProgramFiles(x86)", "C:\\Program Files (x86)", VSD_VARIABLE_SYSTEM},
    {"ProgramW6432", "C:\\Program Files", VSD_VARIABLE_SYSTEM},
    {"CommonProgramFiles", "C:\\Program Files\\Common Files", VSD_VARIABLE_SYSTEM},
    {"CommonProgramFiles(x86)", "C:\\Program Files (x86)\\Common Files", VSD_VARIABLE_SYSTEM},
    {"Public", "C:\\Users\\Public", VSD_VARIABLE_SYSTEM},
    {"ComSpec", "C:\\Windows\\System32\\cmd.exe", VSD_VARIABLE_SYSTEM},
    {"ComputerName", NULL, VSD_VARIABLE_SYSTEM},
    {"Temp", NULL, VSD_VARIABLE_USER},
    {"Tmp", NULL, VSD_VARIABLE_USER},
    {"UserProfile", NULL, VSD_VARIABLE_USER},
    {"AppData", NULL, VSD_VARIABLE_USER},
    {"LocalAppData", NULL, VSD_VARIABLE_USER},
    {"HomePath", NULL, VSD_VARIABLE_USER},
    {"HomeDrive", NULL, VSD_VARIABLE_USER},
    {"UserName", NULL, VSD_VARIABLE_USER},
    {"UserDomain", NULL, VSD_VARIABLE_USER},
    {"OneDrive", NULL, VSD_VARIABLE_USER},
    {"Path", NULL, VSD_VARIABLE_USER},
};

static const struct variable *find_variable(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++)
        if (strlen(variables[i].name) == length &&
            vsd_rest_folded(name, variables[i].name) != NULL)
            return &variables[i];
    return NULL;
}

enum vsd_variable_kind vsd_variable_kind(const char *name, size_t length)
{
    const struct variable *variable = find_variable(name, length);
    return variable != NULL ? variable->kind : VSD_VARIABLE_UNKNOWN;
}

const char *vsd_variable_default(const char *name, size_t length)
{
    const struct variable *variable = find_variable(name, length);
    return variable != NULL ? variable->usual : NULL;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

char vsd_winpath_drive(const char *path, bool *assumed)
{
    const char *name;
    size_t length;
    bool variable = vsd_winpath_kind(path) == VSD_PATH_VARIABLE;
    if (assumed != NULL)
        *assumed = variable;
    if (variable) {
        (void)vsd_next_variable(path, &name, &length);
        path = vsd_variable_default(name, length);
        if (path == NULL)
            return '\0';
    }
    path = plain(path);
    return is_drive(path) ? upper(path[0]) : '\0';
}

/* ---- patterns ---- */

bool vsd_has_wildcard(const char *text)
{
    return strpbrk(text, "*?") != NULL;
}

static bool is_everything(const char *pattern)
{
    return strcmp(pattern, "*") == 0 || strcmp(pattern, "*.*") == 0;
}

/* A '?' that may stand for nothing: only '?' and then a dot or the end follow it. */
static bool may_vanish(const char *pattern)
{
    pattern += strspn(pattern, "?");
    return *pattern == '.' || *pattern == '\0';
}

/* Backtracks to the last star only, and past vanishing '?' where nothing is left to match, so the cost
 * is at most the product of both lengths. A '*' in the name, which is a pattern itself then, is
 * matched by a star alone. */
static bool matches(const char *pattern, const char *name)
{
    const char *star = NULL, *retry = NULL;
    for (;;) {
        uint32_t p, n;
        const char *next_pattern = vsd_utf8_next(pattern, &p);
        const char *next_name = vsd_utf8_next(name, &n);
        bool stuck = n == 0 || n == '.';
        if (p == '*') {
            star = next_pattern;
            retry = name;
            pattern = next_pattern;
        } else if (p == 0 && n == 0) {
            return true;
        } else if (p == '?' && stuck && may_vanish(pattern)) {
            pattern = next_pattern;
        } else if (p == '.' && n == 0 && next_pattern[strspn(next_pattern, "*")] == '\0' &&
                   *next_pattern == '*') {
            return true; /* "name.*" matches "name" */
        } else if (n != 0 && n != '*' && (p == '?' || vsd_fold(p) == vsd_fold(n))) {
            pattern = next_pattern;
            name = next_name;
        } else if (star != NULL && *retry != '\0') {
            retry = vsd_utf8_next(retry, &n);
            name = retry;
            pattern = star;
        } else {
            return false;
        }
    }
}

bool vsd_filespec_matches(const char *pattern, const char *name)
{
    return is_everything(pattern) || matches(pattern, name);
}

bool vsd_filespec_covers(const char *pattern, const char *covered)
{
    if (is_everything(pattern) || vsd_equal_folded(pattern, covered))
        return true;
    return !is_everything(covered) && matches(pattern, covered);
}

bool vsd_filespec_overlaps(const char *a, const char *b)
{
    if (is_everything(a) || is_everything(b))
        return true;
    if (!vsd_has_wildcard(a))
        return vsd_filespec_matches(b, a);
    if (!vsd_has_wildcard(b))
        return vsd_filespec_matches(a, b);
    const char *x = a, *y = b; /* the beginnings in front of both first wildcards */
    for (;;) {
        uint32_t p, q;
        const char *next_x = vsd_utf8_next(x, &p), *next_y = vsd_utf8_next(y, &q);
        if (p == '*' || q == '*' || p == 0 || q == 0)
            break;
        if (p != '?' && q != '?' && vsd_fold(p) != vsd_fold(q))
            return false;
        x = next_x;
        y = next_y;
    }
    const char *end_a = a + strlen(a), *end_b = b + strlen(b); /* ASCII ends, as extensions are */
    while (end_a > a && end_b > b && end_a[-1] != '*' && end_b[-1] != '*') {
        unsigned char p = (unsigned char)*--end_a, q = (unsigned char)*--end_b;
        if (p >= 0x80 || q >= 0x80)
            break;
        if (p != '?' && q != '?' && vsd_fold(p) != vsd_fold(q))
            return false;
    }
    return true;
}

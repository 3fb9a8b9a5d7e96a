#include "base/winpath.h"

#include <string.h>

#include "base/text.h"

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_drive(const char *path)
{
    return is_letter(path[0]) && path[1] == ':' &&
           (path[2] == '\\' || path[2] == '/' || path[2] == '\0');
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
        {"\\\\?\\Volume{", VSD_PATH_VOLUME},
        {"\\\\?\\UNC\\", VSD_PATH_UNC},
        {"\\\\?\\", VSD_PATH_DEVICE},
        {"\\\\.\\", VSD_PATH_DEVICE},
        {"\\?\?\\", VSD_PATH_DEVICE},
        {"\\\\", VSD_PATH_UNC},
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

/* ---- as Windows would make it ---- */

/* How much of a path is its root, which no ".." leaves. */
static size_t root_of(const char *path)
{
    size_t skipped = (size_t)(plain(path) - path), length = 0;
    switch (vsd_winpath_kind(path)) {
    case VSD_PATH_DRIVE:
        return skipped + 2;
    case VSD_PATH_VOLUME:
        return 4 + strcspn(path + 4, "\\/");
    case VSD_PATH_UNC:
        length = vsd_rest_folded(path, "\\\\?\\UNC\\") != NULL ? 8 : 2;
        length += strcspn(path + length, "\\/");
        return path[length] == '\0' ? length : length + 1 + strcspn(path + length + 1, "\\/");
    case VSD_PATH_DEVICE:
        return strlen(path);
    case VSD_PATH_ROOTED:
    case VSD_PATH_EMPTY:
        return 0;
    default:
        return strcspn(path, "\\/");
    }
}

bool vsd_winpath_is_clean(const char *path)
{
    if (strchr(path, '/') == NULL && strstr(path, "\\.") == NULL) {
        const char *twice = strstr(path, "\\\\");
        if (twice == NULL || (twice == path && strstr(path + 2, "\\\\") == NULL))
            return true;
    }
    size_t root = root_of(path);
    if (memchr(path, '/', root) != NULL)
        return vsd_winpath_kind(path) == VSD_PATH_DEVICE;
    for (const char *at = path + root; *at != '\0';) {
        if (*at == '/')
            return false;
        size_t length = strcspn(at + 1, "\\/");
        bool last = at[1 + length] == '\0';
        if ((length == 0 && !last) || at[1 + length] == '/' || (length == 1 && at[1] == '.') ||
            (length == 2 && at[1] == '.' && at[2] == '.'))
            return false;
        at += 1 + length;
    }
    return true;
}

void vsd_winpath_clean(const char *path, char *out)
{
    size_t root = root_of(path), n = root;
    bool device = vsd_winpath_kind(path) == VSD_PATH_DEVICE; /* whose names Windows leaves alone */
    memcpy(out, path, root);
    for (size_t i = 0; i < root && !device; i++)
        out[i] = out[i] == '/' ? '\\' : out[i];
    for (const char *at = path + root; *at != '\0';) {
        at += strspn(at, "\\/");
        size_t length = strcspn(at, "\\/");
        if (length == 2 && at[0] == '.' && at[1] == '.') {
            while (n > root && out[n - 1] != '\\')
                n--;
            n -= n > root;
        } else if (length > 0 && !(length == 1 && at[0] == '.')) {
            out[n++] = '\\';
            memmove(out + n, at, length);
            n += length;
        }
        at += length;
    }
    if (n == 0 && *path != '\0')
        out[n++] = '\\';
    out[n] = '\0';
}

/* ---- variables ---- */

const char *vsd_next_variable(const char *text, const char **name, size_t *length)
{
    for (const char *open = strchr(text, '%'); open != NULL;) {
        size_t inside = strcspn(open + 1, "%\\");
        const char *closing = open + 1 + inside;
        if (*closing == '%' && inside > 0) {
            *name = open + 1;
            *length = inside;
            return closing + 1;
        }
        open = *closing == '%' ? strchr(closing + 1, '%') : strchr(closing, '%');
    }
    return NULL;
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
    {"CommonProgramW6432", "C:\\Program Files\\Common Files", VSD_VARIABLE_SYSTEM},
    {"DriverData", "C:\\Windows\\System32\\Drivers\\DriverData", VSD_VARIABLE_SYSTEM},
    {"ExchangeInstallPath", NULL, VSD_VARIABLE_SYSTEM},
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
    {"UserDnsDomain", NULL, VSD_VARIABLE_USER},
    {"LogonServer", NULL, VSD_VARIABLE_USER},
    {"OneDrive", NULL, VSD_VARIABLE_USER},
    {"Path", NULL, VSD_VARIABLE_USER},
};

static const struct variable *find_variable(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++)
        if (strlen(variables[i].name) == length && vsd_rest_folded(name, variables[i].name) != NULL)
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
        path = vsd_next_variable(path, &name, &length) != NULL ? vsd_variable_default(name, length)
                                                               : NULL;
        if (path == NULL)
            return '\0';
    }
    path = plain(path);
    return is_drive(path) ? upper(path[0]) : '\0';
}

/* ---- patterns ---- */

/* A pattern is read as FindFirstFile reads it (FsRtlIsNameInExpression with the wildcards that
 * FindFirstFile makes of '*', '?' and '.'):
 *     STAR      '*'              any characters
 *     BASE      '*' before '.'   any characters, but not the name's last dot
 *     ONE       '?'              one character but a dot; none before a dot and at the end
 *     DOT       '.' before * ?   a dot; none at the end
 * Blanks and dots at the end are not seen, except that a '*' in front of a dot then is a BASE. */
enum { STAR = 0x50000000, BASE, ONE, DOT };
enum { LONGEST = 256 }; /* a name has 255 UTF-16 units at most */

bool vsd_has_wildcard(const char *text)
{
    return strpbrk(text, "*?") != NULL;
}

bool vsd_filespec_is_every(const char *pattern)
{
    return strcmp(pattern, "*") == 0 || strcmp(pattern, "*.*") == 0;
}

size_t vsd_seen_length(const char *text)
{
    size_t length = strlen(text), seen = length;
    while (seen > 0 && (text[seen - 1] == '.' || text[seen - 1] == ' '))
        seen--;
    return seen > 0 ? seen : length;
}

/* Folds what is seen of a name; SIZE_MAX when it is longer than a name can be. */
static size_t decode(const char *text, uint32_t out[LONGEST])
{
    size_t n = 0;
    for (const char *end = text + vsd_seen_length(text); text < end; n++) {
        if (n == LONGEST)
            return SIZE_MAX;
        text = vsd_utf8_next(text, &out[n]);
        out[n] = vsd_fold(out[n]);
    }
    return n;
}

static size_t compile(const char *pattern, uint32_t out[LONGEST])
{
    size_t n = decode(pattern, out);
    if (n == SIZE_MAX)
        return n;
    for (size_t i = 0; i < n; i++) {
        uint32_t next = i + 1 < n ? out[i + 1] : 0;
        if (out[i] == '*')
            out[i] = next == '.' ? BASE : STAR;
        else if (out[i] == '?')
            out[i] = ONE;
        else if (out[i] == '.' && (next == '*' || next == '?'))
            out[i] = DOT;
    }
    if (n > 0 && out[n - 1] == STAR && pattern[vsd_seen_length(pattern)] == '.')
        out[n - 1] = BASE;
    return n;
}

/* Whether a place of the pattern may be passed without a character; here is the name's next, 0 at
 * its end. */
static bool may_pass(uint32_t symbol, uint32_t here)
{
    return symbol == STAR || symbol == BASE || (symbol == ONE && (here == 0 || here == '.')) ||
           (symbol == DOT && here == 0);
}

/* Whether a place takes a character. A wildcard in the name, which is a pattern itself then, is
 * taken only by what takes everything it may stand for. */
static bool takes(uint32_t symbol, uint32_t here, bool dot_follows)
{
    switch (symbol) {
    case STAR:
        return true;
    case BASE:
        return dot_follows || (here != '.' && here != '*');
    case ONE:
        return here != '.' && here != '*';
    case DOT:
        return here == '.';
    default:
        return symbol == here;
    }
}

/* Places of a pattern that a name may have come to; all lie from low to high. */
struct places {
    bool at[LONGEST + 1];
    size_t low, high;
};

static void come_to(struct places *places, size_t place)
{
    places->at[place] = true;
    places->low = place < places->low ? place : places->low;
    places->high = place > places->high ? place : places->high;
}

static void forget(struct places *places)
{
    if (places->low <= places->high)
        memset(places->at + places->low, 0, places->high - places->low + 1);
    places->low = LONGEST + 1;
    places->high = 0;
}

/* Goes through the name once: at most the product of both lengths. */
static bool matches(const char *pattern, const char *name)
{
    uint32_t symbols[LONGEST], letters[LONGEST];
    size_t n = compile(pattern, symbols), length = decode(name, letters), last_dot = 0;
    if (n == SIZE_MAX || length == SIZE_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool may_vanish = i + 1 < length && (letters[i + 1] == '*' || letters[i + 1] == '?');
        last_dot = letters[i] == '.' && !may_vanish ? i : last_dot;
    }
    struct places both[2] = {{.low = LONGEST + 1}, {.low = LONGEST + 1}};
    struct places *now = &both[0], *next = &both[1];
    come_to(now, 0);
    for (size_t i = 0; now->low <= now->high; i++) {
        uint32_t here = i < length ? letters[i] : 0;
        for (size_t p = now->low; p <= now->high && p < n; p++)
            if (now->at[p] && may_pass(symbols[p], here))
                come_to(now, p + 1);
        if (i == length)
            return now->at[n];
        for (size_t p = now->low; p <= now->high && p < n; p++)
            if (now->at[p] && takes(symbols[p], here, i < last_dot))
                come_to(next, symbols[p] == STAR || symbols[p] == BASE ? p : p + 1);
        forget(now);
        struct places *last = now;
        now = next;
        next = last;
    }
    return false;
}

/* Whether two patterns can match the same name, by their beginnings up to the first wildcard of
 * either (by their ends from the last on). */
static bool beginnings_agree(const char *a, const char *b)
{
    const char *end_a = a + vsd_seen_length(a), *end_b = b + vsd_seen_length(b);
    while (a < end_a && b < end_b) {
        uint32_t p, q;
        a = vsd_utf8_next(a, &p);
        b = vsd_utf8_next(b, &q);
        if (p == '*' || p == '?' || q == '*' || q == '?')
            return true;
        if (vsd_fold(p) != vsd_fold(q))
            return false;
    }
    return true;
}

static bool ends_agree(const char *a, const char *b)
{
    const char *end_a = a + vsd_seen_length(a), *end_b = b + vsd_seen_length(b);
    while (end_a > a && end_b > b) {
        unsigned char p = (unsigned char)*--end_a, q = (unsigned char)*--end_b;
        if (p >= 0x80 || q >= 0x80 || strchr("*?", p) != NULL || strchr("*?", q) != NULL)
            return true; /* ASCII ends, as extensions are */
        if (vsd_fold(p) != vsd_fold(q))
            return false;
    }
    return true;
}

bool vsd_filespec_matches(const char *pattern, const char *name)
{
    if (vsd_filespec_is_every(pattern))
        return true;
    return beginnings_agree(pattern, name) && ends_agree(pattern, name) && matches(pattern, name);
}

bool vsd_filespec_covers(const char *pattern, const char *covered)
{
    if (vsd_filespec_is_every(pattern) || vsd_equal_folded(pattern, covered))
        return true;
    return !vsd_filespec_is_every(covered) && matches(pattern, covered);
}

bool vsd_filespec_overlaps(const char *a, const char *b)
{
    if (vsd_filespec_is_every(a) || vsd_filespec_is_every(b))
        return true;
    if (!vsd_has_wildcard(a))
        return vsd_filespec_matches(b, a);
    if (!vsd_has_wildcard(b))
        return vsd_filespec_matches(a, b);
    return beginnings_agree(a, b) && ends_agree(a, b);
}

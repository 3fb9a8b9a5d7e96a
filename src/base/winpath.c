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

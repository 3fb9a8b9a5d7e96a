/* Windows paths as documents have them: never opened, only compared, taken apart and matched. */
#ifndef VSD_BASE_WINPATH_H
#define VSD_BASE_WINPATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/filespec.h" /* what stands behind a path */
#include "base/key.h"

enum vsd_winpath_kind {
    VSD_PATH_EMPTY,
    VSD_PATH_DRIVE,    /* C:\… or C: */
    VSD_PATH_VOLUME,   /* \\?\Volume{GUID}\… */
    VSD_PATH_DEVICE,   /* \\?\GLOBALROOT\…, \\.\…, \??\… */
    VSD_PATH_UNC,      /* \\server\share\…, \\?\UNC\… */
    VSD_PATH_VARIABLE, /* %NAME%\… */
    VSD_PATH_ROOTED,   /* \… : on every volume, or on the current one */
    VSD_PATH_RELATIVE  /* anything else */
};
/* "\\?\C:\x" is a drive's. */
enum vsd_winpath_kind vsd_winpath_kind(const char *path);

/* Identity of a path: folded, without a trailing backslash and without "\\?\" in front of a drive.
 * Variables stay as they are. */
struct vsd_key vsd_winpath_key(const char *path);
/* The key of the first length bytes. */
struct vsd_key vsd_winpath_key_of(const char *path, size_t length);
bool vsd_winpath_equal(const char *a, const char *b);
/* Length of the parent of the first length bytes of a path, 0 when there is none: "C:\a\b",
 * then "C:\a", then "C:". */
size_t vsd_winpath_parent(const char *path, size_t length);
/* True when a path is another one or lies below it. */
bool vsd_winpath_within(const char *path, const char *above);

/* Whether a path is as Windows would make it: no "/", no "." and "..", no two backslashes in a row behind
 * the root. */
bool vsd_winpath_is_clean(const char *path);
/* Makes it so; out has room for the path, its NUL included. ".." does not leave the root ("C:",
 * "\\server\share", "\\?\Volume{...}"); device paths stay as they are. */
void vsd_winpath_clean(const char *path, char *out);

/* What a variable in a path is. */
enum vsd_variable_kind {
    VSD_VARIABLE_SYSTEM, /* the same for every process of a machine: %SystemRoot% */
    VSD_VARIABLE_USER,   /* depends on who asks: %TEMP%, %APPDATA% */
    VSD_VARIABLE_UNKNOWN
};
/* Finds the next %NAME% of a text: *name stands on it, *length is its length without the signs, and
 * the result stands behind it. NULL when there is none. A name is not empty and has no
 * backslash. */
const char *vsd_next_variable(const char *text, const char **name, size_t *length);
enum vsd_variable_kind vsd_variable_kind(const char *name, size_t length);
/* The usual value of a system variable, an assumption; NULL when there is none. */
const char *vsd_variable_default(const char *name, size_t length);

/* The drive that a path lies on, upper case; '\0' when it is not on a drive or that is not known.
 * *assumed (may be NULL) tells that it follows from a variable's usual value. */
char vsd_winpath_drive(const char *path, bool *assumed);

#endif

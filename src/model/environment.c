#include "model/environment.h"

#include <string.h>

#include "base/text.h"
#include "base/winpath.h"

enum { MOST = 16 }; /* variables of a path that are expanded */

static bool same_name(const char *a, const char *b, size_t length)
{
    for (const char *end = a + length; a < end;) {
        uint32_t x, y;
        a = vsd_utf8_next(a, &x);
        b = vsd_utf8_next(b, &y);
        if (vsd_fold(x) != vsd_fold(y))
            return false;
    }
    return true;
}

static const char *defined(const struct vsd_environment *environment, const char *name,
                           size_t length)
{
    for (const char *const *d = environment->defines; d != NULL && *d != NULL; d++) {
        const char *equals = strchr(*d, '=');
        if (equals != NULL && (size_t)(equals - *d) == length && same_name(*d, name, length))
            return equals + 1;
    }
    return NULL;
}

/* Appends a part; a backslash at its end is dropped where the path goes on with one. */
static char *append(struct vsd_arena *arena, const char *so_far, const char *part, size_t length,
                    bool backslash_follows)
{
    while (backslash_follows && length > 0 && part[length - 1] == '\\')
        length--;
    return vsd_arena_printf(arena, "%s%.*s", so_far, (int)length, part);
}

bool vsd_expand(const struct vsd_environment *environment, struct vsd_arena *arena, const char *path,
                struct vsd_expanded *out)
{
    const char *name = NULL, *rest = path;
    size_t length = 0;
    *out = (struct vsd_expanded){.path = path};
    const char *behind = path != NULL ? vsd_next_variable(path, &name, &length) : NULL;
    if (behind == NULL)
        return true;
    char *text = vsd_arena_printf(arena, "%s", "");
    for (unsigned n = 0; behind != NULL && text != NULL && n < MOST;
         n++, behind = vsd_next_variable(rest, &name, &length)) {
        const char *value = defined(environment, name, length);
        if (value == NULL) {
            value = vsd_variable_default(name, length);
            out->assumed = out->assumed || value != NULL;
        }
        out->unresolved = out->unresolved || value == NULL;
        text = append(arena, text, rest, (size_t)(name - 1 - rest), false);
        if (text != NULL && value != NULL)
            text = append(arena, text, value, strlen(value), *behind == '\\');
        else if (text != NULL)
            text = append(arena, text, name - 1, (size_t)(behind - (name - 1)), false);
        rest = behind;
    }
    if (text != NULL)
        text = append(arena, text, rest, strlen(rest), false);
    out->path = text;
    return text != NULL;
}

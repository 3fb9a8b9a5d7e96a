/* Folders whose names have a version, such as those of .NET and of the side-by-side store. */
#include "diff/versions.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* "10.0.14393.0", and the sum that Windows puts behind it in names of folders: their length. */
static size_t version_at(const char *text)
{
    size_t n = 0, parts = 0;
    while (is_digit(text[n])) {
        while (is_digit(text[n]))
            n++;
        parts++;
        if (text[n] != '.' || !is_digit(text[n + 1]))
            break;
        n++;
    }
    if (parts >= 2)
        return n;
    for (n = 0; n < 16 && is_hex(text[n]);)
        n++;
    return n == 16 && !is_hex(text[n]) ? n : 0;
}

bool vsd_without_versions(const char *path, char *out)
{
    bool any = false, dotted = false;
    char before = '\\';
    for (; *path != '\0'; before = path[-1]) {
        size_t length = !is_hex(before) && before != '.' ? version_at(path) : 0;
        if (length > 0) {
            any = true;
            dotted = dotted || memchr(path, '.', length) != NULL;
            *out++ = '*';
            path += length;
        } else {
            *out++ = *path++;
        }
    }
    *out = '\0';
    return any && dotted;
}

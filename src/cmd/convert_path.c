#include "convert_path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "redacting.h"

static size_t without_slashes(const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return length;
}

/* Where the last part of a path begins. */
static size_t last_part(const char *path, size_t length)
{
    while (length > 0 && path[length - 1] != '/')
        length--;
    return length;
}

/* Files that were named, and what is in them, are called by their names alone. */
static const char *name_of(const struct common_args *common, const char *path)
{
    for (size_t i = 0; i < common->n_operands; i++) {
        const char *operand = redacting_shown(common->operands[i]);
        size_t n = operand != NULL ? strlen(operand) : 0;
        if (n > 0 && strncmp(path, operand, n) == 0 && (path[n] == '\0' || path[n] == '/'))
            return path + last_part(path, n);
    }
    return path;
}

/* The folder of a capture: of several below an operand, or in several of them, each has its own. */
static const char *folder_of(const struct common_args *common, const char *source, const char *name,
                             int *length)
{
    size_t all = without_slashes(source);
    for (size_t i = 0; i < common->n_operands; i++) {
        const char *operand = redacting_shown(common->operands[i]);
        size_t n = operand != NULL ? without_slashes(operand) : 0, from = all;
        if (n == 0 || strncmp(source, operand, n) != 0)
            continue;
        if (all > n && source[n] == '/')
            from = n + 1;
        else if (all == n && common->n_operands > 1)
            from = last_part(source, n);
        if (from < all && strcmp(source + from, name) != 0) { /* else it is the document itself */
            *length = (int)(all - from);
            return source + from;
        }
    }
    *length = 0;
    return "";
}

char *convert_path(const struct common_args *common, const char *source, const char *path)
{
    const char *name = name_of(common, path);
    int length;
    const char *folder = folder_of(common, source, name, &length);
    size_t size = (size_t)length + strlen(name) + 2;
    char *out = malloc(size);
    if (out != NULL)
        (void)snprintf(out, size, "%.*s%s%s", length, folder, length > 0 ? "/" : "", name);
    return out;
}

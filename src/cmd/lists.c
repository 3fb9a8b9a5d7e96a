/* Lists: those of the command line, and those that grow while captures are read. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

const char *const *text_items(const struct text_list *list)
{
    return list->n > 0 ? list->items : NULL;
}

bool have_equals(const char *option, const struct text_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (strchr(list->items[i], '=') == NULL) {
            complain("--%s: \"%s\" has no \"=\"", option, list->items[i]);
            return false;
        }
    return true;
}

void *one_more(void *items, size_t n, size_t size)
{
    void *larger = n < SIZE_MAX / size ? realloc(items, (n + 1) * size) : NULL;
    if (larger == NULL)
        complain("not enough memory");
    return larger;
}

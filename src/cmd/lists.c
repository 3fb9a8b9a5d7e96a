/* Lists that grow while captures are read. */
#include <stdint.h>
#include <stdlib.h>

#include "cmd.h"

void *one_more(void *items, size_t n, size_t size)
{
    void *larger = n < SIZE_MAX / size ? realloc(items, (n + 1) * size) : NULL;
    if (larger == NULL)
        complain("not enough memory");
    return larger;
}

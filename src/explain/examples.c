/* The table examples.tsv, which `make update-rules' writes from tests/rules and the build turns into C. */
#include "explain/examples.h"

#include <stddef.h>
#include <string.h>

static const struct vsd_example examples[] = {
#define EXAMPLE(slug, excerpt, message) {slug, excerpt, message},
#include "explain/example_list.h"
#undef EXAMPLE
};

const struct vsd_example *vsd_example_of(const char *slug)
{
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        if (strcmp(examples[i].slug, slug) == 0)
            return &examples[i];
    return NULL;
}

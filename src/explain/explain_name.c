#include <string.h>

#include "base/text.h"
#include "explain/explain.h"

/* One of the spellings of a row, or the key that our JSON gives it. */
static bool is_called(const struct vssdoc_name *name, const char *asked)
{
    if (vsd_equal_folded(name->key, asked))
        return true;
    size_t length = strlen(asked);
    for (const char *at = name->spelling; *at != '\0';) {
        size_t n = strcspn(at, "|");
        const char *rest = n >= length ? vsd_rest_folded(at, asked) : NULL;
        if (rest == at + n)
            return true;
        at += n + (at[n] == '|');
    }
    return false;
}

void vsd_explain_name(struct vsd_explanation *explanation, const char *asked,
                      struct vsd_nearest *nearest)
{
    struct vssdoc_name name;
    for (size_t i = 0; *asked != '\0' && vssdoc_name_at(i, &name); i++) {
        vsd_nearest_offer(nearest, name.key);
        vsd_nearest_offer(nearest, name.spelling);
        if (!is_called(&name, asked))
            continue;
        struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_NAME);
        if (topic != NULL)
            topic->name = name;
    }
}

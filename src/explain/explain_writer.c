#include "base/text.h"
#include "explain/explain.h"

static bool is_called(const struct vssdoc_known_writer *writer, const char *asked)
{
    if (vsd_equal_folded(writer->name, asked))
        return true;
    for (const char *const *name = writer->variants; name != NULL && *name != NULL; name++)
        if (vsd_glob_folded(*name, asked))
            return true;
    return false;
}

void vsd_explain_writer(struct vsd_explanation *explanation, const char *asked,
                        struct vsd_nearest *nearest)
{
    struct vssdoc_guid id;
    bool by_id = vssdoc_guid_parse(asked, &id);
    const struct vssdoc_known_writer *writer, *known = by_id ? vssdoc_known_writer_find(&id) : NULL;
    for (size_t i = 0; (writer = vssdoc_known_writer_at(i)) != NULL; i++) {
        if (!by_id)
            vsd_nearest_offer(nearest, writer->name);
        if (writer != known && !is_called(writer, asked))
            continue;
        struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_WRITER);
        if (topic != NULL)
            topic->writer = writer;
    }
}

#include "explain/explain.h"
#include "model/shape.h"

/* The root elements stand in no table of names: a document is known by them. */
static const struct vssdoc_name roots[] = {
    {"capture", "writers", true, "WRITER_METADATA", VSSDOC_CAPTURED,
     "writer-metadata-document-contents.md", VSSDOC_ENUMERATIONS, false},
    {"capture", "backup_components", true, "BACKUP_COMPONENTS", VSSDOC_CAPTURED,
     "backup-components-document-contents.md", VSSDOC_ENUMERATIONS, false},
    {"capture", "manifest", true, "Manifest", VSSDOC_CAPTURED, "captured documents",
     VSSDOC_ENUMERATIONS, false},
};
enum { ROOTS = sizeof roots / sizeof roots[0] };

static bool name_at(size_t i, struct vssdoc_name *out)
{
    if (i >= ROOTS)
        return vssdoc_name_at(i - ROOTS, out);
    *out = roots[i];
    return true;
}

void vsd_explain_name(struct vsd_explanation *explanation, const char *asked,
                      struct vsd_nearest *nearest)
{
    struct vssdoc_name name;
    for (size_t i = 0; *asked != '\0' && name_at(i, &name); i++) {
        vsd_nearest_offer(nearest, name.key);
        vsd_nearest_offer(nearest, name.spelling);
        if (!vsd_spelled(name.spelling, asked) && !vsd_spelled(name.key, asked))
            continue;
        struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_NAME);
        if (topic != NULL)
            topic->name = name;
    }
}

/* The machine's volumes, as the ASR writer's components and their captions name them: a component
 * \Volumes\Volume{GUID} with a caption such as "Select this volume (C:) if it is a critical volume."
 * The captions are as captured; only what stands in parentheses is looked at, so that a translated
 * one works as well. */
#include <stdlib.h>
#include <string.h>

#include "base/guid.h"
#include "base/text.h"
#include "model/model.h"

static const char asr_writer[] = "be000cbe-11fe-4426-9c58-531aa6355fc4";

/* "C:" or a mount folder that a caption names in parentheses, NULL when it names none. */
static bool mount_of(struct vsd_arena *arena, const char *caption, const char **mount)
{
    *mount = NULL;
    for (const char *open = caption; open != NULL && (open = strchr(open, '(')) != NULL; open++) {
        bool letter = (open[1] >= 'A' && open[1] <= 'Z') || (open[1] >= 'a' && open[1] <= 'z');
        size_t length = strcspn(open + 1, ")");
        if (!letter || open[2] != ':' || open[1 + length] != ')')
            continue;
        if (open[length] == '\\')
            length--;
        *mount = vsd_arena_copy(arena, open + 1, length);
        return *mount != NULL;
    }
    return true;
}

bool vsd_volumes_find(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                      struct vsd_volumes *out)
{
    struct vssdoc_guid asr;
    (void)vssdoc_guid_parse(asr_writer, &asr);
    *out = (struct vsd_volumes){0};
    const struct vssdoc_writer *writer = NULL;
    for (size_t i = 0; i < capture->n_writers && writer == NULL; i++)
        if (vssdoc_guid_equal(&capture->writers[i]->writer_id, &asr))
            writer = capture->writers[i];
    if (writer == NULL || writer->n_components == 0)
        return true;
    struct vssdoc_volume *volumes = vsd_arena_alloc(arena, writer->n_components * sizeof *volumes);
    out->volumes = volumes;
    if (volumes == NULL)
        return false;
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next) {
        struct vssdoc_volume volume = {.critical = c->selectable == 0};
        if (!vsd_equal_folded(c->logical_path, "Volumes") || c->name == NULL ||
            vsd_guid_in_braces(c->name, &volume.guid) == NULL)
            continue;
        if (!mount_of(arena, c->caption, &volume.mount))
            return false;
        volumes[out->n++] = volume;
    }
    return true;
}

const struct vssdoc_volume *vsd_volume_of(const struct vsd_volumes *volumes, const char *path)
{
    struct vssdoc_guid guid;
    if (path == NULL || vsd_guid_in_braces(path, &guid) == NULL)
        return NULL;
    for (size_t i = 0; i < volumes->n; i++)
        if (vssdoc_guid_equal(&volumes->volumes[i].guid, &guid))
            return &volumes->volumes[i];
    return NULL;
}

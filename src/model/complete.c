/* What follows from an object's attributes once all of them are read. */
#include <string.h>

#include "model/shape_rows.h"

/* Pages write logical paths with and without a backslash at their ends. */
static size_t trim(const char **path)
{
    if (*path == NULL)
        return 0;
    size_t length = strlen(*path);
    if (length > 0 && (*path)[0] == '\\') {
        (*path)++;
        length--;
    }
    return length > 0 && (*path)[length - 1] == '\\' ? length - 1 : length;
}

const char *vsd_full_path(struct vsd_arena *arena, const char *logical_path, const char *name)
{
    size_t length = trim(&logical_path);
    return vsd_arena_printf(arena, "\\%.*s%s%s", (int)length, length > 0 ? logical_path : "",
                            length > 0 ? "\\" : "", name != NULL ? name : "");
}

bool vsd_complete_component(struct vsd_arena *arena, void *object)
{
    struct vssdoc_component *component = object;
    component->full_path = vsd_full_path(arena, component->logical_path, component->name);
    return component->full_path != NULL;
}

bool vsd_complete_backup_component(struct vsd_arena *arena, void *object)
{
    struct vssdoc_backup_component *component = object;
    component->full_path = vsd_full_path(arena, component->logical_path, component->name);
    return component->full_path != NULL;
}

bool vsd_complete_restore_subcomponent(struct vsd_arena *arena, void *object)
{
    struct vssdoc_restore_subcomponent *component = object;
    component->full_path = vsd_full_path(arena, component->logical_path, component->name);
    return component->full_path != NULL;
}

/* Splits "\\COMPUTER\rest" and stands on the rest; NULL when the text is not of this form. */
static const char *remote_computer(struct vsd_arena *arena, const char **text, bool *enough)
{
    if (*text == NULL || strncmp(*text, "\\\\", 2) != 0)
        return NULL;
    const char *computer = *text + 2;
    size_t length = strcspn(computer, "\\");
    *text = computer + length + (computer[length] == '\\');
    const char *copy = vsd_arena_copy(arena, computer, length);
    *enough = copy != NULL;
    return copy;
}

bool vsd_complete_dependency(struct vsd_arena *arena, void *object)
{
    struct vssdoc_dependency *dependency = object;
    const char *path = dependency->logical_path, *name = dependency->name;
    bool enough = true;
    dependency->remote_computer = remote_computer(arena, &path, &enough);
    if (dependency->remote_computer == NULL && enough)
        dependency->remote_computer = remote_computer(arena, &name, &enough);
    dependency->full_path = enough ? vsd_full_path(arena, path, name) : NULL;
    return dependency->full_path != NULL;
}

bool vsd_complete_manifest_writer(struct vsd_arena *arena, void *object)
{
    struct vssdoc_manifest_writer *writer = object;
    if (writer->name == NULL || strstr(writer->name, "%s") == NULL)
        return true;
    char *name = vsd_arena_copy(arena, writer->name, strlen(writer->name));
    if (name == NULL)
        return false;
    char *to = name;
    for (const char *from = name; *from != '\0'; to++) {
        bool blank = from[0] == '%' && from[1] == 's';
        *to = blank ? ' ' : *from;
        from += blank ? 2 : 1;
    }
    *to = '\0';
    writer->name = name;
    return true;
}

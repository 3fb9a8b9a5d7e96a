#include "base/path.h"

#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"

bool vsd_path_push(struct vsd_path *path, const char *part, size_t *mark)
{
    *mark = path->length;
    size_t part_length = strlen(part);
    bool slash = path->length > 0 && path->text[path->length - 1] != '/';
    size_t length = path->length + slash + part_length;
    if (length >= path->room) {
        size_t room = length + length / 2 + 64;
        char *larger = realloc(path->text, room);
        if (larger == NULL)
            return false;
        path->text = larger;
        path->room = room;
    }
    if (slash)
        path->text[path->length] = '/';
    memcpy(path->text + path->length + slash, part, part_length + 1);
    path->length = length;
    return true;
}

void vsd_path_pop(struct vsd_path *path, size_t mark)
{
    path->length = mark;
    path->text[mark] = '\0';
}

void vsd_path_free(struct vsd_path *path)
{
    free(path->text);
    *path = (struct vsd_path){0};
}

const char *vsd_last_part(const char *path)
{
    const char *part = path;
    for (const char *c = path; *c != '\0'; c++)
        if (*c == '/' || *c == '\\')
            part = c + 1;
    return part;
}

size_t vsd_document_stem(const char *name)
{
    static const char *const endings[] = {".xml", ".json"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && vsd_equal_folded(name + length - ending, endings[i]))
            return length - ending;
    }
    return length;
}

bool vsd_names_document(const char *name, const char *path)
{
    struct vsd_key_maker maker[2];
    const char *const names[] = {vsd_last_part(name), vsd_last_part(path)};
    struct vsd_key keys[2];
    for (int i = 0; i < 2; i++) {
        vsd_key_begin(&maker[i]);
        vsd_key_folded(&maker[i], names[i], vsd_document_stem(names[i]));
        keys[i] = vsd_key_end(&maker[i]);
    }
    return memcmp(&keys[0], &keys[1], sizeof keys[0]) == 0;
}

/* What every node of the model knows: its place and its oddities. */
#include <stdio.h>
#include <string.h>

#include "model/model.h"

/* The steps from the root down, written behind each other; length counts also what does not fit. */
static size_t write_steps(const struct vssdoc_element *element, char *out, size_t size)
{
    size_t length = element->parent != NULL ? write_steps(element->parent, out, size) : 0;
    char *at = length < size ? out + length : NULL;
    size_t room = length < size ? size - length : 0;
    int step = element->parent != NULL
                   ? snprintf(at, room, "/%s[%u]", element->name, element->index)
                   : snprintf(at, room, "/%s", element->name);
    return length + (step > 0 ? (size_t)step : 0);
}

size_t vssdoc_locator(const struct vssdoc_element *element, char *out, size_t size)
{
    if (size > 0)
        out[0] = '\0';
    return write_steps(element, out, size);
}

const struct vssdoc_mark *vssdoc_mark_of(const struct vssdoc_element *element, const char *key)
{
    const struct vssdoc_mark *mark = element->marks;
    while (mark != NULL && strcmp(mark->key, key) != 0)
        mark = mark->next;
    return mark;
}

const char *vsd_raw_of(const struct vssdoc_element *element, const char *key)
{
    const struct vssdoc_mark *mark = vssdoc_mark_of(element, key);
    return mark != NULL && mark->raw != NULL ? mark->raw : "";
}

const char *vssdoc_file_set_kind_name(enum vssdoc_file_set_kind kind)
{
    static const char *const names[] = {
        [VSSDOC_FILE_LIST] = "file_list",
        [VSSDOC_DATABASE_FILES] = "database_files",
        [VSSDOC_DATABASE_LOGFILES] = "database_logfiles",
        [VSSDOC_INCLUDE] = "include",
        [VSSDOC_EXCLUDE] = "exclude",
        [VSSDOC_EXCLUDE_FROM_SNAPSHOT] = "exclude_from_snapshot",
        [VSSDOC_ALTERNATE_LOCATION_MAPPING] = "alternate_location_mapping",
        [VSSDOC_NEW_TARGET] = "new_target",
    };
    return names[kind];
}

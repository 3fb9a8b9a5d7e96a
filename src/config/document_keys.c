/* Which keys an object of a class may have. What a later version wrote there is kept as a comment:
 * a key that nobody knows has no place in a document, and nothing of a document is dropped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "config/document_build.h"
#include "model/written.h"

static const char *const others[] = {"type",     "kind",      "element",         "extra",
                                     "extra_in", "full_path", "remote_computer", NULL};

/* Of "group.key", "group" is a key, and the whole is one. */
static bool is_key(const char *key, const char *asked, size_t length)
{
    size_t whole = memchr(asked, '.', length) != NULL ? strlen(key) : strcspn(key, ".");
    return whole == length && strncmp(key, asked, length) == 0;
}

static bool has_key(const struct vsd_class *class, const char *asked, size_t length)
{
    for (size_t i = 0; i < class->n_fields; i++)
        if (is_key(class->fields[i].key, asked, length))
            return true;
    for (size_t i = 0; i < class->n_children; i++)
        if (is_key(class->children[i].key, asked, length) ||
            (class->children[i].relation == VSD_MERGE &&
             has_key(class->children[i].class, asked, length)))
            return true;
    return false;
}

static bool is_known(const struct vsd_class *class, const char *key)
{
    static const char *const ends[] = {"", "_raw", "_evidence", "_spelled", "_name"};
    size_t length = strlen(key);
    for (size_t i = 0; others[i] != NULL; i++)
        if (strcmp(others[i], key) == 0)
            return true;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t end = strlen(ends[i]);
        if (length > end && strcmp(key + length - end, ends[i]) == 0 &&
            has_key(class, key, length - end))
            return true;
    }
    return false;
}

static void offer(struct vsd_nearest *nearest, const struct vsd_class *class)
{
    for (size_t i = 0; i < class->n_fields; i++)
        if (strchr(class->fields[i].key, '.') == NULL)
            vsd_nearest_offer(nearest, class->fields[i].key);
    for (size_t i = 0; i < class->n_children; i++)
        if (class->children[i].relation == VSD_MERGE)
            offer(nearest, class->children[i].class);
        else
            vsd_nearest_offer(nearest, class->children[i].key);
}

/* Whether a key's value is an object of fields, not a field. */
static bool is_group(const struct vsd_class *class, const char *key)
{
    size_t length = strlen(key);
    for (size_t i = 0; i < class->n_fields; i++)
        if (strncmp(class->fields[i].key, key, length) == 0 && class->fields[i].key[length] == '.')
            return true;
    for (size_t i = 0; i < class->n_children; i++)
        if (class->children[i].relation == VSD_MERGE && is_group(class->children[i].class, key))
            return true;
    return false;
}

/* A comment that holds a key with its value, as JSON; NULL when memory runs out. */
static char *comment(const char *key, const json_t *value)
{
    static const char begin[] = "<!-- vssdoc: ", end[] = " -->";
    json_t *pair = json_object();
    char *json = NULL, *text = NULL, *to;
    if (pair != NULL && json_object_set(pair, key, (json_t *)(uintptr_t)value) == 0)
        json = json_dumps(pair, JSON_COMPACT | JSON_ENSURE_ASCII);
    if (json != NULL)
        text = malloc(sizeof begin + 6 * strlen(json) + sizeof end);
    if ((to = text) != NULL) {
        to = stpcpy(to, begin);
        for (const char *at = json; *at != '\0'; at++)
            if (at > json && at[-1] == '-' && *at == '-') /* in a string: no number has two */
                to = stpcpy(to, "\\u002d");
            else
                *to++ = *at;
        (void)stpcpy(to, end);
    }
    free(json);
    json_decref(pair);
    return text;
}

void vsd_json_keep(struct vsd_json_build *document, const struct vsd_class *class, const char *key,
                   const json_t *value)
{
    struct vsd_build *build = document->build;
    struct vsd_nearest nearest = {.asked = key};
    if (vsd_json_gone(document))
        return;
    char *xml = comment(key, value);
    if (xml == NULL) {
        document->reading.no_memory = true;
        return;
    }
    vsd_build_aside(build, xml, strlen(xml));
    free(xml);
    struct vsd_remark *remark = vsd_remark_new(&build->remarks, VSSDOC_NOTE_UNKNOWN_NAME,
                                               build->stack[build->depth - 1].element,
                                               vsd_json_kept(document, key, strlen(key)), NULL);
    offer(&nearest, class);
    if (remark != NULL)
        remark->hint = nearest.best;
}

static void keep_of_group(struct vsd_json_build *document, const struct vsd_class *class,
                          const char *group, const json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        char whole[2 * VSD_WRITTEN];
        if (snprintf(whole, sizeof whole, "%s.%s", group, key) >= (int)sizeof whole ||
            !is_known(class, whole))
            vsd_json_keep(document, class, whole, value);
    }
}

void vsd_json_keep_unknown(struct vsd_json_build *document, const struct vsd_json_object *object,
                           const struct vsd_class *class)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object->json, key, value)
    {
        if (!is_known(class, key))
            vsd_json_keep(document, class, key, value);
        else if (json_is_object(value) && is_group(class, key))
            keep_of_group(document, class, key, value);
    }
}

/* What the model does not know of a document: attributes, pieces, and elements around others. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config/document_build.h"
#include "model/written.h"
#include "reader/fragment.h"

bool vsd_json_gone(const struct vsd_json_build *document)
{
    return document->reading.failed || document->reading.no_memory || document->build->no_memory;
}

const char *vsd_json_kept(struct vsd_json_build *document, const char *text, size_t length)
{
    const char *copy = vsd_intern(&document->reading.intern, text, length);
    document->reading.no_memory = document->reading.no_memory || copy == NULL;
    return copy != NULL ? copy : "";
}

/* ---- attributes ---- */

bool vsd_json_is_name(const char *name)
{
    bool first = true, colon = false;
    for (; *name != '\0'; name++) {
        unsigned char c = (unsigned char)*name;
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
        bool other = (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (c == ':' && !first && !colon) {
            colon = first = true;
            continue;
        }
        if (!letter && (first || !other))
            return false;
        first = false;
    }
    return !first;
}

static const char *const *prefixes_of_xml(void)
{
    static const char *const names[] = {"xml", "xmlns", NULL};
    return names;
}

static bool is_declared(const struct vsd_json_build *document, const char *prefix, size_t length)
{
    char text[120];
    for (const char *const *p = prefixes_of_xml(); *p != NULL; p++)
        if (strlen(*p) == length && strncmp(*p, prefix, length) == 0)
            return true;
    int n = snprintf(text, sizeof text, " xmlns:%.*s=", (int)length, prefix);
    return n > 0 && (size_t)n < sizeof text && strstr(document->declared, text) != NULL;
}

static void declare(struct vsd_json_build *document, const char *prefix, const char *uri)
{
    if (++document->namespaces > document->limits->attributes) {
        const struct vsd_json_object top = {NULL, {NULL, NULL, 0}};
        vsd_json_complain(&document->reading, &top, NULL,
                          "more namespaces are declared than are read");
        return;
    }
    size_t n = strcspn(uri, "\"<&");
    if (uri[n] != '\0' || n == 0)
        n = 0; /* any other name will do: only whether it is declared counts */
    const char *longer =
        vsd_arena_printf(document->reading.arena, "%s xmlns:%s=\"%.*s\"", document->declared,
                         prefix, n > 0 ? (int)n : 1, n > 0 ? uri : "x");
    document->reading.no_memory = document->reading.no_memory || longer == NULL;
    document->declared = longer != NULL ? longer : document->declared;
}

void vsd_json_add_attribute(struct vsd_json_build *document, struct vsd_list *attributes,
                            const char *prefix, const char *name, const char *value)
{
    struct vsd_attribute *attribute = vsd_list_add(attributes);
    if (attribute == NULL)
        document->reading.no_memory = true;
    else
        *attribute = (struct vsd_attribute){prefix, name, value, strlen(value)};
}

/* Whether a name with something in front of a slash belongs to this element. */
static const char *own_part(const struct vsd_json_element *element, const char *name)
{
    const char *slash = strchr(name, '/');
    char prefix[VSD_WRITTEN];
    struct vsd_match match;
    if (slash == NULL)
        return element->merged == NULL ? name : NULL;
    (void)snprintf(prefix, sizeof prefix, "%.*s", (int)strcspn(name, "[/"), name);
    const struct vsd_child *row = vsd_child_named(element->class, prefix, NULL, &match);
    return row != NULL && row->relation == VSD_MERGE && row == element->merged ? slash + 1 : NULL;
}

static bool stands_already(const struct vsd_list *attributes, size_t n_known, const char *name)
{
    const struct vsd_attribute *known = attributes->items;
    for (size_t i = 0; i < n_known; i++)
        if (strcmp(known[i].name, name) == 0)
            return true;
    return false;
}

/* An attribute that the model does not know, with its prefix declared. */
static void extra_attribute(struct vsd_json_build *document, const struct vsd_json_object *extra,
                            const char *key, const char *name, struct vsd_list *attributes,
                            size_t n_known)
{
    const char *value = vsd_json_string_of(&document->reading, extra, key);
    const char *colon = strchr(name, ':');
    if (value == NULL || !vsd_json_is_name(name) || strcmp(name, "xmlns") == 0) {
        vsd_json_complain(&document->reading, extra, key, "\"%.80s\" is no attribute with a text",
                          name);
        return;
    }
    if (stands_already(attributes, n_known, name)) {
        vsd_json_complain(&document->reading, extra, key,
                          "the attribute %.80s stands there already", name);
        return;
    }
    if (colon != NULL && !is_declared(document, name, (size_t)(colon - name))) {
        vsd_json_complain(&document->reading, extra, key, "xmlns:%.*s is not declared",
                          (int)(colon - name < 80 ? colon - name : 80), name);
        return;
    }
    vsd_json_add_attribute(document, attributes,
                           colon != NULL ? vsd_json_kept(document, name, (size_t)(colon - name))
                                         : NULL,
                           vsd_json_kept(document, colon != NULL ? colon + 1 : name,
                                         strlen(colon != NULL ? colon + 1 : name)),
                           value);
}

struct vsd_json_object vsd_json_inside(const struct vsd_json_object *object, const char *key)
{
    return (struct vsd_json_object){json_object_get(object->json, key),
                                    {.in = &object->at, .key = key}};
}

/* What is an object, where it is one; else *out is empty. */
void vsd_json_take(struct vsd_json_build *document, const struct vsd_json_object *object,
                   const char *key, struct vsd_json_object *out)
{
    *out = vsd_json_inside(object, key);
    if (out->json != NULL && !json_is_object(out->json) && !json_is_null(out->json))
        vsd_json_complain(&document->reading, object, key, "%s is not an object", key);
    if (!json_is_object(out->json))
        out->json = NULL;
}

void vsd_json_attributes(struct vsd_json_build *document, const struct vsd_json_element *element,
                         struct vsd_list *attributes)
{
    struct vsd_json_object extra, known;
    const char *key;
    json_t *value;
    size_t n_known = attributes->n;
    vsd_json_take(document, element->object, "extra", &extra);
    vsd_json_take(document, &extra, "attributes", &known);
    if (known.json == NULL)
        return;
    json_object_foreach((json_t *)(uintptr_t)known.json, key, value)
    {
        const char *name = own_part(element, key);
        if (name != NULL && strncmp(name, "xmlns:", 6) == 0 && json_is_string(value) &&
            vsd_json_is_name(name) && !vsd_json_gone(document))
            declare(document, name + 6, json_string_value(value));
    }
    json_object_foreach((json_t *)(uintptr_t)known.json, key, value)
    {
        const char *name = own_part(element, key);
        if (name != NULL && !vsd_json_gone(document))
            extra_attribute(document, &known, key, name, attributes, n_known);
    }
}

bool vsd_json_has_attributes(const struct vsd_json_element *element)
{
    const json_t *known =
        json_object_get(json_object_get(element->object->json, "extra"), "attributes");
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)known, key,
                        value) if (own_part(element, key) != NULL) return true;
    return false;
}

/* ---- pieces ---- */

/* Where a piece stands: the name of an element, NULL: not said. */
static const char *place_of(const struct vsd_json_object *object, size_t i)
{
    return json_string_value(json_array_get(json_object_get(object->json, "extra_in"), i));
}

static bool stands_in(const struct vsd_json_element *element, size_t i)
{
    const char *place = place_of(element->object, i);
    struct vsd_match match;
    const struct vsd_child *row =
        place != NULL ? vsd_child_named(element->class, place, NULL, &match) : NULL;
    return (row != NULL && row->relation == VSD_MERGE ? row : NULL) == element->merged;
}

bool vsd_json_has_pieces(const struct vsd_json_element *element)
{
    const json_t *list =
        json_object_get(json_object_get(element->object->json, "extra"), "elements");
    for (size_t i = 0; i < json_array_size(list); i++)
        if (stands_in(element, i))
            return true;
    return false;
}

static void put_piece(struct vsd_json_build *document, const char *xml, enum vsd_fragment kind)
{
    char name[VSD_WRITTEN];
    const char *colon;
    if (kind == VSD_FRAGMENT_ASIDE) {
        document->made = document->made || strncmp(xml, "<?vssdoc made", 13) == 0;
        vsd_build_aside(document->build, xml, strlen(xml));
        return;
    }
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(xml + 1, " \t\r\n/>"), xml + 1);
    colon = strchr(name, ':');
    vsd_build_piece(document->build, colon != NULL ? colon + 1 : name, xml, strlen(xml));
}

/* Comments and instructions before everything else in an element, elements behind it. */
void vsd_json_pieces(struct vsd_json_build *document, const struct vsd_json_element *element,
                     bool is_root, enum vsd_json_when when)
{
    struct vsd_json_object extra;
    vsd_json_take(document, element->object, "extra", &extra);
    const json_t *list = json_object_get(extra.json, "elements");
    struct vsd_json_object in = vsd_json_inside(&extra, "elements");
    for (size_t i = 0; i < json_array_size(list) && !vsd_json_gone(document); i++) {
        const char *xml = json_string_value(json_array_get(list, i));
        if (!stands_in(element, i))
            continue;
        enum vsd_fragment kind =
            xml != NULL ? vsd_fragment_kind(xml, document->declared, document->limits->attributes)
                        : VSD_FRAGMENT_BAD;
        struct vsd_json_object piece = {NULL, {.in = &in.at, .index = i}};
        bool in_front =
            is_root && kind == VSD_FRAGMENT_ASIDE && place_of(element->object, i) == NULL;
        document->reading.no_memory = document->reading.no_memory || kind == VSD_FRAGMENT_NO_MEMORY;
        if (kind == VSD_FRAGMENT_BAD && when == VSD_IN_FRONT)
            continue; /* the root's attributes may declare its prefix; it is met once more */
        if (kind == VSD_FRAGMENT_BAD)
            vsd_json_complain(&document->reading, &piece, NULL,
                              "not one well-formed element, comment or instruction");
        else if (when == (in_front                     ? VSD_IN_FRONT
                          : kind == VSD_FRAGMENT_ASIDE ? VSD_FIRST
                                                       : VSD_LAST))
            put_piece(document, xml, kind);
    }
}

/* An element that stood around those of a list and had attributes, which are the run of extra
 * attributes that begins here; gives the end of the run. */
static void *wrapper(struct vsd_json_build *document, const struct vsd_json_object *known,
                     void *first)
{
    json_t *all = (json_t *)(uintptr_t)known->json;
    const struct vsd_position nowhere = {0};
    const char *key = json_object_iter_key(first);
    size_t length = strcspn(key, "/") + 1;
    struct vsd_list attributes = {.size = sizeof(struct vsd_attribute)};
    char name[VSD_WRITTEN];
    void *at = first;
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(key, "[/"), key);
    if (!vsd_json_is_name(name) || strchr(name, ':') != NULL)
        vsd_json_complain(&document->reading, known, key, "no name of an element: \"%.80s\"", name);
    for (; at != NULL && !vsd_json_gone(document); at = json_object_iter_next(all, at)) {
        const char *own = json_object_iter_key(at);
        if (strncmp(own, key, length) != 0)
            break;
        if (strncmp(own + length, "xmlns:", 6) == 0 && vsd_json_is_name(own + length))
            declare(document, own + length + 6, "x");
        extra_attribute(document, known, own, own + length, &attributes, 0);
    }
    if (!vsd_json_gone(document)) {
        vsd_build_start(document->build, vsd_json_kept(document, name, strlen(name)), &nowhere,
                        attributes.items, attributes.n);
        vsd_build_end(document->build, "", 0);
    }
    free(attributes.items);
    return at;
}

void vsd_json_wrappers(struct vsd_json_build *document, const struct vsd_json_element *element)
{
    struct vsd_json_object extra, known;
    vsd_json_take(document, element->object, "extra", &extra);
    vsd_json_take(document, &extra, "attributes", &known);
    json_t *all = (json_t *)(uintptr_t)known.json;
    for (void *at = json_object_iter(all); at != NULL && !vsd_json_gone(document);) {
        const char *key = json_object_iter_key(at);
        const char *declared = document->declared;
        char name[VSD_WRITTEN];
        struct vsd_match match;
        (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(key, "[/"), key);
        const struct vsd_child *row = vsd_child_named(element->class, name, NULL, &match);
        bool ours = strchr(key, '/') != NULL && (row == NULL || row->relation != VSD_MERGE) &&
                    vsd_home_of(element->class, key) == element->merged;
        at = ours ? wrapper(document, &known, at) : json_object_iter_next(all, at);
        document->declared = declared;
    }
}

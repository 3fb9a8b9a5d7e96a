#include "config/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/list.h"
#include "base/text.h"
#include "config/document_value.h"
#include "model/written.h"
#include "model/xsd.h"
#include "reader/build.h"
#include "reader/fragment.h"
#include "reader/reader.h"
#include "reader/sniff.h"

#define SCHEMA "vssdoc/document/1"

bool vsd_begins_json_document(const unsigned char *head, size_t size)
{
    size_t at = size >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < size && strchr(" \t\r\n", head[at]) != NULL && head[at] != '\0')
        at++;
    return at < size && head[at] == '{' &&
           memmem(head, size, "\"" SCHEMA "\"", strlen(SCHEMA) + 2) != NULL;
}

/* A document while its model is built by the same calls that its XML would lead to. */
struct document {
    struct vsd_json_reading reading;
    struct vsd_build *build;
    const struct vssdoc_limits *limits;
    const char *declared; /* namespaces that are declared here: " xmlns:a=\"…\"" */
    uint32_t namespaces;  /* declared so far */
    bool made;            /* it has the instruction that says that we made it */
};

/* One element: what the JSON says of it. */
struct element {
    const struct vsd_json_object *object;
    const struct vsd_class *class;  /* the object's */
    const struct vsd_child *merged; /* the row of the element in it, NULL: the object's own */
};

static bool gone(const struct document *document)
{
    return document->reading.failed || document->reading.no_memory || document->build->no_memory;
}

static const char *kept(struct document *document, const char *text, size_t length)
{
    const char *copy = vsd_intern(&document->reading.intern, text, length);
    document->reading.no_memory = document->reading.no_memory || copy == NULL;
    return copy != NULL ? copy : "";
}

/* ---- attributes ---- */

static bool is_name(const char *name)
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

static bool is_declared(const struct document *document, const char *prefix, size_t length)
{
    char text[120];
    for (const char *const *p = prefixes_of_xml(); *p != NULL; p++)
        if (strlen(*p) == length && strncmp(*p, prefix, length) == 0)
            return true;
    int n = snprintf(text, sizeof text, " xmlns:%.*s=", (int)length, prefix);
    return n > 0 && (size_t)n < sizeof text && strstr(document->declared, text) != NULL;
}

static void declare(struct document *document, const char *prefix, const char *uri)
{
    if (++document->namespaces > document->limits->attributes) {
        const struct vsd_json_object top = {NULL, {NULL, NULL, 0}};
        vsd_json_complain(&document->reading, &top, NULL, "more namespaces are declared than are read");
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

static void add(struct document *document, struct vsd_list *attributes, const char *prefix,
                const char *name, const char *value)
{
    struct vsd_attribute *attribute = vsd_list_add(attributes);
    if (attribute == NULL)
        document->reading.no_memory = true;
    else
        *attribute = (struct vsd_attribute){prefix, name, value, strlen(value)};
}

static void known_attributes(struct document *document, const struct element *element,
                             const struct vsd_class *class, struct vsd_list *attributes,
                             const char **text)
{
    for (size_t i = 0; i < class->n_fields && !gone(document); i++) {
        const char *name = NULL;
        const char *value =
            vsd_json_field(&document->reading, element->object, class, &class->fields[i], &name);
        if (value == NULL)
            continue;
        if (strcmp(name, "text()") == 0)
            *text = value;
        else
            add(document, attributes, NULL, name, value);
    }
}

/* Whether a name with something in front of a slash belongs to this element. */
static const char *own_part(const struct element *element, const char *name)
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
static void extra_attribute(struct document *document, const struct vsd_json_object *extra,
                            const char *key, const char *name, struct vsd_list *attributes,
                            size_t n_known)
{
    const char *value = vsd_json_string_of(&document->reading, extra, key);
    const char *colon = strchr(name, ':');
    if (value == NULL || !is_name(name) || strcmp(name, "xmlns") == 0) {
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
    add(document, attributes, colon != NULL ? kept(document, name, (size_t)(colon - name)) : NULL,
        kept(document, colon != NULL ? colon + 1 : name, strlen(colon != NULL ? colon + 1 : name)),
        value);
}

static struct vsd_json_object inside(const struct vsd_json_object *object, const char *key)
{
    return (struct vsd_json_object){json_object_get(object->json, key),
                                    {.in = &object->at, .key = key}};
}

/* What is an object, where it is one; else *out is empty. */
static void take_object(struct document *document, const struct vsd_json_object *object,
                        const char *key, struct vsd_json_object *out)
{
    *out = inside(object, key);
    if (out->json != NULL && !json_is_object(out->json) && !json_is_null(out->json))
        vsd_json_complain(&document->reading, object, key, "%s is not an object", key);
    if (!json_is_object(out->json))
        out->json = NULL;
}

static void extra_attributes(struct document *document, const struct element *element,
                             struct vsd_list *attributes)
{
    struct vsd_json_object extra, known;
    const char *key;
    json_t *value;
    size_t n_known = attributes->n;
    take_object(document, element->object, "extra", &extra);
    take_object(document, &extra, "attributes", &known);
    if (known.json == NULL)
        return;
    json_object_foreach((json_t *)(uintptr_t)known.json, key, value)
    {
        const char *name = own_part(element, key);
        if (name != NULL && strncmp(name, "xmlns:", 6) == 0 && json_is_string(value) &&
            is_name(name) && !gone(document))
            declare(document, name + 6, json_string_value(value));
    }
    json_object_foreach((json_t *)(uintptr_t)known.json, key, value)
    {
        const char *name = own_part(element, key);
        if (name != NULL && !gone(document))
            extra_attribute(document, &known, key, name, attributes, n_known);
    }
}

static bool has_extra_attributes(const struct element *element)
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

static bool stands_in(const struct element *element, size_t i)
{
    const char *place = place_of(element->object, i);
    struct vsd_match match;
    const struct vsd_child *row =
        place != NULL ? vsd_child_named(element->class, place, NULL, &match) : NULL;
    return (row != NULL && row->relation == VSD_MERGE ? row : NULL) == element->merged;
}

static bool has_pieces(const struct element *element)
{
    const json_t *list =
        json_object_get(json_object_get(element->object->json, "extra"), "elements");
    for (size_t i = 0; i < json_array_size(list); i++)
        if (stands_in(element, i))
            return true;
    return false;
}

static void put_piece(struct document *document, const char *xml, enum vsd_fragment kind)
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

enum when { IN_FRONT, FIRST, LAST };

/* Comments and instructions before everything else in an element, elements behind it. */
static void pieces(struct document *document, const struct element *element, bool is_root,
                   enum when when)
{
    struct vsd_json_object extra;
    take_object(document, element->object, "extra", &extra);
    const json_t *list = json_object_get(extra.json, "elements");
    struct vsd_json_object in = inside(&extra, "elements");
    for (size_t i = 0; i < json_array_size(list) && !gone(document); i++) {
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
        if (kind == VSD_FRAGMENT_BAD)
            vsd_json_complain(&document->reading, &piece, NULL,
                              "not one well-formed element, comment or instruction");
        else if (when == (in_front ? IN_FRONT : kind == VSD_FRAGMENT_ASIDE ? FIRST : LAST))
            put_piece(document, xml, kind);
    }
}

/* An element that stood around those of a list and had attributes, which are the run of extra
 * attributes that begins here; gives the end of the run. */
static void *wrapper(struct document *document, const struct vsd_json_object *known, void *first)
{
    json_t *all = (json_t *)(uintptr_t)known->json;
    const struct vsd_position nowhere = {0};
    const char *key = json_object_iter_key(first);
    size_t length = strcspn(key, "/") + 1;
    struct vsd_list attributes = {.size = sizeof(struct vsd_attribute)};
    char name[VSD_WRITTEN];
    void *at = first;
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(key, "[/"), key);
    if (!is_name(name) || strchr(name, ':') != NULL)
        vsd_json_complain(&document->reading, known, key, "no name of an element: \"%.80s\"", name);
    for (; at != NULL && !gone(document); at = json_object_iter_next(all, at)) {
        const char *own = json_object_iter_key(at);
        if (strncmp(own, key, length) != 0)
            break;
        if (strncmp(own + length, "xmlns:", 6) == 0 && is_name(own + length))
            declare(document, own + length + 6, "x");
        extra_attribute(document, known, own, own + length, &attributes, 0);
    }
    if (!gone(document)) {
        vsd_build_start(document->build, kept(document, name, strlen(name)), &nowhere,
                        attributes.items, attributes.n);
        vsd_build_end(document->build, "", 0);
    }
    free(attributes.items);
    return at;
}

static void wrappers(struct document *document, const struct element *element)
{
    struct vsd_json_object extra, known;
    take_object(document, element->object, "extra", &extra);
    take_object(document, &extra, "attributes", &known);
    json_t *all = (json_t *)(uintptr_t)known.json;
    for (void *at = json_object_iter(all); at != NULL && !gone(document);) {
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

/* ---- elements ---- */

static void children(struct document *document, const struct element *element,
                     const struct vsd_class *class);

/* Begins an element, with what stands in it first; *text is its character data. */
static void begin(struct document *document, const struct element *element,
                  const struct vsd_class *class, const char *name, bool is_root, const char **text)
{
    const struct vsd_position nowhere = {0};
    struct vsd_list attributes = {.size = sizeof(struct vsd_attribute)};
    known_attributes(document, element, class, &attributes, text);
    extra_attributes(document, element, &attributes);
    if (attributes.n > document->limits->attributes)
        vsd_json_complain(&document->reading, element->object, NULL,
                          "more attributes than are read");
    if (!gone(document)) {
        if (is_root)
            vsd_build_root(document->build, class, name, document->build->layout->xmlns, &nowhere,
                           attributes.items, attributes.n);
        else
            vsd_build_start(document->build, name, &nowhere, attributes.items, attributes.n);
    }
    free(attributes.items);
    if (!gone(document))
        pieces(document, element, is_root, FIRST);
}

static void finish(struct document *document, const char *text)
{
    if (gone(document))
        return;
    if (text != NULL)
        vsd_build_characters(document->build, text, strlen(text));
    vsd_build_end(document->build, "", 0);
}

/* An element's own spelling, where the JSON has one. */
static const char *element_name(struct document *document, const struct vsd_json_object *object,
                                const struct vsd_class *around, const struct vsd_child *row)
{
    char first[VSD_WRITTEN];
    struct vsd_match match;
    const char *own = vsd_json_string_of(&document->reading, object, "element");
    (void)vsd_name_written(row->spelling, first);
    if (own == NULL)
        return kept(document, first, strlen(first));
    if (!is_name(own) || strchr(own, ':') != NULL ||
        vsd_child_named(around, own, document->reading.names, &match) != row)
        vsd_json_complain(&document->reading, object, "element", "\"%.80s\" is no spelling of %s",
                          own, first);
    return kept(document, own, strlen(own));
}

static void put_object(struct document *document, const struct vsd_json_object *object,
                       const struct vsd_class *around, const struct vsd_child *row)
{
    const struct element element = {object, row->class, NULL};
    const char *declared = document->declared, *text = NULL, *key;
    json_t *value;
    if (!json_is_object(object->json)) {
        vsd_json_complain(&document->reading, object, NULL, "not an object");
        return;
    }
    json_object_foreach((json_t *)(uintptr_t)object->json, key,
                        value) if (!vsd_json_key_known(row->class, key) && !gone(document))
        vsd_json_unknown(&document->reading, object, row->class, key);
    const char *name = gone(document) ? NULL : element_name(document, object, around, row);
    if (name == NULL || gone(document))
        return;
    begin(document, &element, row->class, name, false, &text);
    children(document, &element, row->class);
    struct vsd_json_object extra;
    take_object(document, object, "extra", &extra);
    const char *stray =
        extra.json != NULL ? vsd_json_string_of(&document->reading, &extra, "text") : NULL;
    if (!gone(document))
        pieces(document, &element, false, LAST);
    finish(document, text != NULL ? text : stray);
    document->declared = declared;
}

/* The row of a list's element, by its "kind" or "type". */
static const struct vsd_child *row_of(struct document *document, const struct vsd_class *class,
                                      const struct vsd_child *first,
                                      const struct vsd_json_object *object)
{
    bool component = strcmp(first->class->name, "component") == 0;
    const char *key = component ? "type" : "kind";
    if (first->class->tag_offset == 0)
        return first;
    const char *asked = vsd_json_string_of(&document->reading, object, key);
    size_t rows = 0;
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation != VSD_ITEM || strcmp(row->key, first->key) != 0)
            continue;
        const struct vssdoc_constant *type = vssdoc_constant(VSSDOC_COMPONENT_TYPE, row->tag);
        const char *called = component
                                 ? (type != NULL ? type->name : "")
                                 : vssdoc_file_set_kind_name((enum vssdoc_file_set_kind)row->tag);
        rows++;
        if (asked != NULL && strcmp(asked, called) == 0)
            return row;
    }
    if (asked == NULL && rows == 1)
        return first;
    vsd_json_complain(&document->reading, object, asked != NULL ? key : NULL,
                      asked != NULL ? "no element of %s has the %s \"%.80s\""
                                    : "an element of %s has no %s%s",
                      first->key, key, asked != NULL ? asked : "");
    return NULL;
}

static void list(struct document *document, const struct vsd_json_object *object,
                 const struct vsd_class *class, const struct vsd_child *row)
{
    const json_t *value = json_object_get(object->json, row->key);
    struct vsd_json_object in = inside(object, row->key);
    if (value == NULL || json_is_null(value))
        return;
    if (row->relation == VSD_ONE) {
        vsd_json_chosen(&document->reading, object, row->key, row, row->spelling, row->evidence);
        put_object(document, &in, class, row);
        return;
    }
    if (!json_is_array(value))
        vsd_json_complain(&document->reading, object, row->key, "%s is not a list", row->key);
    for (size_t i = 0; i < json_array_size(value) && !gone(document); i++) {
        struct vsd_json_object item = {json_array_get(value, i), {.in = &in.at, .index = i}};
        const struct vsd_child *own =
            json_is_object(item.json) ? row_of(document, class, row, &item) : row;
        if (own == NULL)
            return;
        vsd_json_chosen(&document->reading, object, row->key, own, own->spelling, own->evidence);
        put_object(document, &item, class, own);
    }
}

static bool is_set(const json_t *value)
{
    return json_is_array(value) ? json_array_size(value) > 0
                                : value != NULL && !json_is_null(value);
}

/* Whether an object says anything of an element that is merged into it. */
static bool has_content(const struct vsd_json_object *object, const struct vsd_class *class)
{
    for (size_t i = 0; i < class->n_fields; i++) {
        const char *key = class->fields[i].key, *dot = strrchr(key, '.');
        char group[VSD_WRITTEN], raw[VSD_WRITTEN + 12];
        (void)snprintf(group, sizeof group, "%.*s", (int)strcspn(key, "."), key);
        const json_t *in = dot != NULL ? json_object_get(object->json, group) : object->json;
        key = dot != NULL ? dot + 1 : key;
        (void)snprintf(raw, sizeof raw, "%s_raw", key);
        if (is_set(json_object_get(in, key)) || is_set(json_object_get(in, raw)))
            return true;
    }
    for (size_t i = 0; i < class->n_children; i++)
        if (class->children[i].relation != VSD_MERGE &&
            is_set(json_object_get(object->json, class->children[i].key)))
            return true;
    return false;
}

static void merged(struct document *document, const struct vsd_json_object *object,
                   const struct vsd_class *class, const struct vsd_child *row)
{
    const struct element element = {object, class, row};
    const char *declared = document->declared, *text = NULL;
    char name[VSD_WRITTEN];
    if (!has_content(object, row->class) && !has_extra_attributes(&element) &&
        !has_pieces(&element))
        return;
    (void)vsd_name_written(row->spelling, name);
    vsd_json_chosen(&document->reading, object, row->key, row, row->spelling, row->evidence);
    begin(document, &element, row->class, kept(document, name, strlen(name)), false, &text);
    children(document, &element, row->class);
    if (!gone(document))
        pieces(document, &element, false, LAST);
    finish(document, text);
    document->declared = declared;
}

/* Whether an earlier row, of the class or of what it merges, has the same key. */
static bool has_come(const struct vsd_class *class, size_t row)
{
    for (size_t i = 0; i < row; i++) {
        const struct vsd_child *earlier = &class->children[i];
        if (earlier->relation != VSD_MERGE && strcmp(earlier->key, class->children[row].key) == 0)
            return true;
        for (size_t j = 0; earlier->relation == VSD_MERGE && j < earlier->class->n_children; j++)
            if (strcmp(earlier->class->children[j].key, class->children[row].key) == 0)
                return true;
    }
    return false;
}

static void children(struct document *document, const struct element *element,
                     const struct vsd_class *class)
{
    const struct vsd_json_object *object = element->object;
    for (size_t i = 0; i < class->n_children && !gone(document); i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE)
            merged(document, object, class, row);
        else if (!has_come(class, i))
            list(document, object, class, row);
    }
    if (!gone(document))
        wrappers(document, element);
}

/* ---- the document ---- */

/* What a text is that cannot be parsed. */
static enum vssdoc_document_kind probable_kind(const unsigned char *bytes, size_t size)
{
    static const char *const texts[] = {"\"kind\": \"wmd\"", "\"kind\": \"bcd\"",
                                        "\"kind\": \"manifest\""};
    for (int kind = VSSDOC_WMD; kind < VSSDOC_OTHER; kind++)
        if (memmem(bytes, size, texts[kind], strlen(texts[kind])) != NULL)
            return (enum vssdoc_document_kind)kind;
    return VSSDOC_WMD;
}

static void root(struct document *document, const struct vsd_json_object *top,
                 enum vssdoc_document_kind kind)
{
    const char *name, *text = NULL, *key;
    const struct vsd_class *class = vsd_root_class(kind, &name);
    struct vsd_json_object object, extra;
    json_t *value;
    take_object(document, top, "root", &object);
    object.at.in = NULL; /* the top has no place of its own */
    const struct element element = {&object, class, NULL};
    if (object.json == NULL) {
        vsd_json_complain(&document->reading, top, NULL, "there is no \"root\"");
        return;
    }
    json_object_foreach((json_t *)(uintptr_t)object.json, key,
                        value) if (!vsd_json_key_known(class, key) && !gone(document))
        vsd_json_unknown(&document->reading, &object, class, key);
    take_object(document, &object, "extra", &extra);
    const char *stray =
        extra.json != NULL ? vsd_json_string_of(&document->reading, &extra, "text") : NULL;
    if (!gone(document))
        pieces(document, &element, true, IN_FRONT);
    if (!gone(document))
        begin(document, &element, class, kept(document, name, strlen(name)), true, &text);
    children(document, &element, class);
    if (!gone(document))
        pieces(document, &element, true, LAST);
    finish(document, stray);
}

static enum vssdoc_document_kind kind_of(struct document *document,
                                         const struct vsd_json_object *top)
{
    const char *schema = vsd_json_string_of(&document->reading, top, "schema");
    const char *asked = vsd_json_string_of(&document->reading, top, "kind");
    if (schema == NULL || strcmp(schema, SCHEMA) != 0)
        vsd_json_complain(&document->reading, top, NULL, "\"schema\" is not \"" SCHEMA "\"");
    for (enum vssdoc_document_kind kind = VSSDOC_WMD; kind < VSSDOC_OTHER && asked != NULL; kind++)
        if (strcmp(asked, vssdoc_document_kind_name(kind)) == 0)
            return kind;
    vsd_json_complain(&document->reading, top, asked != NULL ? "kind" : NULL,
                      "\"kind\" is none of \"wmd\", \"bcd\", \"manifest\"");
    return VSSDOC_OTHER;
}

static void check_keys(struct document *document, const struct vsd_json_object *top)
{
    static const char *const keys[] = {"schema", "tool",     "path",      "kind", "encoding",
                                       "bom",    "declared", "namespace", "root", NULL};
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)top->json, key, value)
    {
        size_t i = 0;
        while (keys[i] != NULL && strcmp(keys[i], key) != 0)
            i++;
        if (keys[i] == NULL)
            vsd_json_complain(&document->reading, top, key, "no key \"%.80s\" here", key);
    }
}

/* A comment in front of the root that tells which names were chosen here. */
static void tell_chosen(struct document *document)
{
    struct vssdoc_extra_element *aside = vsd_arena_alloc(document->reading.arena, sizeof *aside);
    const char *text = vsd_arena_printf(document->reading.arena,
                                        "<!-- Written from JSON by vssdoc. Names that no source "
                                        "confirms: %s -->",
                                        document->reading.chosen);
    if (aside == NULL || text == NULL) {
        document->reading.no_memory = true;
        return;
    }
    *aside = (struct vssdoc_extra_element){.next = document->build->before_root, .xml = text};
    document->build->before_root = aside;
}

static bool notes(const struct document *document, struct vsd_document *out)
{
    return vsd_note_namespace(out, out->public.layout->xmlns) &&
           (!document->made || vsd_note_made(out)) && vsd_note_version(out);
}

static void build(struct document *document, struct vsd_document *out,
                  const struct vsd_json_object *top)
{
    struct vssdoc_layout nowhere = {.xmlns = ""};
    out->public.kind = kind_of(document, top);
    if (!document->reading.failed)
        check_keys(document, top);
    const char *xmlns = vsd_json_string_of(&document->reading, top, "namespace");
    vsd_build_begin(document->build, out, document->reading.names);
    nowhere.xmlns = kept(document, xmlns != NULL ? xmlns : vsd_namespace(out->public.kind),
                         strlen(xmlns != NULL ? xmlns : vsd_namespace(out->public.kind)));
    document->build->layout = &nowhere;
    if (!gone(document))
        root(document, top, out->public.kind);
    if (document->build->layout == &nowhere)
        document->build->layout = NULL;
    else
        document->build->layout->placed = false;
    if (!gone(document) && document->reading.chosen != NULL)
        tell_chosen(document);
    bool complete = !gone(document);
    vsd_build_finish(document->build, complete);
    if (complete && !document->build->no_memory && !notes(document, out))
        document->reading.no_memory = true;
}

enum vssdoc_status vsd_read_json_document(struct vsd_document *out, const unsigned char *bytes,
                                          size_t size, const struct vssdoc_limits *limits,
                                          const struct vssdoc_names *names)
{
    struct vsd_json_file file;
    struct vssdoc_error error = {.status = VSSDOC_OK};
    enum vssdoc_status status = vsd_json_text_read(NULL, bytes, size, &file, &error);
    struct document document = {
        .reading = {.file = &file, .names = names, .arena = &out->arena, .error = &error},
        .build = calloc(1, sizeof *document.build),
        .limits = limits,
        .declared = ""};
    document.reading.intern.strings = &out->arena;
    out->public.encoding = VSSDOC_UTF_8;
    out->public.byte_order_mark = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    if (document.build == NULL)
        status = VSSDOC_NO_MEMORY;
    if (status == VSSDOC_OK) {
        const struct vsd_json_object top = {file.root, {NULL, NULL, 0}};
        build(&document, out, &top);
        if (document.build->no_memory || document.reading.no_memory)
            status = VSSDOC_NO_MEMORY;
    }
    vsd_intern_free(&document.reading.intern);
    free(document.build);
    if (file.text != NULL)
        vsd_json_file_free(&file);
    if (status == VSSDOC_NO_MEMORY || error.status == VSSDOC_NO_MEMORY)
        return VSSDOC_NO_MEMORY;
    if (error.status == VSSDOC_OK)
        return VSSDOC_OK;
    if (out->public.kind == VSSDOC_OTHER)
        out->public.kind = probable_kind(bytes, size < 4096 ? size : 4096);
    error.status = VSSDOC_MALFORMED;
    return vsd_document_fail(out, &error) ? VSSDOC_OK : VSSDOC_NO_MEMORY;
}

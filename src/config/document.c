#include "config/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "config/document_build.h"
#include "model/written.h"
#include "model/xsd.h"
#include "reader/encoding.h"
#include "reader/position.h"
#include "reader/reader.h"
#include "reader/sniff.h"

#define SCHEMA "vssdoc/document/1"

bool vsd_begins_json_document(const unsigned char *head, size_t size)
{
    struct vsd_text text = {.owned = NULL};
    bool begins = !vsd_is_utf_32(head, size) && vsd_decode_head(head, size, &text) &&
                  text.length > 0 && *text.text == '{' &&
                  memmem(text.text, text.length, "\"" SCHEMA "\"", strlen(SCHEMA) + 2) != NULL;
    vsd_text_free(&text);
    return begins;
}

/* ---- elements ---- */

static void known_attributes(struct vsd_json_build *document,
                             const struct vsd_json_element *element, const struct vsd_class *class,
                             struct vsd_list *attributes, const char **text)
{
    for (size_t i = 0; i < class->n_fields && !vsd_json_gone(document); i++) {
        const char *name = NULL;
        const char *value =
            vsd_json_field(&document->reading, element->object, class, &class->fields[i], &name);
        if (value == NULL)
            continue;
        if (strcmp(name, "text()") == 0)
            *text = value;
        else
            vsd_json_add_attribute(document, attributes, NULL, name, value);
    }
}

static void children(struct vsd_json_build *document, const struct vsd_json_element *element,
                     const struct vsd_class *class);

/* Begins an element, with what stands in it first; *text is its character data. */
static void begin(struct vsd_json_build *document, const struct vsd_json_element *element,
                  const struct vsd_class *class, const char *name, bool is_root, const char **text)
{
    const struct vsd_position nowhere = {0};
    struct vsd_list attributes = {.size = sizeof(struct vsd_attribute)};
    known_attributes(document, element, class, &attributes, text);
    vsd_json_attributes(document, element, &attributes);
    if (attributes.n > document->limits->attributes)
        vsd_json_complain(&document->reading, element->object, NULL,
                          "more attributes than are read");
    if (!vsd_json_gone(document)) {
        if (is_root)
            vsd_build_root(document->build, class, name, document->build->layout->xmlns, &nowhere,
                           attributes.items, attributes.n);
        else
            vsd_build_start(document->build, name, &nowhere, attributes.items, attributes.n);
    }
    free(attributes.items);
    if (!vsd_json_gone(document))
        vsd_json_pieces(document, element, is_root, VSD_FIRST);
}

static void finish(struct vsd_json_build *document, const char *text)
{
    if (vsd_json_gone(document))
        return;
    if (text != NULL)
        vsd_build_characters(document->build, text, strlen(text));
    vsd_build_end(document->build, "", 0);
}

/* An element's own spelling, where the JSON has one. */
static const char *element_name(struct vsd_json_build *document,
                                const struct vsd_json_object *object,
                                const struct vsd_class *around, const struct vsd_child *row)
{
    char first[VSD_WRITTEN];
    struct vsd_match match;
    const char *own = vsd_json_string_of(&document->reading, object, "element");
    (void)vsd_name_written(row->spelling, first);
    if (own == NULL)
        return vsd_json_kept(document, first, strlen(first));
    if (!vsd_json_is_name(own) || strchr(own, ':') != NULL ||
        vsd_child_named(around, own, document->reading.names, &match) != row)
        vsd_json_complain(&document->reading, object, "element", "\"%.80s\" is no spelling of %s",
                          own, first);
    return vsd_json_kept(document, own, strlen(own));
}

static void put_object(struct vsd_json_build *document, const struct vsd_json_object *object,
                       const struct vsd_class *around, const struct vsd_child *row)
{
    const struct vsd_json_element element = {object, row->class, NULL};
    const char *declared = document->declared, *text = NULL;
    if (!json_is_object(object->json)) {
        vsd_json_complain(&document->reading, object, NULL, "not an object");
        return;
    }
    const char *name = vsd_json_gone(document) ? NULL : element_name(document, object, around, row);
    if (name == NULL || vsd_json_gone(document))
        return;
    begin(document, &element, row->class, name, false, &text);
    vsd_json_keep_unknown(document, object, row->class);
    children(document, &element, row->class);
    struct vsd_json_object extra;
    vsd_json_take(document, object, "extra", &extra);
    const char *stray =
        extra.json != NULL ? vsd_json_string_of(&document->reading, &extra, "text") : NULL;
    if (!vsd_json_gone(document))
        vsd_json_pieces(document, &element, false, VSD_LAST);
    finish(document, text != NULL ? text : stray);
    document->declared = declared;
}

/* The row of a list's element, by its "kind" or "type". */
static const struct vsd_child *row_of(struct vsd_json_build *document,
                                      const struct vsd_class *class, const struct vsd_child *first,
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

static void list(struct vsd_json_build *document, const struct vsd_json_object *object,
                 const struct vsd_class *class, const struct vsd_child *row)
{
    const json_t *value = json_object_get(object->json, row->key);
    struct vsd_json_object in = vsd_json_inside(object, row->key);
    if (value == NULL || json_is_null(value))
        return;
    if (row->relation == VSD_ONE) {
        vsd_json_chosen(&document->reading, object, row->key, row, row->spelling, row->evidence);
        put_object(document, &in, class, row);
        return;
    }
    if (!json_is_array(value))
        vsd_json_complain(&document->reading, object, row->key, "%s is not a list", row->key);
    for (size_t i = 0; i < json_array_size(value) && !vsd_json_gone(document); i++) {
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

static void merged(struct vsd_json_build *document, const struct vsd_json_object *object,
                   const struct vsd_class *class, const struct vsd_child *row)
{
    const struct vsd_json_element element = {object, class, row};
    const char *declared = document->declared, *text = NULL;
    char name[VSD_WRITTEN];
    if (!has_content(object, row->class) && !vsd_json_has_attributes(&element) &&
        !vsd_json_has_pieces(&element))
        return;
    (void)vsd_name_written(row->spelling, name);
    vsd_json_chosen(&document->reading, object, row->key, row, row->spelling, row->evidence);
    begin(document, &element, row->class, vsd_json_kept(document, name, strlen(name)), false,
          &text);
    children(document, &element, row->class);
    if (!vsd_json_gone(document))
        vsd_json_pieces(document, &element, false, VSD_LAST);
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

static void children(struct vsd_json_build *document, const struct vsd_json_element *element,
                     const struct vsd_class *class)
{
    const struct vsd_json_object *object = element->object;
    for (size_t i = 0; i < class->n_children && !vsd_json_gone(document); i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE)
            merged(document, object, class, row);
        else if (!has_come(class, i))
            list(document, object, class, row);
    }
    if (!vsd_json_gone(document))
        vsd_json_wrappers(document, element);
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

/* What stands beside "root" is kept in the root. */
static void keep_beside(struct vsd_json_build *document, const struct vsd_json_object *top,
                        const struct vsd_class *class)
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
            vsd_json_keep(document, class, key, value);
    }
}

static void root(struct vsd_json_build *document, const struct vsd_json_object *top,
                 enum vssdoc_document_kind kind)
{
    const char *name, *text = NULL;
    const struct vsd_class *class = vsd_root_class(kind, &name);
    struct vsd_json_object object, extra;
    vsd_json_take(document, top, "root", &object);
    object.at.in = NULL; /* the top has no place of its own */
    const struct vsd_json_element element = {&object, class, NULL};
    if (object.json == NULL) {
        vsd_json_complain(&document->reading, top, NULL, "there is no \"root\"");
        return;
    }
    vsd_json_take(document, &object, "extra", &extra);
    const char *stray =
        extra.json != NULL ? vsd_json_string_of(&document->reading, &extra, "text") : NULL;
    if (!vsd_json_gone(document))
        vsd_json_pieces(document, &element, true, VSD_IN_FRONT);
    if (!vsd_json_gone(document))
        begin(document, &element, class, vsd_json_kept(document, name, strlen(name)), true, &text);
    keep_beside(document, top, class);
    vsd_json_keep_unknown(document, &object, class);
    children(document, &element, class);
    if (!vsd_json_gone(document))
        vsd_json_pieces(document, &element, true, VSD_LAST);
    finish(document, stray);
}

static enum vssdoc_document_kind kind_of(struct vsd_json_build *document,
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

/* A comment in front of the root that tells which names were chosen here. */
static void tell_chosen(struct vsd_json_build *document)
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

static bool notes(const struct vsd_json_build *document, struct vsd_document *out)
{
    return vsd_note_namespace(out, out->public.layout->xmlns) &&
           (!document->made || vsd_note_made(out)) && vsd_note_version(out);
}

static void build(struct vsd_json_build *document, struct vsd_document *out,
                  const struct vsd_json_object *top, struct vssdoc_redaction *redaction)
{
    struct vssdoc_layout nowhere = {.xmlns = ""};
    out->public.kind = kind_of(document, top);
    const char *xmlns = vsd_json_string_of(&document->reading, top, "namespace");
    vsd_build_begin(document->build, out, document->reading.names, redaction);
    nowhere.xmlns = vsd_json_kept(document, xmlns != NULL ? xmlns : vsd_namespace(out->public.kind),
                                  strlen(xmlns != NULL ? xmlns : vsd_namespace(out->public.kind)));
    if (nowhere.xmlns != NULL)
        nowhere.xmlns = vsd_build_namespace(document->build, nowhere.xmlns);
    document->build->layout = &nowhere;
    if (!vsd_json_gone(document))
        root(document, top, out->public.kind);
    if (document->build->layout == &nowhere)
        document->build->layout = NULL;
    else
        document->build->layout->placed = false;
    if (!vsd_json_gone(document) && document->reading.chosen != NULL)
        tell_chosen(document);
    bool complete = !vsd_json_gone(document);
    vsd_build_finish(document->build, complete);
    if (complete && !document->build->no_memory && !notes(document, out))
        document->reading.no_memory = true;
}

/* Of UTF-16, its text in UTF-8; anything else is JSON as it is, or none. */
static enum vssdoc_status decode(const unsigned char *bytes, size_t size, struct vsd_text *text,
                                 struct vssdoc_error *error)
{
    struct vsd_text head = {.owned = NULL};
    bool enough = vsd_decode_head(bytes, size < 4 ? size : 4, &head);
    bool wide = enough && head.unit == VSD_UNIT_UTF_16;
    vsd_text_free(&head);
    *text =
        (struct vsd_text){.text = (const char *)bytes,
                          .length = size,
                          .encoding = VSSDOC_UTF_8,
                          .byte_order_mark = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0};
    return !enough ? VSSDOC_NO_MEMORY : wide ? vsd_decode(bytes, size, text, error) : VSSDOC_OK;
}

/* A place in the decoded text as one in the bytes. */
static void place_in_bytes(const struct vsd_text *text, struct vssdoc_error *error)
{
    struct vsd_position position;
    vsd_position_start(&position, text);
    vsd_position_advance(&position, error->offset < text->length ? (size_t)error->offset
                                                                 : text->length);
    error->offset = position.offset;
    error->line = position.line;
    error->column = position.column;
}

enum vssdoc_status vsd_read_json_document(struct vsd_document *out, const unsigned char *bytes,
                                          size_t size, const struct vssdoc_limits *limits,
                                          const struct vssdoc_names *names,
                                          struct vssdoc_redaction *redaction)
{
    struct vsd_json_file file = {.path = NULL};
    struct vssdoc_error error = {.status = VSSDOC_OK};
    struct vsd_text text;
    enum vssdoc_status status = decode(bytes, size, &text, &error);
    if (status == VSSDOC_OK) {
        status = vsd_json_text_read(NULL, (const unsigned char *)text.text, text.length,
                                    limits->model_bytes, &file, &error);
        if (status != VSSDOC_OK && text.owned != NULL)
            place_in_bytes(&text, &error);
    }
    struct vsd_json_build document = {
        .reading = {.file = &file, .names = names, .arena = &out->arena, .error = &error},
        .build = calloc(1, sizeof *document.build),
        .limits = limits,
        .declared = ""};
    document.reading.intern.strings = &out->arena;
    out->public.encoding = text.encoding;
    out->public.byte_order_mark = text.byte_order_mark;
    if (document.build == NULL)
        status = VSSDOC_NO_MEMORY;
    if (status == VSSDOC_OK) {
        const struct vsd_json_object top = {file.root, {NULL, NULL, 0}};
        build(&document, out, &top, redaction);
        if (document.reading.failed && text.owned != NULL)
            place_in_bytes(&text, &error);
        if (document.build->no_memory || document.reading.no_memory)
            status = VSSDOC_NO_MEMORY;
    }
    vsd_intern_free(&document.reading.intern);
    free(document.build);
    if (file.text != NULL)
        vsd_json_file_free(&file);
    if (error.status != VSSDOC_OK && out->public.kind == VSSDOC_OTHER && text.length > 0)
        out->public.kind = probable_kind((const unsigned char *)text.text,
                                         text.length < 4096 ? text.length : 4096);
    vsd_text_free(&text);
    if (status == VSSDOC_NO_MEMORY || error.status == VSSDOC_NO_MEMORY)
        return VSSDOC_NO_MEMORY;
    if (error.status == VSSDOC_OK)
        return VSSDOC_OK;
    if (error.status != VSSDOC_LIMIT)
        error.status = VSSDOC_MALFORMED;
    if (redaction != NULL) /* the complaint may quote a name */
        (void)snprintf(error.message, sizeof error.message, "not the JSON of a document");
    return vsd_document_fail(out, &error) ? VSSDOC_OK : VSSDOC_NO_MEMORY;
}

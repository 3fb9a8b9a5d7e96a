#include "reader/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "model/xsd.h"
#include "reader/extra.h"
#include "reader/value.h"
#include "redact/redact.h"

static struct vsd_arena *arena(struct vsd_build *build)
{
    return &build->document->arena;
}

static struct vsd_frame *top(struct vsd_build *build)
{
    return &build->stack[build->depth - 1];
}

static const char *stored(struct vsd_build *build, const char *text, size_t length)
{
    const char *copy = build->no_memory ? NULL : vsd_intern(&build->strings, text, length);
    if (copy == NULL)
        build->no_memory = true;
    return copy;
}

/* ---- looking names up ---- */

/* The place of a name in a table of lookups; *known tells that its answer stands there. */
static struct vsd_lookup *lookup(struct vsd_lookup *table, const struct vsd_class *class,
                                 const char *name, bool *known)
{
    uintptr_t hash = (uintptr_t)name / 8 + (uintptr_t) class / 32;
    struct vsd_lookup *entry = &table[(hash ^ hash >> 6) % VSD_LOOKUPS];
    *known = entry->class == class && entry->name == name;
    entry->class = class;
    entry->name = name;
    return entry;
}

static const struct vsd_field *field_named(struct vsd_build *build, const struct vsd_class *class,
                                           const char *name, struct vsd_match *match)
{
    bool known;
    struct vsd_lookup *entry = lookup(build->fields, class, name, &known);
    if (!known)
        entry->row = vsd_field_named(class, name, build->names, &entry->match);
    *match = entry->match;
    return entry->row;
}

static const struct vsd_child *child_named(struct vsd_build *build, const struct vsd_class *class,
                                           const char *name, struct vsd_match *match)
{
    bool known;
    struct vsd_lookup *entry = lookup(build->children, class, name, &known);
    if (!known)
        entry->row = vsd_child_named(class, name, build->names, &entry->match);
    *match = entry->match;
    return entry->row;
}

/* ---- marks ---- */

static void mark(struct vsd_build *build, struct vssdoc_element *element,
                 const struct vssdoc_mark *mark)
{
    const struct vssdoc_mark *found = vssdoc_mark_of(element, mark->key);
    struct vssdoc_mark *old = (struct vssdoc_mark *)(uintptr_t)found;
    if (old != NULL && old->inferred == mark->inferred && mark->raw == NULL) {
        old->name = old->name != NULL ? old->name : mark->name;
        old->spelled = old->spelled != NULL ? old->spelled : mark->spelled;
        return;
    }
    struct vssdoc_mark *added = vsd_arena_alloc(arena(build), sizeof *added);
    if (added == NULL) {
        build->no_memory = true;
        return;
    }
    *added = *mark;
    const struct vssdoc_mark **end = &element->marks; /* an element has few properties */
    while (*end != NULL)
        end = (const struct vssdoc_mark **)(uintptr_t) & (*end)->next;
    *end = added;
}

/* ---- attributes ---- */

static bool is_text(const struct vsd_field *field)
{
    return field->type == VSD_STRING || field->type == VSD_GUID || field->type == VSD_BINARY;
}

/* Puts placeholders in the place of names, where that is wanted. */
static bool redact(struct vsd_build *build, enum vsd_holds holds, const char **text, size_t *length)
{
    if (build->redaction == NULL)
        return true;
    *text = vsd_redact_value(build->redaction, holds, *text, *length, length);
    build->no_memory = build->no_memory || *text == NULL;
    return *text != NULL;
}

/* A piece of XML that is kept as it is. */
static bool redact_xml(struct vsd_build *build, const char **xml, size_t *length)
{
    if (build->redaction == NULL)
        return true;
    *xml = vsd_redact_xml(build->redaction, *xml, *length, length);
    return *xml != NULL;
}

/* What is not known may say anything, a namespace of ours apart. */
static bool redact_unknown(struct vsd_build *build, struct vsd_attribute *attribute)
{
    bool declares = attribute->prefix != NULL && strcmp(attribute->prefix, VSD_XMLNS) == 0;
    return (declares && attribute->length >= 9 && memcmp(attribute->value, "x-schema:", 9) == 0) ||
           redact(build, VSD_HOLDS_UNSAID, &attribute->value, &attribute->length);
}

/* Sets a field from text that is not NUL-terminated. Numbers and the like are read from a copy on
 * the stack: only text that the model keeps is stored. */
static void set_field(struct vsd_build *build, struct vsd_frame *frame,
                      const struct vsd_field *field, const char *spelling, const char *value,
                      size_t length, bool inferred)
{
    char small[80];
    const char *text = small;
    if (is_text(field) && !redact(build, field->holds, &value, &length))
        return;
    if (is_text(field) || length >= sizeof small) {
        text = stored(build, value, length);
        if (text == NULL)
            return;
    } else {
        memcpy(small, value, length);
        small[length] = '\0';
    }
    enum vsd_understood understood = vsd_value_set(arena(build), field, frame->object, text);
    if (understood == VSD_UNDERSTOOD && !inferred)
        return;
    if (understood == VSD_VALUE_NO_MEMORY) {
        build->no_memory = true;
        return;
    }
    if (understood == VSD_NOT_UNDERSTOOD && !is_text(field) &&
        !redact(build, VSD_HOLDS_UNSAID, &value, &length))
        return;
    const char *odd = understood != VSD_UNDERSTOOD ? stored(build, value, length) : NULL;
    if (odd == NULL && understood != VSD_UNDERSTOOD)
        return;
    struct vssdoc_mark made = {
        .key = field->key, .inferred = true, .name = inferred ? spelling : NULL};
    if (understood == VSD_NOT_UNDERSTOOD) {
        made.raw = odd;
        made.inferred = inferred;
        vsd_remark(&build->remarks, VSSDOC_NOTE_UNKNOWN_VALUE, frame->element, spelling, odd);
    } else {
        made.spelled = odd;
    }
    mark(build, frame->owner, &made);
    if (made.inferred)
        vsd_remark(&build->remarks, VSSDOC_NOTE_INFERRED_NAME, frame->element, spelling,
                   made.spelled);
}

static bool confirmed(const struct vsd_match *match)
{
    return match->exact &&
           (match->evidence == VSSDOC_CAPTURED || match->evidence == VSSDOC_DOCUMENTED);
}

/* A name that the shape has elsewhere was put in the wrong place; any other is new to us. */
static enum vssdoc_note_code unknown_or_misplaced(const struct vsd_build *build, const char *name)
{
    return vsd_element_anywhere(build->stack[0].class, name) ? VSSDOC_NOTE_MISPLACED
                                                             : VSSDOC_NOTE_UNKNOWN_NAME;
}

/* A spelling of the table as far as '|'. */
static const char *first_spelling(struct vsd_build *build, const char *spelling)
{
    size_t length = strcspn(spelling, "|");
    return spelling[length] == '\0' ? spelling : stored(build, spelling, length);
}

/* The attribute or element of an open element that was probably meant by an unknown name. */
static const char *nearest_name(struct vsd_build *build, const struct vsd_class *class,
                                const char *name, bool attribute)
{
    struct vsd_nearest nearest = {.asked = name};
    if (attribute)
        for (size_t i = 0; i < class->n_fields; i++)
            vsd_nearest_offer(&nearest, first_spelling(build, class->fields[i].spelling));
    else
        for (size_t i = 0; i < class->n_children; i++)
            vsd_nearest_offer(&nearest, first_spelling(build, class->children[i].spelling));
    return nearest.best;
}

static void add_attribute(struct vsd_build *build, struct vsd_frame *frame,
                          const struct vsd_attribute *attribute)
{
    struct vsd_match match;
    const struct vsd_field *field = attribute->prefix == NULL
                                        ? field_named(build, frame->class, attribute->name, &match)
                                        : NULL;
    if (field != NULL && !vsd_value_is_set(field, frame->object)) {
        bool inferred = !confirmed(&match);
        /* a dependency's names are inferred as the element's is: one remark is enough */
        const char *spelling =
            inferred ? stored(build, attribute->name, strlen(attribute->name)) : field->spelling;
        if (spelling != NULL)
            set_field(build, frame, field, spelling, attribute->value, attribute->length, inferred);
        return;
    }
    const char *name = stored(build, attribute->name, strlen(attribute->name));
    struct vsd_attribute kept = *attribute;
    if (name == NULL || !redact_unknown(build, &kept) ||
        !vsd_extra_attribute(arena(build), frame, &kept)) {
        build->no_memory = true;
        return;
    }
    if (attribute->prefix != NULL && strcmp(attribute->prefix, VSD_XMLNS) == 0)
        return;
    struct vsd_remark *remark = vsd_remark_new(
        &build->remarks, field != NULL ? VSSDOC_NOTE_REPEATED : VSSDOC_NOTE_UNKNOWN_NAME,
        frame->element, name, NULL);
    if (remark != NULL && field == NULL && attribute->prefix == NULL)
        remark->hint = nearest_name(build, frame->class, name, true);
}

/* ---- elements ---- */

static uint32_t next_index(struct vsd_frame *frame, const struct vsd_child *row, const char *name)
{
    size_t i = 0;
    while (i < frame->n_siblings && frame->siblings[i].name != name)
        i++;
    if (i == frame->n_siblings && i < VSD_CHILDREN_LIMIT) {
        frame->siblings[i].row = row;
        frame->siblings[i].name = name;
        frame->siblings[i].count = 0;
        frame->n_siblings++;
    }
    return i < VSD_CHILDREN_LIMIT ? ++frame->siblings[i].count : 1;
}

static void place_element(struct vssdoc_element *element, const struct vssdoc_element *parent,
                          const char *name, uint32_t index, const struct vsd_position *place)
{
    element->parent = parent;
    element->name = name;
    element->offset = place->offset;
    element->line = place->line;
    element->column = place->column;
    element->index = index;
}

static void append(struct vsd_frame *owner, const struct vsd_child *row, void *object)
{
    size_t i = 0;
    while (i < owner->n_lists && owner->lists[i].offset != row->offset)
        i++;
    if (i < owner->n_lists) {
        owner->lists[i].tail->next = object;
    } else {
        *(void **)(void *)((char *)owner->object + row->offset) = object;
        owner->lists[owner->n_lists++].offset = row->offset; /* no class has more lists than rows */
    }
    owner->lists[i].tail = object;
    if (row->count_offset != 0)
        ++*(size_t *)(void *)((char *)owner->object + row->count_offset);
}

static struct vsd_frame *push(struct vsd_build *build)
{
    struct vsd_frame *frame = &build->stack[build->depth++];
    frame->merged = NULL;
    frame->n_siblings = 0;
    frame->n_lists = 0;
    frame->text = NULL;
    frame->text_length = 0;
    frame->text_room = 0;
    return frame;
}

/* A row of the open element's class, or of what is open around it where a name is only inferred:
 * then nothing is known of the place either. */
static const struct vsd_child *find_child(struct vsd_build *build, const char *name,
                                          struct vsd_frame **frame, struct vsd_match *match)
{
    for (size_t i = build->depth; i-- > 0;) {
        *frame = &build->stack[i];
        const struct vsd_child *row = child_named(build, (*frame)->class, name, match);
        bool here = i + 1 == build->depth;
        if (row != NULL && (here || row->evidence == VSSDOC_INFERRED))
            return row;
    }
    return NULL;
}

/* <DEPENDENCIES> around <DEPENDENCY …/>: a plural without any attribute of its own. */
static bool is_wrapper(struct vsd_build *build, const struct vsd_child *row,
                       const struct vsd_match *match, const struct vsd_attribute *attributes,
                       size_t n)
{
    struct vsd_match unused;
    if (match->exact || row->relation == VSD_MERGE)
        return false;
    for (size_t i = 0; i < n; i++)
        if (field_named(build, row->class, attributes[i].name, &unused) != NULL)
            return false;
    return true;
}

/* Whether a child that belongs there once is there already. */
static bool is_repeated(const struct vsd_frame *frame, const struct vsd_child *row)
{
    if (row->relation == VSD_ITEM)
        return false;
    if (row->relation == VSD_ONE) {
        const char *object = frame->owner_frame->object;
        return *(void *const *)(const void *)(object + row->offset) != NULL;
    }
    size_t i = 0;
    while (i < frame->n_siblings && frame->siblings[i].row != row)
        i++;
    return i < frame->n_siblings;
}

/* A new name is remarked where it stands: the remark is made once, for the first of its name. */
static void remark_unknown(struct vsd_build *build, const char *name,
                           const struct vsd_position *place)
{
    struct vsd_frame *parent = top(build);
    struct vsd_remark *remark =
        vsd_remark_new(&build->remarks, VSSDOC_NOTE_UNKNOWN_NAME, parent->element, name, NULL);
    if (remark == NULL)
        return;
    struct vssdoc_element *element = vsd_arena_alloc(arena(build), sizeof *element);
    if (element == NULL) {
        build->no_memory = true;
        return;
    }
    place_element(element, parent->element, name, 1, place);
    remark->element = element;
    remark->hint = nearest_name(build, parent->class, name, false);
}

static void begin_unknown(struct vsd_build *build, const struct vsd_position *place)
{
    build->unknown_depth = 1;
    build->unknown_from = place->at;
}

static bool begin_object(struct vsd_build *build, struct vsd_frame *frame,
                         const struct vsd_child *row, struct vsd_frame *owner)
{
    frame->object = vsd_object_new(arena(build), row->class);
    if (frame->object == NULL)
        return false;
    frame->element = frame->object;
    frame->owner = frame->object;
    frame->owner_frame = frame;
    if (row->class->tag_offset != 0)
        *(int *)(void *)((char *)frame->object + row->class->tag_offset) = row->tag;
    if (row->relation == VSD_ITEM)
        append(owner, row, frame->object);
    else
        *(void **)(void *)((char *)owner->object + row->offset) = frame->object;
    return true;
}

static bool begin_merged(struct vsd_build *build, struct vsd_frame *frame, struct vsd_frame *owner,
                         const char *name, bool wrapper)
{
    struct vsd_part *part = vsd_arena_alloc(arena(build), sizeof *part);
    if (part == NULL)
        return false;
    frame->element = &part->at;
    frame->object = owner->object;
    frame->owner = owner->owner;
    frame->owner_frame = owner;
    frame->merged = name;
    part->class = frame->class;
    part->object = frame->object;
    part->owner = frame->owner;
    part->wrapper = wrapper;
    if (build->layout->last_part != NULL)
        build->layout->last_part->next = part;
    else
        build->layout->parts = part;
    build->layout->last_part = part;
    return true;
}

static void begin_known(struct vsd_build *build, const struct vsd_child *row,
                        struct vsd_frame *around, const struct vsd_match *match, const char *name,
                        const struct vsd_position *place, const struct vsd_attribute *attributes,
                        size_t n)
{
    struct vsd_frame *parent = top(build);
    bool wrapper = is_wrapper(build, row, match, attributes, n);
    const char *spelling = match->exact && strcmp(row->spelling, name) == 0
                               ? row->spelling
                               : stored(build, name, strlen(name));
    uint32_t index = next_index(parent, row, spelling);
    struct vsd_frame *frame = push(build);
    frame->class = wrapper ? around->class : row->class;
    bool begun = spelling != NULL &&
                 (wrapper || row->relation == VSD_MERGE
                      ? begin_merged(build, frame, around->owner_frame, spelling, wrapper)
                      : begin_object(build, frame, row, around->owner_frame));
    if (!begun) {
        build->no_memory = true;
        return;
    }
    place_element(frame->element, parent->element, spelling, index, place);
    build->last = frame->element;
    if (!wrapper && row->relation == VSD_MERGE && row->offset != 0)
        *(const struct vssdoc_element **)(void *)((char *)frame->object + row->offset) =
            frame->element;
    if (!confirmed(match)) {
        mark(build, around->owner, &(struct vssdoc_mark){.key = row->key, .inferred = true});
        vsd_remark(&build->remarks, VSSDOC_NOTE_INFERRED_NAME, parent->element, spelling, NULL);
    }
    for (size_t i = 0; i < n && !build->no_memory; i++)
        add_attribute(build, frame, &attributes[i]);
    if (frame->owner_frame == frame && row->class->complete != NULL && !build->no_memory &&
        !row->class->complete(arena(build), frame->object))
        build->no_memory = true;
}

void vsd_build_start(struct vsd_build *build, const char *name, const struct vsd_position *place,
                     const struct vsd_attribute *attributes, size_t n)
{
    if (build->no_memory || build->depth == 0)
        return;
    if (build->unknown_depth > 0) {
        build->unknown_depth++;
        return;
    }
    struct vsd_frame *around;
    struct vsd_match match;
    const struct vsd_child *row = find_child(build, name, &around, &match);
    bool repeated = row != NULL && is_repeated(around, row);
    if (row != NULL && !repeated && build->depth < VSD_KNOWN_DEPTH) {
        begin_known(build, row, around, &match, name, place, attributes, n);
        return;
    }
    const char *copy = stored(build, name, strlen(name));
    enum vssdoc_note_code code = VSSDOC_NOTE_REPEATED;
    if (copy != NULL && !repeated)
        code = unknown_or_misplaced(build, copy);
    if (copy != NULL && code == VSSDOC_NOTE_UNKNOWN_NAME)
        remark_unknown(build, copy, place);
    else if (copy != NULL)
        vsd_remark(&build->remarks, code, top(build)->element, copy, NULL);
    begin_unknown(build, place);
}

const char *vsd_build_namespace(struct vsd_build *build, const char *xmlns)
{
    size_t length = strlen(xmlns);
    if (build->redaction == NULL || strcmp(xmlns, vsd_namespace(build->document->public.kind)) == 0 ||
        !redact(build, VSD_HOLDS_UNSAID, &xmlns, &length))
        return xmlns;
    const char *kept = stored(build, xmlns, length);
    return kept != NULL ? kept : "";
}

void vsd_build_root(struct vsd_build *build, const struct vsd_class *class, const char *name,
                    const char *xmlns, const struct vsd_position *place,
                    const struct vsd_attribute *attributes, size_t n)
{
    const char *spelling = stored(build, name, strlen(name));
    const char *namespace = stored(build, xmlns, strlen(xmlns));
    void *object = vsd_object_new(arena(build), class);
    build->layout = vsd_arena_alloc(arena(build), sizeof *build->layout);
    if (spelling == NULL || namespace == NULL || object == NULL || build->layout == NULL) {
        build->no_memory = true;
        return;
    }
    struct vsd_frame *frame = push(build);
    frame->class = class;
    frame->object = object;
    frame->element = object;
    frame->owner = object;
    frame->owner_frame = frame;
    place_element(frame->element, NULL, spelling, 1, place);
    *build->layout = (struct vssdoc_layout){.xmlns = namespace, .placed = true};
    build->last = frame->element;
    for (size_t i = 0; i < n && !build->no_memory; i++)
        add_attribute(build, frame, &attributes[i]);
}

/* ---- text, ends, asides ---- */

void vsd_build_characters(struct vsd_build *build, const char *text, size_t length)
{
    if (build->no_memory || build->depth == 0 || build->unknown_depth > 0)
        return;
    struct vsd_frame *frame = top(build);
    if (frame->text_length == 0) { /* white space in front means nothing */
        while (length > 0 && strchr(" \t\r\n", *text) != NULL && *text != '\0') {
            text++;
            length--;
        }
    }
    if (length > 0 && !vsd_extra_gather(frame, text, length))
        build->no_memory = true;
}

/* Text belongs to a field where the class has one, else it is kept. */
static void end_text(struct vsd_build *build, struct vsd_frame *frame)
{
    size_t length = frame->text_length;
    while (length > 0 && strchr(" \t\r\n", frame->text[length - 1]) != NULL)
        length--;
    const struct vsd_field *field = frame->class->text;
    const char *text = frame->text;
    if (field != NULL && !vsd_value_is_set(field, frame->object))
        set_field(build, frame, field, "text()", frame->text, length, true);
    else if (!redact(build, VSD_HOLDS_UNSAID, &text, &length) ||
             !vsd_extra_text(arena(build), frame->owner, text, length))
        build->no_memory = true;
    else
        vsd_remark(&build->remarks, VSSDOC_NOTE_UNKNOWN_NAME, frame->element, "text()", NULL);
    free(frame->text);
    frame->text = NULL;
}

void vsd_build_end(struct vsd_build *build, const char *text, size_t end)
{
    if (build->no_memory || build->depth == 0)
        return;
    struct vsd_frame *frame = top(build);
    if (build->unknown_depth > 0) {
        const char *xml = text + build->unknown_from;
        size_t length = end - build->unknown_from;
        if (--build->unknown_depth == 0 &&
            (!redact_xml(build, &xml, &length) ||
             !vsd_extra_element(arena(build), frame, build->last, xml, length)))
            build->no_memory = true;
        return;
    }
    if (frame->text != NULL)
        end_text(build, frame);
    if (build->depth > 1) /* the root stays until the document is finished */
        build->depth--;
}

void vsd_build_aside(struct vsd_build *build, const char *xml, size_t length)
{
    if (build->no_memory || build->unknown_depth > 0)
        return;
    if (!redact_xml(build, &xml, &length)) {
        build->no_memory = true;
        return;
    }
    if (build->depth > 0) {
        build->no_memory = !vsd_extra_element(arena(build), top(build), build->last, xml, length);
        return;
    }
    struct vssdoc_extra_element *aside = vsd_arena_alloc(arena(build), sizeof *aside);
    char *copy = vsd_arena_copy(arena(build), xml, length);
    if (aside == NULL || copy == NULL) {
        build->no_memory = true;
        return;
    }
    *aside = (struct vssdoc_extra_element){.next = build->before_root, .xml = copy};
    build->before_root = aside;
}

void vsd_build_piece(struct vsd_build *build, const char *name, const char *xml, size_t length)
{
    const struct vsd_position nowhere = {0};
    const char *copy = stored(build, name, strlen(name));
    if (copy == NULL)
        return;
    if (unknown_or_misplaced(build, copy) == VSSDOC_NOTE_UNKNOWN_NAME)
        remark_unknown(build, copy, &nowhere);
    else
        vsd_remark(&build->remarks, VSSDOC_NOTE_MISPLACED, top(build)->element, copy, NULL);
    if (!redact_xml(build, &xml, &length) ||
        !vsd_extra_element(arena(build), top(build), build->last, xml, length))
        build->no_memory = true;
}

/* ---- begin and finish ---- */

void vsd_build_begin(struct vsd_build *build, struct vsd_document *document,
                     const struct vssdoc_names *names, struct vssdoc_redaction *redaction)
{
    *build = (struct vsd_build){.document = document, .names = names, .redaction = redaction};
    build->strings.strings = &document->arena;
}

static void total_up(struct vssdoc_document *document)
{
    if (document->writer != NULL) {
        struct vssdoc_writer *writer = (struct vssdoc_writer *)(uintptr_t)document->writer;
        writer->document = document;
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
            writer->n_file_sets += c->n_file_sets;
    } else if (document->backup_components != NULL) {
        struct vssdoc_backup_components *bcd =
            (struct vssdoc_backup_components *)(uintptr_t)document->backup_components;
        bcd->document = document;
        for (const struct vssdoc_writer_components *w = bcd->writers; w != NULL; w = w->next)
            bcd->n_components += w->n_components;
    } else if (document->manifest != NULL) {
        ((struct vssdoc_manifest *)(uintptr_t)document->manifest)->document = document;
    }
}

void vsd_build_finish(struct vsd_build *build, bool complete)
{
    struct vssdoc_document *document = &build->document->public;
    for (size_t i = 0; i < build->depth; i++)
        free(build->stack[i].text);
    if (complete && build->depth > 0 && !build->no_memory) {
        struct vsd_frame *root = &build->stack[0];
        for (; build->before_root != NULL && !build->no_memory;
             build->before_root =
                 (struct vssdoc_extra_element *)(uintptr_t)build->before_root->next)
            build->no_memory =
                !vsd_extra_element_first(arena(build), root->owner, build->before_root->xml);
        if (document->kind == VSSDOC_WMD)
            document->writer = root->object;
        else if (document->kind == VSSDOC_BCD)
            document->backup_components = root->object;
        else if (document->kind == VSSDOC_MANIFEST)
            document->manifest = root->object;
        document->layout = build->layout;
        total_up(document);
    } else if (build->depth > 0 && document->kind == VSSDOC_WMD) {
        const struct vssdoc_writer *writer = build->stack[0].object;
        document->unread = writer->writer_id.valid ? writer : NULL;
    }
    if (!build->no_memory)
        build->no_memory = !vsd_remarks_to_notes(&build->remarks, build->document);
    vsd_intern_free(&build->strings);
}

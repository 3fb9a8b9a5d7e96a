#include "reader/build.h"

#include <stdlib.h>
#include <string.h>

#include "reader/build_parts.h"
#include "reader/extra.h"

/* ---- elements ---- */

static void begin_unknown(struct vsd_build *build, const struct vsd_position *place)
{
    build->unknown_depth = 1;
    build->unknown_from = place->at;
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
    const struct vsd_child *row = vsd_build_find_child(build, name, &around, &match);
    bool repeated = row != NULL && vsd_build_is_repeated(around, row);
    if (row != NULL && !repeated && build->depth < VSD_KNOWN_DEPTH) {
        vsd_build_element(build, row, around, &match, name, place, attributes, n);
        return;
    }
    const char *copy = vsd_build_stored(build, name, strlen(name));
    enum vssdoc_note_code code = VSSDOC_NOTE_REPEATED;
    if (copy != NULL && !repeated)
        code = vsd_build_unknown(build, copy);
    if (copy != NULL && code == VSSDOC_NOTE_UNKNOWN_NAME)
        vsd_build_remark_unknown(build, copy, place);
    else if (copy != NULL)
        vsd_remark(&build->remarks, code, vsd_build_top(build)->element, copy, NULL);
    begin_unknown(build, place);
}

void vsd_build_root(struct vsd_build *build, const struct vsd_class *class, const char *name,
                    const char *xmlns, const struct vsd_position *place,
                    const struct vsd_attribute *attributes, size_t n)
{
    const char *spelling = vsd_build_stored(build, name, strlen(name));
    const char *namespace = vsd_build_stored(build, xmlns, strlen(xmlns));
    void *object = vsd_object_new(vsd_build_arena(build), class);
    build->layout = vsd_arena_alloc(vsd_build_arena(build), sizeof *build->layout);
    if (spelling == NULL || namespace == NULL || object == NULL || build->layout == NULL) {
        build->no_memory = true;
        return;
    }
    struct vsd_frame *frame = vsd_build_push(build);
    frame->class = class;
    frame->object = object;
    frame->element = object;
    frame->owner = object;
    frame->owner_frame = frame;
    vsd_build_place(frame->element, NULL, spelling, 1, place);
    *build->layout = (struct vssdoc_layout){.xmlns = namespace, .placed = true};
    build->last = frame->element;
    for (size_t i = 0; i < n && !build->no_memory; i++)
        vsd_build_attribute(build, frame, &attributes[i]);
}

/* ---- text, ends, asides ---- */

void vsd_build_characters(struct vsd_build *build, const char *text, size_t length)
{
    if (build->no_memory || build->depth == 0 || build->unknown_depth > 0)
        return;
    struct vsd_frame *frame = vsd_build_top(build);
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
        vsd_build_value(build, frame, field, "text()", frame->text, length, true);
    else if (!vsd_build_redact(build, VSD_HOLDS_UNSAID, &text, &length) ||
             !vsd_extra_text(vsd_build_arena(build), frame->owner, text, length))
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
    struct vsd_frame *frame = vsd_build_top(build);
    if (build->unknown_depth > 0) {
        const char *xml = text + build->unknown_from;
        size_t length = end - build->unknown_from;
        if (--build->unknown_depth == 0 &&
            (!vsd_build_redact_xml(build, &xml, &length) ||
             !vsd_extra_element(vsd_build_arena(build), frame, build->last, xml, length)))
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
    if (!vsd_build_redact_xml(build, &xml, &length)) {
        build->no_memory = true;
        return;
    }
    if (build->depth > 0) {
        build->no_memory = !vsd_extra_element(vsd_build_arena(build), vsd_build_top(build),
                                              build->last, xml, length);
        return;
    }
    struct vssdoc_extra_element *aside = vsd_arena_alloc(vsd_build_arena(build), sizeof *aside);
    char *copy = vsd_arena_copy(vsd_build_arena(build), xml, length);
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
    const char *copy = vsd_build_stored(build, name, strlen(name));
    if (copy == NULL)
        return;
    if (vsd_build_unknown(build, copy) == VSSDOC_NOTE_UNKNOWN_NAME)
        vsd_build_remark_unknown(build, copy, &nowhere);
    else
        vsd_remark(&build->remarks, VSSDOC_NOTE_MISPLACED, vsd_build_top(build)->element, copy,
                   NULL);
    if (!vsd_build_redact_xml(build, &xml, &length) ||
        !vsd_extra_element(vsd_build_arena(build), vsd_build_top(build), build->last, xml, length))
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
            build->no_memory = !vsd_extra_element_first(vsd_build_arena(build), root->owner,
                                                        build->before_root->xml);
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

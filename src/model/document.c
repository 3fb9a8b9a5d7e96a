#include "model/document.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vsd_document *vsd_document_new(const char *name, const char *path)
{
    struct vsd_document *document = calloc(1, sizeof *document);
    if (document == NULL)
        return NULL;
    atomic_init(&document->references, 1);
    document->public.kind = VSSDOC_OTHER;
    document->full_path = vsd_arena_copy(&document->arena, path, strlen(path));
    document->sort_path = document->full_path;
    document->public.path = document->full_path;
    document->public.name = vsd_arena_copy(&document->arena, name, strlen(name));
    if (document->full_path == NULL || document->public.name == NULL) {
        vsd_document_release(document);
        return NULL;
    }
    return document;
}

void vsd_document_keep(struct vsd_document *document)
{
    atomic_fetch_add(&document->references, 1);
}

void vsd_document_release(struct vsd_document *document)
{
    if (document == NULL || atomic_fetch_sub(&document->references, 1) != 1)
        return;
    vsd_arena_free(&document->arena);
    free(document);
}

bool vsd_document_note(struct vsd_document *document, enum vssdoc_note_code code,
                       const struct vssdoc_element *element, const char *format, ...)
{
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    struct vssdoc_note *note = vsd_arena_alloc(&document->arena, sizeof *note);
    char *copy = vsd_arena_copy(&document->arena, message, strlen(message));
    if (note == NULL || copy == NULL)
        return false;
    *note = (struct vssdoc_note){.code = code, .message = copy, .element = element};
    const struct vssdoc_note **end = &document->public.notes;
    while (*end != NULL)
        end = (const struct vssdoc_note **)(uintptr_t)&(*end)->next;
    *end = note;
    return true;
}

bool vsd_document_fail(struct vsd_document *document, const struct vssdoc_error *error)
{
    struct vssdoc_document *public = &document->public;
    public->status = error->status;
    public->error = vsd_arena_copy(&document->arena, error->message, strlen(error->message));
    public->error_offset = error->offset;
    public->error_line = error->line;
    public->error_column = error->column;
    public->writer = NULL;
    public->backup_components = NULL;
    public->manifest = NULL;
    for (struct vssdoc_note *note = (struct vssdoc_note *)(uintptr_t)public->notes; note != NULL;
         note = (struct vssdoc_note *)(uintptr_t)note->next)
        note->element = NULL;
    return public->error != NULL;
}

const char *vssdoc_document_kind_name(enum vssdoc_document_kind kind)
{
    static const char *const names[] = {
        [VSSDOC_WMD] = "wmd",
        [VSSDOC_BCD] = "bcd",
        [VSSDOC_MANIFEST] = "manifest",
        [VSSDOC_OTHER] = "other",
    };
    return names[kind];
}

const char *vssdoc_encoding_name(enum vssdoc_encoding encoding)
{
    static const char *const names[] = {
        [VSSDOC_ENCODING_NONE] = NULL,
        [VSSDOC_UTF_8] = "utf-8",
        [VSSDOC_UTF_16LE] = "utf-16le",
        [VSSDOC_UTF_16BE] = "utf-16be",
    };
    return names[encoding];
}

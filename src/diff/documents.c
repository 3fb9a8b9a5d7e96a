/* How documents were saved. */
#include <string.h>

#include "base/text.h"
#include "diff/parts.h"
#include "diff/report.h"
#include "diff/value.h"

static void hide(struct vsd_diff *diff, enum vssdoc_noise noise, const char *field,
                 const struct vssdoc_element *const at[VSD_SIDES], const char *before,
                 const char *after)
{
    struct vsd_difference d = {.id = "document-changed",
                               .field = field,
                               .class = "document",
                               .at = {at[VSD_OLD], at[VSD_NEW]},
                               .family = "document"};
    if (vsd_diff_shows(diff, noise)) {
        vsd_diff_text_value(diff, before, &d.values[VSD_OLD]);
        vsd_diff_text_value(diff, after, &d.values[VSD_NEW]);
    }
    vsd_diff_hide(diff, noise, 1, &d);
}

static bool has_note(const struct vssdoc_document *document, enum vssdoc_note_code code)
{
    const struct vssdoc_note *note = document->notes;
    while (note != NULL && note->code != code)
        note = note->next;
    return note != NULL;
}

static const char *encoding_text(struct vsd_diff *diff, const struct vssdoc_document *document)
{
    const char *name = vssdoc_encoding_name(document->encoding);
    return vsd_diff_text(diff, "%s%s%s%s%s", name != NULL ? name : "another encoding",
                         document->byte_order_mark ? " with byte order mark" : "",
                         document->declared != NULL ? ", declared " : "",
                         document->declared != NULL ? document->declared : "",
                         has_note(document, VSSDOC_NOTE_TRAILING_NUL) ? ", NULs at the end" : "");
}

static const struct vssdoc_element *root_of(const struct vssdoc_document *document)
{
    return document->writer != NULL              ? &document->writer->at
           : document->backup_components != NULL ? &document->backup_components->at
           : document->manifest != NULL          ? &document->manifest->at
                                                 : NULL;
}

/* An element that most documents have, and one below it. */
static void samples(const struct vssdoc_document *document, const struct vssdoc_element *out[2])
{
    const struct vssdoc_writer *writer = document->writer;
    const struct vssdoc_backup_components *bcd = document->backup_components;
    const struct vssdoc_manifest *manifest = document->manifest;
    out[0] = out[1] = NULL;
    if (writer != NULL) {
        out[0] = writer->identification;
        out[1] = writer->components != NULL ? &writer->components->at : NULL;
    } else if (bcd != NULL && bcd->writers != NULL) {
        out[0] = &bcd->writers->at;
        out[1] = bcd->writers->components != NULL ? &bcd->writers->components->at : NULL;
    } else if (manifest != NULL && manifest->shadow_copies != NULL) {
        out[0] = &manifest->shadow_copies->at;
    }
}

/* Where an element stands below its parent: on its line, else in which column. */
static uint32_t indent_of(const struct vssdoc_element *element)
{
    const struct vssdoc_element *parent = element->parent;
    return parent == NULL || element->line == parent->line ? 0 : element->column;
}

static bool is_laid_out_otherwise(const struct vssdoc_document *a, const struct vssdoc_document *b)
{
    const struct vssdoc_element *x[2], *y[2];
    samples(a, x);
    samples(b, y);
    for (int i = 0; i < 2; i++)
        if (x[i] != NULL && y[i] != NULL && indent_of(x[i]) != indent_of(y[i]))
            return true;
    return has_note(a, VSSDOC_NOTE_LEADING_SPACE) != has_note(b, VSSDOC_NOTE_LEADING_SPACE);
}

static const char *layout_text(const struct vssdoc_document *document)
{
    const struct vssdoc_element *x[2];
    samples(document, x);
    return x[0] == NULL || indent_of(x[0]) == 0 ? "on one line" : "indented";
}

void vsd_diff_document(struct vsd_diff *diff, const struct vssdoc_document *a,
                       const struct vssdoc_document *b)
{
    const struct vssdoc_element *const at[VSD_SIDES] = {root_of(a), root_of(b)};
    bool nul_a = has_note(a, VSSDOC_NOTE_TRAILING_NUL),
         nul_b = has_note(b, VSSDOC_NOTE_TRAILING_NUL);
    if (strcmp(a->path, b->path) != 0)
        hide(diff, VSSDOC_NOISE_DOCUMENT_NAMES, "path", at, a->path, b->path);
    if (a->encoding != b->encoding || a->byte_order_mark != b->byte_order_mark ||
        !vsd_same_text(a->declared, b->declared) || nul_a != nul_b) {
        bool shown = vsd_diff_shows(diff, VSSDOC_NOISE_ENCODING);
        hide(diff, VSSDOC_NOISE_ENCODING, "encoding", at, shown ? encoding_text(diff, a) : NULL,
             shown ? encoding_text(diff, b) : NULL);
    }
    if (is_laid_out_otherwise(a, b))
        hide(diff, VSSDOC_NOISE_WHITE_SPACE, "layout", at, layout_text(a), layout_text(b));
}

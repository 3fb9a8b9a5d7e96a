#include "validate/notes.h"

#include <string.h>

/* The message ends so where a name came more than once. */
static bool is_of_several(const struct vssdoc_note *note)
{
    static const char end[] = " times)";
    size_t length = strlen(note->message), n = sizeof end - 1;
    return length > n && strcmp(note->message + length - n, end) == 0;
}

/* The element itself or the one around it that lies at a depth below the root. */
static const struct vssdoc_element *at_depth(const struct vssdoc_element *element, size_t depth)
{
    size_t below = 0;
    for (const struct vssdoc_element *e = element; e != NULL && e->parent != NULL; e = e->parent)
        below++;
    for (; below > depth; below--)
        element = element->parent;
    return below == depth ? element : NULL;
}

static void stand_in_wmd(struct vsd_check *check, const struct vssdoc_element *component)
{
    const struct vssdoc_component *c = check->writer->components;
    while (c != NULL && &c->at != component)
        c = c->next;
    check->component = c;
}

static void stand_in_bcd(struct vsd_check *check, const struct vssdoc_backup_components *bcd,
                         const struct vssdoc_element *entry, const struct vssdoc_element *record)
{
    const struct vssdoc_writer_components *e = bcd->writers;
    while (e != NULL && &e->at != entry)
        e = e->next;
    const struct vssdoc_backup_component *r = e != NULL ? e->components : NULL;
    while (r != NULL && &r->at != record)
        r = r->next;
    check->entry = e;
    check->record = r;
}

void vsd_stand_on_note(struct vsd_check *check, const struct vssdoc_document *document,
                       const struct vssdoc_note *note)
{
    bool placed = note->element != NULL && !is_of_several(note);
    check->writer = document->writer;
    check->component = NULL;
    check->entry = NULL;
    check->record = NULL;
    if (placed && document->writer != NULL)
        stand_in_wmd(check, at_depth(note->element, 2));
    else if (placed && document->backup_components != NULL)
        stand_in_bcd(check, document->backup_components, at_depth(note->element, 1),
                     at_depth(note->element, 2));
}

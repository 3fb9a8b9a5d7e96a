#include "cmocka_all.h"

#include "likeness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fixture.h"
#include "model/document.h"
#include "model/xsd.h"

static char found[600];
static bool loose;

static const char *differ(const struct vssdoc_element *at, const char *what, const char *a,
                          const char *b)
{
    char place[300];
    (void)vssdoc_locator(at, place, sizeof place);
    (void)snprintf(found, sizeof found, "%s %s: \"%.100s\" and \"%.100s\"", place, what,
                   a != NULL ? a : "(none)", b != NULL ? b : "(none)");
    return found;
}

static const char *text_of(const struct vsd_field *field, const void *object, char out[40])
{
    const void *at = (const char *)object + field->offset;
    const struct vssdoc_guid *guid = at;
    switch (field->type) {
    case VSD_STRING:
        return *(const char *const *)at;
    case VSD_GUID:
        if (!loose || !guid->valid)
            return guid->spelling;
        vssdoc_guid_format(guid, out);
        return out;
    case VSD_BINARY:
        return ((const struct vssdoc_binary *)at)->spelling;
    case VSD_BOOLEAN:
    case VSD_ENUM:
        (void)snprintf(out, 40, "%d", *(const int *)at);
        return out;
    case VSD_MASK:
    case VSD_NUMBER:
        (void)snprintf(out, 40, "%lld", (long long)*(const int64_t *)at);
        return out;
    }
    return NULL;
}

static const char *compare_fields(const struct vsd_class *class, const void *a, const void *b)
{
    char x[40], y[40];
    for (size_t i = 0; i < class->n_fields; i++) {
        const char *one = text_of(&class->fields[i], a, x), *two = text_of(&class->fields[i], b, y);
        if (!vsd_same_text(one, two))
            return differ(a, class->fields[i].key, one, two);
    }
    return NULL;
}

static const char *compare_marks(const struct vssdoc_element *a, const struct vssdoc_element *b)
{
    for (const struct vssdoc_mark *m = a->marks; m != NULL; m = m->next) {
        const struct vssdoc_mark *n = vssdoc_mark_of(b, m->key);
        if (n == NULL && loose && m->raw == NULL)
            continue;
        if (n == NULL)
            return differ(a, "mark", m->key, NULL);
        if (!vsd_same_text(m->raw, n->raw))
            return differ(a, m->key, m->raw, n->raw);
        if (!loose && (!vsd_same_text(m->name, n->name) || !vsd_same_text(m->spelled, n->spelled) ||
                       m->inferred != n->inferred))
            return differ(a, m->key, m->spelled != NULL ? m->spelled : m->name,
                          n->spelled != NULL ? n->spelled : n->name);
    }
    return NULL;
}

static bool has_piece(const struct vssdoc_extra *extra, const char *xml)
{
    const struct vssdoc_extra_element *e = extra->elements;
    while (e != NULL && strcmp(e->xml, xml) != 0)
        e = e->next;
    return e != NULL;
}

static const char *compare_extra(const struct vssdoc_element *a, const struct vssdoc_element *b)
{
    const struct vssdoc_extra none = {NULL, NULL, NULL};
    const struct vssdoc_extra *x = a->extra != NULL ? a->extra : &none;
    const struct vssdoc_extra *y = b->extra != NULL ? b->extra : &none;
    const struct vssdoc_extra_attribute *m = x->attributes, *n = y->attributes;
    for (; m != NULL && n != NULL; m = m->next, n = n->next)
        if (strcmp(m->name, n->name) != 0 || strcmp(m->value, n->value) != 0)
            return differ(a, "extra attribute", m->name, n->name);
    if (m != NULL || n != NULL)
        return differ(a, "extra attribute", m != NULL ? m->name : NULL, n != NULL ? n->name : NULL);
    const struct vssdoc_extra_element *e = x->elements, *f = y->elements;
    for (; e != NULL && f != NULL; e = e->next, f = f->next)
        if (loose ? !has_piece(y, e->xml) : strcmp(e->xml, f->xml) != 0)
            return differ(a, "extra element", e->xml, f->xml);
    if (e != NULL || f != NULL)
        return differ(a, "extra element", e != NULL ? e->xml : NULL, f != NULL ? f->xml : NULL);
    return vsd_same_text(x->text, y->text) ? NULL : differ(a, "text", x->text, y->text);
}

static const char *compare(const struct vsd_class *class, const void *a, const void *b);

static const char *compare_lists(const struct vsd_class *class, const void *a, const void *b)
{
    const char *why = NULL;
    for (size_t i = 0; i < class->n_children && why == NULL; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE) {
            why = compare_fields(row->class, a, b);
            why = why != NULL ? why : compare_lists(row->class, a, b);
            continue;
        }
        const struct vsd_list_item *m =
            *(void *const *)(const void *)((const char *)a + row->offset);
        const struct vsd_list_item *n =
            *(void *const *)(const void *)((const char *)b + row->offset);
        for (; m != NULL && n != NULL && why == NULL;
             m = row->relation == VSD_ITEM ? m->next : NULL,
             n = row->relation == VSD_ITEM ? n->next : NULL) {
            size_t tag = row->class->tag_offset;
            if (tag != 0 && memcmp((const char *)m + tag, (const char *)n + tag, sizeof(int)) != 0)
                return differ(&m->at, "kind", m->at.name, n->at.name);
            why = compare(row->class, m, n);
        }
        if (why == NULL && (m != NULL || n != NULL))
            return differ(a, row->key, m != NULL ? "more" : NULL, n != NULL ? "more" : NULL);
    }
    return why;
}

static const char *compare(const struct vsd_class *class, const void *a, const void *b)
{
    const struct vssdoc_element *x = a, *y = b;
    const char *why =
        loose || vsd_same_text(x->name, y->name) ? NULL : differ(x, "name", x->name, y->name);
    why = why != NULL ? why : compare_fields(class, a, b);
    why = why != NULL ? why : compare_marks(x, y);
    why = why != NULL || loose ? why : compare_marks(y, x);
    why = why != NULL ? why : compare_extra(x, y);
    return why != NULL ? why : compare_lists(class, a, b);
}

static const void *root_of(const struct vssdoc_document *document)
{
    return document->writer != NULL              ? (const void *)document->writer
           : document->backup_components != NULL ? (const void *)document->backup_components
                                                 : (const void *)document->manifest;
}

const char *difference(const struct vssdoc_document *a, const struct vssdoc_document *b,
                       bool loosely)
{
    const char *root;
    loose = loosely;
    if (a->kind != b->kind || root_of(a) == NULL || root_of(b) == NULL) {
        (void)snprintf(found, sizeof found, "kinds %d and %d: %s", (int)a->kind, (int)b->kind,
                       b->error != NULL ? b->error : "no error");
        return found;
    }
    return compare(vsd_root_class(a->kind, &root), root_of(a), root_of(b));
}

/* ---- all documents ---- */

/* Under valgrind or an emulator one document in so many is looked at, and no hostile one: the golden
 * cases and the fuzz targets have those. */
enum { SLOW_STEP = 5 };

struct walk {
    void (*each)(const struct vssdoc_document *document);
    size_t n, step;
};

static bool on_capture(void *context, struct vssdoc_capture *capture)
{
    struct walk *walk = context;
    for (size_t i = 0; i < capture->n_documents; i++)
        if (root_of(capture->documents[i]) != NULL) {
            if (walk->n++ % walk->step == 0)
                walk->each(capture->documents[i]);
        }
    vssdoc_capture_free(capture);
    return true;
}

size_t each_document(void (*each)(const struct vssdoc_document *document))
{
    const char *under = getenv("VSSDOC_RUN_UNDER");
    bool slow = under != NULL && under[0] != '\0';
    struct walk walk = {each, 0, slow ? SLOW_STEP : 1};
    const char *source = getenv("top_srcdir"), *captures = getenv("VSSDOC_CAPTURES");
    static const char *const folders[] = {"corpus/hostile", "corpus/made", "corpus/text",
                                          "tests/rules"};
    for (size_t i = slow ? 1 : 0; i < sizeof folders / sizeof folders[0]; i++) {
        const char *folder = text("%s/%s", source != NULL ? source : ".", folders[i]);
        (void)vssdoc_read(&folder, 1, NULL, on_capture, &walk, NULL);
    }
    if (captures != NULL)
        (void)vssdoc_read(&captures, 1, NULL, on_capture, &walk, NULL);
    return walk.n;
}

bool gather_bytes(void *context, const char *bytes, size_t size)
{
    bytes_add(context, bytes, size);
    return true;
}

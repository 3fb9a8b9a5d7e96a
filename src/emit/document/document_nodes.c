#include "emit/document/document_nodes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/written.h"
#include "model/xsd.h"

static struct vsd_node *add(struct vsd_nodes *nodes, unsigned depth)
{
    struct vsd_node *node = vsd_list_add(&nodes->list);
    if (node == NULL) {
        nodes->no_memory = true;
        return NULL;
    }
    node->depth = depth;
    node->sequence = nodes->list.n;
    return node;
}

static const struct vssdoc_extra_attribute *attributes_of(const struct vssdoc_element *owner)
{
    return owner->extra != NULL ? owner->extra->attributes : NULL;
}

static size_t prefix_length(const char *name)
{
    const char *slash = strchr(name, '/');
    return slash != NULL ? (size_t)(slash - name) : 0;
}

/* ---- the objects of a list, each with the row that it belongs to ---- */

static const void *first_of(const struct vsd_child *row, const void *object)
{
    return *(const void *const *)(const void *)((const char *)object + row->offset);
}

/* Rows of one list differ by their tag: FILE_GROUP and DATABASE. */
static const struct vsd_child *row_of(const struct vsd_class *class, size_t first, const void *item)
{
    const struct vsd_child *row = &class->children[first];
    for (size_t i = first; i < class->n_children; i++) {
        const struct vsd_child *other = &class->children[i];
        size_t tag = other->class->tag_offset;
        if (other->relation == row->relation && other->offset == row->offset && tag != 0 &&
            *(const int *)(const void *)((const char *)item + tag) == other->tag)
            return other;
    }
    return row;
}

/* Whether an earlier row, its own or of what it merges, has the same list. */
static bool was_done(const struct vsd_class *class, size_t row)
{
    const struct vsd_child *child = &class->children[row];
    for (size_t i = 0; i < row; i++) {
        const struct vsd_child *earlier = &class->children[i];
        if (earlier->relation != VSD_MERGE && earlier->offset == child->offset)
            return true;
        for (size_t j = 0; earlier->relation == VSD_MERGE && j < earlier->class->n_children; j++)
            if (earlier->class->children[j].offset == child->offset)
                return true;
    }
    return false;
}

/* ---- as it was read ---- */

static void gather(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object,
                   const struct vsd_child *own_row);

static void gather_pieces(struct vsd_nodes *nodes, const struct vssdoc_element *owner)
{
    const struct vssdoc_extra *extra = owner->extra;
    for (const struct vssdoc_extra_element *e = extra != NULL ? extra->elements : NULL; e != NULL;
         e = e->next) {
        struct vsd_node *node = add(nodes, 0);
        if (node == NULL)
            return;
        node->xml = e->xml;
        node->in = e->in;
        node->offset = e->after != NULL ? e->after->offset : 0;
    }
}

static void gather_lists(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object)
{
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE) {
            gather_lists(nodes, row->class, object);
            continue;
        }
        if (was_done(class, i))
            continue;
        for (const struct vsd_list_item *item = first_of(row, object); item != NULL;
             item = row->relation == VSD_ITEM ? item->next : NULL) {
            const struct vsd_child *own = row_of(class, i, item);
            gather(nodes, own->class, item, own);
        }
    }
}

static void gather(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object,
                   const struct vsd_child *own_row)
{
    const struct vssdoc_element *element = object;
    struct vsd_node *node = add(nodes, 0);
    if (node == NULL)
        return;
    node->name = element->name;
    node->row = own_row;
    node->class = class;
    node->object = object;
    node->owner = element;
    node->attributes = attributes_of(element);
    node->at = element;
    node->in = element->parent;
    node->offset = element->offset;
    gather_pieces(nodes, element);
    gather_lists(nodes, class, object);
}

static void gather_parts(struct vsd_nodes *nodes, const struct vssdoc_layout *layout)
{
    for (const struct vsd_part *part = layout->parts; part != NULL; part = part->next) {
        struct vsd_node *node = add(nodes, 0);
        if (node == NULL)
            return;
        node->name = part->at.name;
        node->class = part->wrapper ? NULL : part->class;
        node->object = part->object;
        node->owner = part->owner;
        node->attributes = part->attributes;
        node->at = &part->at;
        node->in = part->at.parent;
        node->offset = part->at.offset;
        node->merged = part->at.index > 1 ? vsd_arena_printf(&nodes->arena, "%.64s[%u]",
                                                             part->at.name, part->at.index)
                                          : vsd_arena_printf(&nodes->arena, "%.64s", part->at.name);
        nodes->no_memory = nodes->no_memory || node->merged == NULL;
    }
}

static unsigned depth_of(const struct vssdoc_element *element)
{
    unsigned depth = 0;
    for (; element != NULL; element = element->parent)
        depth++;
    return depth;
}

/* Elements by their places; a piece behind the last element that began before it, and what stands
 * in that element in front of what stands behind it. */
static int by_place(const void *a, const void *b)
{
    const struct vsd_node *x = a, *y = b;
    bool x_in_front = x->xml != NULL && x->in == NULL, y_in_front = y->xml != NULL && y->in == NULL;
    if (x_in_front != y_in_front)
        return x_in_front ? -1 : 1;
    if (x->offset != y->offset)
        return x->offset < y->offset ? -1 : 1;
    if ((x->xml != NULL) != (y->xml != NULL))
        return x->xml != NULL ? 1 : -1;
    if (x->xml != NULL && x->in != y->in)
        return depth_of(x->in) > depth_of(y->in) ? -1 : 1;
    return x->sequence < y->sequence ? -1 : x->sequence > y->sequence;
}

enum { MOST_OPEN = 64 };

static void find_depths(struct vsd_nodes *nodes)
{
    const struct vssdoc_element *open[MOST_OPEN];
    unsigned depth = 0;
    struct vsd_node *all = nodes->list.items;
    for (size_t i = 0; i < nodes->list.n; i++) {
        while (depth > 0 && open[depth - 1] != all[i].in)
            depth--;
        if (depth == 0 && i > 0 && all[i].in != NULL)
            depth = 1; /* cannot be: but one root it is */
        all[i].depth = depth;
        if (all[i].xml == NULL && depth < MOST_OPEN)
            open[depth++] = all[i].at;
    }
}

static void in_its_order(struct vsd_nodes *nodes, const struct vsd_class *class, const void *root)
{
    gather(nodes, class, root, NULL);
    gather_parts(nodes, nodes->document->layout);
    if (nodes->no_memory)
        return;
    qsort(nodes->list.items, nodes->list.n, sizeof(struct vsd_node), by_place);
    find_depths(nodes);
}

/* ---- in the order of the table ---- */

/* Whether an element, called so in a document, is what a row merges into its parent. */
static bool is_named(const struct vsd_class *class, const struct vsd_child *row, const char *name,
                     size_t length)
{
    char copy[VSD_WRITTEN];
    struct vsd_match match;
    (void)snprintf(copy, sizeof copy, "%.*s", (int)(length < sizeof copy ? length : 0), name);
    return vsd_child_named(class, copy, NULL, &match) == row;
}

/* The first of those extra attributes that belong to a merged element, NULL when there are none. */
static const struct vssdoc_extra_attribute *first_attribute(const struct vsd_class *class,
                                                            const struct vsd_child *row,
                                                            const struct vssdoc_element *owner)
{
    const struct vssdoc_extra_attribute *a = attributes_of(owner);
    while (a != NULL &&
           (prefix_length(a->name) == 0 || !is_named(class, row, a->name, strcspn(a->name, "[/"))))
        a = a->next;
    return a;
}

/* The prefix of an attribute's name; NULL when memory runs out. */
static const char *prefix_of(struct vsd_nodes *nodes,
                             const struct vssdoc_extra_attribute *attribute)
{
    const char *prefix =
        vsd_arena_copy(&nodes->arena, attribute->name, prefix_length(attribute->name));
    nodes->no_memory = nodes->no_memory || prefix == NULL;
    return prefix;
}

/* Pieces of the owner that stand in an element: row NULL, the owner's own. */
static bool stands_in(const struct vsd_class *class, const struct vsd_child *row,
                      const struct vssdoc_extra_element *piece, const struct vssdoc_element *owner)
{
    const char *name = piece->in != NULL && piece->in != owner ? piece->in->name : NULL;
    struct vsd_match match;
    const struct vsd_child *found =
        name != NULL ? vsd_child_named(class, name, NULL, &match) : NULL;
    if (found != NULL && found->relation != VSD_MERGE)
        found = NULL;
    return found == row;
}

static bool has_pieces(const struct vsd_class *class, const struct vsd_child *row,
                       const struct vssdoc_element *owner)
{
    const struct vssdoc_extra_element *e = owner->extra != NULL ? owner->extra->elements : NULL;
    while (e != NULL && !stands_in(class, row, e, owner))
        e = e->next;
    return e != NULL;
}

/* Comments and instructions come first; elements last, so that one which belongs there once and
 * stands there again does not come before the one that counts. */
enum when { FIRST, LAST };

static enum when when_of(const char *xml)
{
    return xml[0] == '<' && (xml[1] == '!' || xml[1] == '?') ? FIRST : LAST;
}

static void put_pieces(struct vsd_nodes *nodes, const struct vsd_class *class,
                       const struct vsd_child *row, const struct vssdoc_element *owner,
                       unsigned depth, enum when when)
{
    const struct vssdoc_extra_element *e = owner->extra != NULL ? owner->extra->elements : NULL;
    bool is_root = nodes->root == owner;
    for (; e != NULL; e = e->next) {
        bool in_front = is_root && e->in == NULL && when_of(e->xml) == FIRST;
        if (when_of(e->xml) != when || (is_root && in_front != (depth == 0)) ||
            !stands_in(class, row, e, owner))
            continue;
        struct vsd_node *node = add(nodes, depth);
        if (node != NULL)
            node->xml = e->xml;
    }
}

static bool has_content(const struct vsd_class *class, const void *object)
{
    for (size_t i = 0; i < class->n_fields; i++)
        if (vsd_value_is_set(&class->fields[i], object))
            return true;
    for (size_t i = 0; i < class->n_children; i++)
        if (class->children[i].relation != VSD_MERGE &&
            first_of(&class->children[i], object) != NULL)
            return true;
    return false;
}

/* What is to be written of a list, in the order of writing. */
struct item {
    const struct vsd_child *row;
    const void *object;
    size_t sequence;
};

static int compare_field(const struct vsd_field *field, const void *a, const void *b)
{
    char small_a[VSD_WRITTEN], small_b[VSD_WRITTEN];
    bool confirmed;
    const char *x =
        vsd_value_written(field, a, vssdoc_mark_of(a, field->key), true, small_a, &confirmed);
    const char *y =
        vsd_value_written(field, b, vssdoc_mark_of(b, field->key), true, small_b, &confirmed);
    int folded = vsd_compare_folded(x, y);
    return folded != 0 || x == NULL || y == NULL ? folded : strcmp(x, y);
}

/* By what they are called and hold; by an instance's id only when all else is equal. */
static int by_content(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    int order = 0;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    for (int late = 0; late < 2 && order == 0; late++)
        for (size_t i = 0; i < x->row->class->n_fields && order == 0; i++) {
            const struct vsd_field *field = &x->row->class->fields[i];
            if ((strcmp(field->key, "instance_id") == 0) == (late == 1))
                order = compare_field(field, x->object, y->object);
        }
    return order != 0 ? order : x->sequence < y->sequence ? -1 : x->sequence > y->sequence;
}

static void put(struct vsd_nodes *nodes, const struct vsd_child *row, const struct vsd_class *class,
                const void *object, unsigned depth);

static void put_list(struct vsd_nodes *nodes, const struct vsd_class *class, size_t row,
                     const void *object, unsigned depth)
{
    const struct vsd_child *first = &class->children[row];
    struct vsd_list items = {.size = sizeof(struct item)};
    for (const struct vsd_list_item *i = first_of(first, object); i != NULL;
         i = first->relation == VSD_ITEM ? i->next : NULL) {
        struct item *item = vsd_list_add(&items);
        if (item == NULL) {
            nodes->no_memory = true;
            break;
        }
        *item = (struct item){row_of(class, row, i), i, items.n};
    }
    struct item *all = items.items;
    if (nodes->canonical && items.n > 1)
        qsort(all, items.n, sizeof *all, by_content);
    for (size_t i = 0; i < items.n; i++)
        put(nodes, all[i].row, all[i].row->class, all[i].object, depth);
    free(items.items);
}

/* Whether an attribute is the first of an element that stood around those of a list. */
static bool begins_wrapper(const struct vsd_class *class, const struct vssdoc_extra_attribute *a,
                           const struct vssdoc_extra_attribute *before)
{
    size_t length = prefix_length(a->name), bare = strcspn(a->name, "[/");
    if (length == 0 || (before != NULL && prefix_length(before->name) == length &&
                        strncmp(a->name, before->name, length) == 0))
        return false;
    for (size_t i = 0; i < class->n_children; i++)
        if (class->children[i].relation == VSD_MERGE &&
            is_named(class, &class->children[i], a->name, bare))
            return false;
    return true;
}

static bool has_wrappers(const struct vsd_class *class, const struct vsd_child *row,
                         const struct vssdoc_element *owner)
{
    const struct vssdoc_extra_attribute *before = NULL;
    for (const struct vssdoc_extra_attribute *a = attributes_of(owner); a != NULL;
         before = a, a = a->next)
        if (begins_wrapper(class, a, before) && vsd_home_of(class, a->name) == row)
            return true;
    return false;
}

/* Such an element is written, empty, where it has attributes. */
static void put_wrappers(struct vsd_nodes *nodes, const struct vsd_class *class,
                         const struct vsd_child *row, const struct vssdoc_element *owner,
                         unsigned depth)
{
    const struct vssdoc_extra_attribute *before = NULL;
    for (const struct vssdoc_extra_attribute *a = attributes_of(owner); a != NULL;
         before = a, a = a->next) {
        if (!begins_wrapper(class, a, before) || vsd_home_of(class, a->name) != row)
            continue;
        struct vsd_node *node = add(nodes, depth);
        if (node == NULL)
            return;
        node->name = vsd_arena_copy(&nodes->arena, a->name, strcspn(a->name, "[/"));
        node->merged = prefix_of(nodes, a);
        node->attributes = a;
        node->owner = owner;
        nodes->no_memory = nodes->no_memory || node->name == NULL;
    }
}

static void put_lists(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object,
                      const struct vssdoc_element *owner, unsigned depth);

static void put_merged(struct vsd_nodes *nodes, const struct vsd_class *class,
                       const struct vsd_child *row, const void *object,
                       const struct vssdoc_element *owner, unsigned depth)
{
    const struct vssdoc_extra_attribute *first = first_attribute(class, row, owner);
    bool stood = row->offset != 0 && first_of(row, object) != NULL;
    if (!has_content(row->class, object) && first == NULL && !stood &&
        !has_pieces(class, row, owner) && !has_wrappers(class, row, owner))
        return;
    struct vsd_node *node = add(nodes, depth);
    if (node == NULL)
        return;
    node->row = row;
    node->class = row->class;
    node->object = object;
    node->owner = owner;
    node->attributes = first;
    node->merged = first != NULL ? prefix_of(nodes, first) : row->spelling;
    put_pieces(nodes, class, row, owner, depth + 1, FIRST);
    put_lists(nodes, row->class, object, owner, depth + 1);
    put_wrappers(nodes, class, row, owner, depth + 1);
    put_pieces(nodes, class, row, owner, depth + 1, LAST);
}

static void put_lists(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object,
                      const struct vssdoc_element *owner, unsigned depth)
{
    for (size_t i = 0; i < class->n_children && !nodes->no_memory; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE)
            put_merged(nodes, class, row, object, owner, depth);
        else if (!was_done(class, i))
            put_list(nodes, class, i, object, depth);
    }
}

static void put(struct vsd_nodes *nodes, const struct vsd_child *row, const struct vsd_class *class,
                const void *object, unsigned depth)
{
    const struct vssdoc_element *owner = object;
    struct vsd_node *node = add(nodes, depth);
    if (node == NULL)
        return;
    node->row = row;
    node->class = class;
    node->object = object;
    node->owner = owner;
    node->attributes = attributes_of(owner);
    if (!nodes->canonical)
        node->name = owner->name;
    put_pieces(nodes, class, NULL, owner, depth + 1, FIRST);
    put_lists(nodes, class, object, owner, depth + 1);
    put_wrappers(nodes, class, NULL, owner, depth + 1);
    put_pieces(nodes, class, NULL, owner, depth + 1, LAST);
}

/* ---- both ---- */

bool vsd_nodes_make(struct vsd_nodes *nodes, const struct vssdoc_document *document, bool canonical)
{
    const char *root;
    const struct vsd_class *class = vsd_root_class(document->kind, &root);
    const void *object = vsd_root_object(document);
    *nodes = (struct vsd_nodes){
        .list.size = sizeof(struct vsd_node), .document = document, .canonical = canonical};
    if (class == NULL || object == NULL)
        return true;
    if (document->layout != NULL && document->layout->placed && !canonical) {
        in_its_order(nodes, class, object);
    } else {
        nodes->root = object;
        put_pieces(nodes, class, NULL, object, 0, FIRST);
        put(nodes, NULL, class, object, 0);
    }
    return !nodes->no_memory;
}

void vsd_nodes_free(struct vsd_nodes *nodes)
{
    free(nodes->list.items);
    vsd_arena_free(&nodes->arena);
}

const char *vsd_node_attribute(const struct vsd_node *node,
                               const struct vssdoc_extra_attribute *attribute)
{
    size_t length = attribute != NULL ? prefix_length(attribute->name) : 0;
    if (attribute == NULL)
        return NULL;
    if (node->merged == NULL)
        return length == 0 ? attribute->name : NULL;
    return strncmp(attribute->name, node->merged, length) == 0 && node->merged[length] == '\0' &&
                   length > 0
               ? attribute->name + length + 1
               : NULL;
}

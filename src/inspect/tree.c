#include "inspect/tree.h"

#include <string.h>

#include "base/key.h"

/* Finds a node's child by its label, so that a hostile number of components costs no more than their
 * size. */
struct step {
    UT_hash_handle hh;
    struct vsd_key key; /* parent and folded label */
    struct vsd_tree_node *node;
};

static struct vsd_key step_key(const struct vsd_tree_node *parent, const char *label, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &parent, sizeof parent);
    vsd_key_folded(&maker, label, length);
    return vsd_key_end(&maker);
}

static struct vsd_tree_node *add_child(struct vsd_arena *arena, struct vsd_tree_node *parent,
                                       const char *label, size_t length)
{
    struct vsd_tree_node *node = vsd_arena_alloc(arena, sizeof *node);
    if (node == NULL || (node->label = vsd_arena_copy(arena, label, length)) == NULL)
        return NULL;
    *(parent->last != NULL ? &parent->last->next : &parent->first) = node;
    parent->last = node;
    return node;
}

static struct vsd_tree_node *child(struct vsd_arena *arena, struct step **steps,
                                   struct vsd_tree_node *parent, const char *label, size_t length)
{
    struct vsd_key key = step_key(parent, label, length);
    struct step *step = NULL;
    HASH_FIND(hh, *steps, &key, sizeof key, step);
    if (step != NULL)
        return step->node;
    step = vsd_arena_alloc(arena, sizeof *step);
    if (step == NULL || (step->node = add_child(arena, parent, label, length)) == NULL)
        return NULL;
    step->key = key;
    HASH_ADD(hh, *steps, key, sizeof key, step);
    return step->hh.tbl != NULL ? step->node : NULL;
}

/* The node of a logical path; the root for none. */
static struct vsd_tree_node *descend(struct vsd_arena *arena, struct step **steps,
                                     struct vsd_tree_node *root, const char *path)
{
    struct vsd_tree_node *node = root;
    unsigned depth = 0;
    path += *path == '\\';
    while (node != NULL && *path != '\0') {
        size_t length = ++depth < VSD_TREE_DEPTH ? strcspn(path, "\\") : strlen(path);
        node = child(arena, steps, node, path, length);
        path += length + (path[length] == '\\');
    }
    return node;
}

bool vsd_tree_make(struct vsd_arena *arena, const struct vssdoc_writer *writer,
                   struct vsd_tree_node *root)
{
    struct step *steps = NULL;
    bool enough = true;
    *root = (struct vsd_tree_node){0};
    for (const struct vssdoc_component *c = writer->components; c != NULL && enough; c = c->next) {
        const char *path = c->logical_path != NULL ? c->logical_path : "";
        const char *name = c->name != NULL ? c->name : "";
        struct vsd_tree_node *parent = descend(arena, &steps, root, path);
        struct vsd_tree_node *node =
            parent != NULL ? child(arena, &steps, parent, name, strlen(name)) : NULL;
        if (node != NULL && node->component != NULL)
            node = add_child(arena, parent, name, strlen(name));
        enough = node != NULL;
        if (enough)
            node->component = c;
    }
    HASH_CLEAR(hh, steps);
    return enough;
}

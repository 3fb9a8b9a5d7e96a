/* A mounted volume: a folder here, in which files lie as they do on the machine. Links are not
 * followed, and nothing but files counts. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/os/os.h"
#include "base/text.h"
#include "host/host.h"

enum { DEPTH = 2048, MOST_NAMES = 50 * 1000 * 1000 };

struct tree {
    struct vsd_host_walk *walk;
    struct vsd_path here, there;
    unsigned depth;
};

/* A name that Windows can have. */
static bool is_name(const char *name)
{
    uint32_t character = 1;
    while (character != 0 && character < VSD_BAD_BYTE && character != '\\')
        name = vsd_utf8_next(name, &character);
    return character == 0;
}

static void tell(const struct tree *tree, const char *why)
{
    vsd_host_problem(tree->walk->host, tree->here.text, 0, "%s", why);
}

/* What is there, or below, stays unknown. False when memory runs out. */
static bool tell_unread(struct tree *tree, const char *why)
{
    tell(tree, why);
    if (!vsd_host_unread(tree->walk->host, tree->there.text))
        tree->walk->no_memory = true;
    return !tree->walk->no_memory;
}

struct mark {
    size_t here, there;
};

static bool push(struct tree *tree, const char *name, struct mark *mark)
{
    bool enough = vsd_path_push(&tree->here, name, &mark->here) &&
                  vsd_path_push(&tree->there, name, &mark->there);
    if (enough)
        tree->there.text[mark->there] = '\\';
    tree->walk->no_memory = tree->walk->no_memory || !enough;
    return enough;
}

static void pop(struct tree *tree, struct mark mark)
{
    vsd_path_pop(&tree->here, mark.here);
    vsd_path_pop(&tree->there, mark.there);
}

/* What a name is, asked once; a file is met. */
static bool meet(struct tree *tree, const char *name, enum vsd_os_kind *kind)
{
    struct mark mark;
    if (!push(tree, name, &mark))
        return false;
    bool going = true;
    *kind = VSD_OS_OTHER;
    if (!is_name(name)) {
        tell(tree, "its name cannot be one on Windows, or is not UTF-8");
    } else {
        int failure = vsd_os_kind(tree->here.text, false, kind);
        if (failure != 0) {
            *kind = VSD_OS_OTHER;
            going = tell_unread(tree, strerror(failure));
        } else if (*kind == VSD_OS_FILE) {
            going = vsd_host_meet(tree->walk, tree->there.text);
        }
    }
    pop(tree, mark);
    return going;
}

static bool walk_folder(struct tree *tree);

static bool enter(struct tree *tree, const char *name)
{
    struct mark mark;
    if (!push(tree, name, &mark))
        return false;
    tree->depth++;
    bool going = tree->depth <= DEPTH ? walk_folder(tree) : tell_unread(tree, "it lies too deep");
    tree->depth--;
    pop(tree, mark);
    return going;
}

/* Files before folders, so that those of one folder come together. */
static bool walk_folder(struct tree *tree)
{
    char **names;
    size_t n;
    int failure = vsd_os_list(tree->here.text, MOST_NAMES, &names, &n);
    if (failure != 0) {
        tree->walk->no_memory = tree->walk->no_memory || failure == ENOMEM;
        return tell_unread(tree, strerror(failure));
    }
    enum vsd_os_kind *kinds = calloc(n + 1, sizeof *kinds);
    bool going = kinds != NULL;
    tree->walk->no_memory = tree->walk->no_memory || !going;
    if (n > 0) /* of an empty folder there is no list */
        qsort(names, n, sizeof *names, vsd_by_text);
    for (size_t i = 0; i < n && going; i++)
        going = meet(tree, names[i], &kinds[i]);
    for (size_t i = 0; i < n && going; i++)
        if (kinds[i] == VSD_OS_FOLDER)
            going = enter(tree, names[i]);
    free(kinds);
    vsd_os_names_free(names, n);
    return going;
}

bool vsd_walk_root(struct vsd_host_walk *walk, const struct vsd_root *root)
{
    struct tree tree = {.walk = walk};
    struct mark mark;
    enum vsd_os_kind kind;
    int failure = vsd_os_kind(root->here, true, &kind);
    if (failure != 0 || kind != VSD_OS_FOLDER) {
        vsd_host_problem(walk->host, root->here, 0, "%s: %s is not there",
                         failure != 0 ? strerror(failure) : "no folder", root->path);
        walk->no_memory = !vsd_host_unread(walk->host, root->path);
        return !walk->no_memory;
    }
    walk->no_memory = !vsd_path_push(&tree.here, root->here, &mark.here) ||
                      !vsd_path_push(&tree.there, root->path, &mark.there);
    bool going = !walk->no_memory && walk_folder(&tree);
    vsd_path_free(&tree.here);
    vsd_path_free(&tree.there);
    return going;
}

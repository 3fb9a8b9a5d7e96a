/* Rules about the writers of one capture side by side. */
#include <string.h>

#include "base/guid.h"
#include "base/key.h"
#include "base/text.h"
#include "validate/view.h"

/* Whoever had a key first. */
struct holder {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_writer *writer;
    size_t n;
};

struct holders {
    struct vsd_arena arena;
    struct holder *by_key;
};

static struct holder *holder_of(const struct holders *holders, struct vsd_key key)
{
    struct holder *holder = NULL;
    HASH_FIND(hh, holders->by_key, &key, sizeof key, holder);
    return holder;
}

/* Finds or adds; NULL when memory runs out. */
static struct holder *hold(struct vsd_check *check, struct holders *holders, struct vsd_key key,
                           const struct vssdoc_writer *writer)
{
    struct holder *holder = holder_of(holders, key);
    if (holder != NULL)
        return holder;
    holder = vsd_arena_alloc(&holders->arena, sizeof *holder);
    if (holder != NULL) {
        holder->key = key;
        holder->writer = writer;
        HASH_ADD(hh, holders->by_key, key, sizeof key, holder);
    }
    if (holder != NULL && holder->hh.tbl != NULL)
        return holder;
    vsd_check_no_memory(check);
    return NULL;
}

static void free_holders(struct holders *holders)
{
    HASH_CLEAR(hh, holders->by_key);
    vsd_arena_free(&holders->arena);
}

/* A GUID alone, or with a text and another below it. */
static struct vsd_key key_of(const struct vssdoc_guid *guid, const char *text, const char *below)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, guid->bytes, sizeof guid->bytes);
    if (text != NULL)
        vsd_key_folded(&maker, text, strlen(text));
    if (below != NULL)
        vsd_key_folded(&maker, below, strlen(below));
    return vsd_key_end(&maker);
}

static void stand_on(struct vsd_check *check, const struct vssdoc_writer *w)
{
    check->writer = w;
    check->document = w->document;
    check->component = NULL;
}

static const char *path_of(const struct vssdoc_writer *w)
{
    return w->document != NULL && w->document->path != NULL ? w->document->path
                                                            : "another document";
}

static void duplicate_instance_id(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct holders ids = {.by_key = NULL};
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        struct holder *first =
            w->instance_id.valid ? hold(check, &ids, key_of(&w->instance_id, NULL, NULL), w) : NULL;
        if (first == NULL || first->n++ == 0)
            continue;
        stand_on(check, w);
        vsd_report(check, vsd_identity_of(w), NULL, "instance id %.40s is also that of %.200s in %.200s",
                   w->instance_id.spelling,
                   first->writer->name != NULL ? first->writer->name : "the writer",
                   path_of(first->writer));
    }
    free_holders(&ids);
}
DEFINE_RULE(duplicate_instance_id, .capture = duplicate_instance_id,
            .public = {
                .code = "VSS180",
                .slug = "set-duplicate-instance-id",
                .scope = VSSDOC_ON_WMD_SET,
                .severity = VSSDOC_ERROR,
                .why = "an instance id belongs to one writer: documents of different times got "
                       "into the capture",
                .title = "every writer of a capture has its own instance id",
                .advice = "Take the superfluous document out of the capture; give documents of "
                          "different times to vssdoc in folders of their own.",
                .source = "vssgloss-w.md"});

/* A WMD that is none of the capture's writers says again what one of them says. Both lists are in
 * the same order. */
static void document_again(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_writer *first = NULL, *repeated = NULL;
    size_t n = 0, next = 0;
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_writer *w = capture->documents[i]->writer;
        if (w == NULL)
            continue;
        if (next < capture->n_writers && capture->writers[next] == w)
            next++;
        else if (n++ == 0)
            first = w;
    }
    for (size_t i = 0; first != NULL && repeated == NULL; i++)
        if (vssdoc_guid_equal(&capture->writers[i]->instance_id, &first->instance_id))
            repeated = capture->writers[i];
    if (first == NULL)
        return;
    check->document = first->document;
    vsd_report(check, &first->at, NULL,
               "%zu document%s another of this capture, which counts once; first: %.200s says what "
               "%.200s says",
               n, n == 1 ? " repeats" : "s repeat", path_of(first), path_of(repeated));
}
DEFINE_RULE(document_again, .capture = document_again,
            .public = {.code = "VSS186",
                       .slug = "set-document-again",
                       .scope = VSSDOC_ON_WMD_SET,
                       .severity = VSSDOC_INFO,
                       .why = "a listing in two encodings, or beside the documents it lists, "
                              "contradicts nothing",
                       .title = "every document is in a capture once",
                       .advice = "Nothing is to be done; give vssdoc one of the two if you like.",
                       .source = "inferred: documents that say the same are one"});

/* ---- several instances of one class ---- */

/* The same id with other content, which another rule reports, is no second instance. */
static bool same_instance(const struct vssdoc_writer *a, const struct vssdoc_writer *b)
{
    return a == b || vssdoc_guid_equal(&a->instance_id, &b->instance_id);
}

/* Counts the instances of each class; false when memory runs out. */
static bool count_instances(struct vsd_check *check, const struct vssdoc_capture *capture,
                            struct holders *classes)
{
    struct holders ids = {.by_key = NULL};
    bool enough = true;
    for (size_t i = 0; i < capture->n_writers && enough; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (!w->writer_id.valid)
            continue;
        struct holder *id =
            w->instance_id.valid ? hold(check, &ids, key_of(&w->instance_id, NULL, NULL), w) : NULL;
        struct holder *class = hold(check, classes, key_of(&w->writer_id, NULL, NULL), w);
        enough = class != NULL && (id != NULL || !w->instance_id.valid);
        if (enough && (id == NULL || id->n++ == 0))
            class->n++;
    }
    free_holders(&ids);
    return enough;
}

static bool has_siblings(const struct holders *classes, const struct vssdoc_writer *w)
{
    struct holder *class =
        w->writer_id.valid ? holder_of(classes, key_of(&w->writer_id, NULL, NULL)) : NULL;
    return class != NULL && class->n > 1;
}

/* ADAM and MSMQ put the instance into the writer's name (in-box-vss-writers.md). */
static bool named_by_instance(const struct vssdoc_writer *w)
{
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&w->writer_id);
    for (const char *const *v = known != NULL ? known->variants : NULL; v != NULL && *v != NULL;
         v++)
        if (strchr(*v, '*') != NULL && w->name != NULL && vsd_glob_folded(*v, w->name))
            return true;
    return false;
}

static bool has_instance_name(const struct vssdoc_writer *w)
{
    return w->instance_name != NULL && *w->instance_name != '\0';
}

/* The instances of a class, those classes that have instance names, and the names of writers. */
struct instances {
    struct holders classes, with_name, writer_names;
};

/* What holds no component is not restored. A writer's name that comes again tells nothing apart,
 * nor does it where others of the class have instance names. */
static bool told_apart(struct vsd_check *check, struct instances *all,
                       const struct vssdoc_writer *w)
{
    if (has_instance_name(w) || w->n_components == 0)
        return true;
    if (!named_by_instance(w) ||
        holder_of(&all->with_name, key_of(&w->writer_id, NULL, NULL)) != NULL)
        return false;
    const struct holder *first =
        hold(check, &all->writer_names, key_of(&w->writer_id, w->name, NULL), w);
    return first == NULL || same_instance(first->writer, w);
}

static void instance_without_name(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct instances all = {.classes = {.by_key = NULL}};
    bool enough = count_instances(check, capture, &all.classes);
    for (size_t i = 0; i < capture->n_writers && enough; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (w->writer_id.valid && has_instance_name(w))
            enough = hold(check, &all.with_name, key_of(&w->writer_id, NULL, NULL), w) != NULL;
    }
    for (size_t i = 0; i < capture->n_writers && enough; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (!has_siblings(&all.classes, w) || told_apart(check, &all, w))
            continue;
        stand_on(check, w);
        vsd_report(check, vsd_identity_of(w), NULL,
                   "%zu writers share the class id %.40s, but this one has no instance name",
                   holder_of(&all.classes, key_of(&w->writer_id, NULL, NULL))->n,
                   w->writer_id.spelling);
    }
    free_holders(&all.classes);
    free_holders(&all.with_name);
    free_holders(&all.writer_names);
}
DEFINE_RULE(instance_without_name, .capture = instance_without_name,
            .public = {
                .code = "VSS181",
                .slug = "set-multi-instance-no-name",
                .scope = VSSDOC_ON_WMD_SET,
                .severity = VSSDOC_WARNING,
                .why = "instance ids change with every start: at restore nothing tells which "
                       "instance the data belongs to",
                .title = "writers that share a class id have instance names",
                .advice = "Keep the writers apart by their components and names when you restore. "
                          "If the writer is your own, pass an instance name to "
                          "CVssWriter::Initialize.",
                .source = "api:cvsswriter-initialize"});

static void duplicate_instance_name(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct holders names = {.by_key = NULL};
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (!w->writer_id.valid || w->instance_name == NULL || *w->instance_name == '\0')
            continue;
        struct holder *first =
            hold(check, &names, key_of(&w->writer_id, w->instance_name, NULL), w);
        if (first == NULL || same_instance(first->writer, w))
            continue;
        stand_on(check, w);
        vsd_report(check, vsd_identity_of(w), NULL,
                   "the instance name is also that of %.200s in %.150s: \"%.150s\"",
                   first->writer->name != NULL ? first->writer->name : "a writer of the same class",
                   path_of(first->writer), w->instance_name);
    }
    free_holders(&names);
}
DEFINE_RULE(duplicate_instance_name, .capture = duplicate_instance_name,
            .public = {.code = "VSS182",
                       .slug = "set-duplicate-instance-name",
                       .scope = VSSDOC_ON_WMD_SET,
                       .severity = VSSDOC_ERROR,
                       .why = "at restore class id and instance name alone tell whose the data is",
                       .title = "instance names are unique within a writer class",
                       .advice = "Give each instance a name of its own. If the documents are of "
                                 "different times, give them to vssdoc in folders of their own.",
                       .source = "api:cvsswriter-initialize"});

static void look_at_components(struct vsd_check *check, struct holders *components,
                               const struct vssdoc_writer *w)
{
    stand_on(check, w);
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        struct holder *first =
            hold(check, components,
                 key_of(&w->writer_id, c->full_path, c->name != NULL ? c->name : ""), w);
        if (first == NULL)
            return;
        if (same_instance(first->writer, w))
            continue;
        check->component = c;
        vsd_report(
            check, &c->at, NULL,
            "another instance of the writer, in %.200s, has a component of this path and name",
            path_of(first->writer));
    }
}

static void duplicate_in_class(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct holders classes = {.by_key = NULL}, components = {.by_key = NULL};
    bool enough = count_instances(check, capture, &classes);
    for (size_t i = 0; i < capture->n_writers && enough; i++)
        if (has_siblings(&classes, capture->writers[i]))
            look_at_components(check, &components, capture->writers[i]);
    free_holders(&classes);
    free_holders(&components);
}
DEFINE_RULE(duplicate_in_class, .capture = duplicate_in_class,
            .public = {
                .code = "VSS183",
                .slug = "set-duplicate-component-in-class",
                .scope = VSSDOC_ON_WMD_SET,
                .severity = VSSDOC_WARNING,
                .why = "requesters that go by class id take one for the other; pages disagree "
                       "whether names must be unique beyond one instance",
                .title = "path and name of a component are unique within a writer class",
                .advice = "Check that your requester keeps instances apart, by instance name. If "
                          "the writer is your own, put the instance into the logical path.",
                .source = "logical-pathing-of-components.md"});

/* ---- dependencies ---- */

static bool any_dependency(const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_writers; i++)
        for (const struct vssdoc_component *c = capture->writers[i]->components; c != NULL;
             c = c->next)
            if (c->dependencies != NULL)
                return true;
    return false;
}

/* The classes of a capture and all their components. */
static bool hold_all(struct vsd_check *check, const struct vssdoc_capture *capture,
                     struct holders *all)
{
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (!w->writer_id.valid)
            continue;
        if (hold(check, all, key_of(&w->writer_id, NULL, NULL), w) == NULL)
            return false;
        for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next)
            if (hold(check, all, key_of(&w->writer_id, c->full_path, NULL), w) == NULL)
                return false;
    }
    return true;
}

/* A writer's document alone says nothing of other writers. */
static void look_at_target(struct vsd_check *check, const struct vssdoc_dependency *d,
                           const struct holders *all)
{
    const struct vssdoc_writer *w = check->writer;
    if (d->remote_computer != NULL || !d->writer_id.valid || vsd_guid_is_null(&d->writer_id) ||
        d->name == NULL ||
        vssdoc_guid_equal(&d->writer_id, &w->writer_id))
        return;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&d->writer_id);
    const struct holder *class = holder_of(all, key_of(&d->writer_id, NULL, NULL));
    const char *name = class != NULL && class->writer->name != NULL ? class->writer->name
                       : known != NULL                              ? known->name
                                                                    : d->writer_id.spelling;
    if (class == NULL && check->capture->n_writers > 1 &&
        !vsd_is_unread(check->capture, &d->writer_id))
        vsd_report(check, &d->at, d->full_path,
                   "depends on \"%.300s\" of %.150s, which is not among the %zu writers",
                   d->full_path, name, check->capture->n_writers);
    else if (class != NULL && holder_of(all, key_of(&d->writer_id, d->full_path, NULL)) == NULL)
        vsd_report(check, &d->at, d->full_path, "depends on \"%.300s\", which %.150s does not have",
                   d->full_path, name);
}

static void dependency_target(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct holders all = {.by_key = NULL};
    bool enough = any_dependency(capture) && hold_all(check, capture, &all);
    for (size_t i = 0; i < capture->n_writers && enough; i++) {
        stand_on(check, capture->writers[i]);
        for (const struct vssdoc_component *c = capture->writers[i]->components; c != NULL;
             c = c->next) {
            check->component = c;
            for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next)
                look_at_target(check, d, &all);
        }
    }
    free_holders(&all);
}
DEFINE_RULE(dependency_target, .capture = dependency_target,
            .public = {
                .code = "VSS184",
                .slug = "set-dependency-target-missing",
                .scope = VSSDOC_ON_WMD_SET,
                .severity = VSSDOC_WARNING,
                .why = "a backup without what the component depends on is not complete; the other "
                       "writer may only have been stopped",
                .title = "what a component depends on is in the capture",
                .advice = "Find out why the other writer or component is missing: a service that "
                          "does not run is the usual cause.",
                .source = "dependencies-between-components-managed-by-different-writers.md"});

/* ---- known writers ---- */

static bool fits(const struct vssdoc_known_writer *known, const char *name)
{
    if (vsd_equal_folded(known->name, name))
        return true;
    for (const char *const *v = known->variants; v != NULL && *v != NULL; v++)
        if (vsd_glob_folded(*v, name))
            return true;
    return false;
}

/* The class is known under another name, or the name under other classes only. */
static void known_name(struct vsd_check *check, const struct vssdoc_writer *w)
{
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&w->writer_id), *other;
    if (w->name == NULL || *w->name == '\0' || !w->writer_id.valid)
        return;
    if (known != NULL) {
        if (!fits(known, w->name))
            vsd_report(check, vsd_identity_of(w), NULL,
                       "the class id is that of %.100s, but the writer calls itself \"%.200s\"",
                       known->name, w->name);
        return;
    }
    for (size_t i = 0; (other = vssdoc_known_writer_at(i)) != NULL; i++) {
        if (!vsd_equal_folded(other->name, w->name))
            continue;
        vsd_report(check, vsd_identity_of(w), NULL, "%.100s is known with the class id %s, but this is %.40s",
                   other->name, other->writer_id, w->writer_id.spelling);
        return;
    }
}
DEFINE_RULE(known_name, .writer = known_name,
            .public = {
                .code = "VSS185",
                .slug = "set-known-writer-name",
                .scope = VSSDOC_ON_WMD_SET,
                .severity = VSSDOC_INFO,
                .why = "names differ between versions, and the list of known writers is not "
                       "complete",
                .title = "a known writer has the name and class id that it is known by",
                .advice = "Go by the class id. If you know this writer, please tell this tool's "
                          "makers its name.",
                .source = "in-box-vss-writers.md"});

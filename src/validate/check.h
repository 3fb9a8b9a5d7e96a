/* What rules work with. A rule is a function with its descriptor under it:
 *
 *     static void path_wildcard(struct vsd_check *check, const struct vssdoc_file_set *set)
 *     {
 *         if (set->path != NULL && strpbrk(set->path, "*?") != NULL)
 *             vsd_report(check, &set->at, set->path, "wildcard in the path \"%s\"", set->path);
 *     }
 *     DEFINE_RULE(path_wildcard, .file_set = path_wildcard,
 *                 .public = {.code = "VSS205", .slug = "wmd-path-wildcard", …});
 *
 * The list of rules is collected from the DEFINE_RULE lines: nothing else is to be touched. */
#ifndef VSD_VALIDATE_CHECK_H
#define VSD_VALIDATE_CHECK_H

#include <vssdoc.h>

#include "model/chain.h"
#include "model/hierarchy.h"

struct vsd_check;

struct vsd_two {
    const struct vssdoc_capture *const *newer, *const *older;
    size_t n_newer, n_older;
};

/* A rule sets the function of what it looks at; several are possible. */
struct vsd_rule {
    struct vssdoc_rule public;
    void (*document)(struct vsd_check *, const struct vssdoc_document *);
    void (*writer)(struct vsd_check *, const struct vssdoc_writer *);
    void (*component)(struct vsd_check *, const struct vssdoc_component *);
    /* each file set of each component: check->component is set */
    void (*file_set)(struct vsd_check *, const struct vssdoc_file_set *);
    /* each writer-wide file set: includes, excludes, mappings */
    void (*writer_set)(struct vsd_check *, const struct vssdoc_file_set *);
    void (*dependency)(struct vsd_check *, const struct vssdoc_dependency *);
    void (*bcd)(struct vsd_check *, const struct vssdoc_backup_components *);
    void (*entry)(struct vsd_check *, const struct vssdoc_writer_components *);
    /* each record of a component: check->entry is set, and check->writer and check->component where
     * the capture has the WMD and the component */
    void (*record)(struct vsd_check *, const struct vssdoc_backup_component *);
    void (*capture)(struct vsd_check *, const struct vssdoc_capture *);
    /* the captures of one run against older ones */
    void (*against)(struct vsd_check *, const struct vsd_two *);
    /* captures with BCDs, oldest first; and each component's, each writer's way through them */
    void (*chain)(struct vsd_check *, const struct vsd_chain *);
    void (*component_line)(struct vsd_check *, const struct vsd_chain *, const struct vsd_line *);
    void (*writer_line)(struct vsd_check *, const struct vsd_chain *, const struct vsd_line *);
};

#define DEFINE_RULE(name, ...)                                                                     \
    extern const struct vsd_rule vsd_rule_##name;                                                  \
    const struct vsd_rule vsd_rule_##name = {__VA_ARGS__}

/* Where the driver stands. Rules read it; capture-wide rules may move writer, entry, component and
 * record before they report, the driver sets them anew for each call. */
struct vsd_check {
    const struct vsd_rule *rule;
    struct vssdoc_validation *validation;
    const struct vssdoc_capture *capture;
    const struct vssdoc_document *document;     /* the one whose elements are reported */
    const struct vssdoc_writer *writer;         /* NULL: none, or no WMD for it */
    const struct vssdoc_component *component;   /* NULL likewise */
    const struct vssdoc_writer_components *entry;
    const struct vssdoc_backup_component *record;
    const struct vsd_hierarchy *hierarchy;      /* of the writer's components; NULL without writer */
    struct vsd_writer_overlaps *overlaps;       /* in writer: see writer_overlaps.h */
    bool path_is_clean; /* in file_set: its very path stood in another one that no rule minded */
    const char *today;                          /* "2026-01-31", never NULL */
};

/* Stands the check on one of a chain's captures, for rules about chains; and on a record of one. */
void vsd_stand_on(struct vsd_check *check, const struct vssdoc_capture *capture);
void vsd_stand_at(struct vsd_check *check, const struct vsd_chain *chain,
                  const struct vsd_link *link);

/* Adds a finding about an element (NULL: about the capture). subject tells findings of one rule about
 * one component apart, from what the document says, never from wording, places or instance ids; NULL
 * where there can be only one. */
void vsd_report(struct vsd_check *check, const struct vssdoc_element *at, const char *subject,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same, where this one finding weighs less than the rule says. */
void vsd_report_at_most(struct vsd_check *check, enum vssdoc_severity severity,
                        const struct vssdoc_element *at, const char *subject, const char *format,
                        ...) __attribute__((format(printf, 5, 6)));

/* Memory for the time of one rule's call; NULL when it runs out, which the validation remembers: the
 * rule may simply return. */
void *vsd_check_alloc(struct vsd_check *check, size_t size);
/* Tells the validation that memory ran out elsewhere. */
void vsd_check_no_memory(struct vsd_check *check);

#endif

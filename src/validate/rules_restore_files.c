/* Rules about the files of which a BCD speaks one by one, which have to be of a component's file sets or
 * of those of the members of its set. */
#include <string.h>

#include "base/winpath.h"
#include "validate/offer.h"

/* ---- partial files and directed targets ---- */

static bool has_partial(const struct vssdoc_backup_component *record)
{
    return record->partial_files != NULL;
}

/* A name with a folder in it is another rule's. */
static bool has_folder(const char *filename)
{
    return filename != NULL && strchr(filename, '\\') != NULL;
}

/* A file of the writer's, but of none of the record's file sets. */
static bool is_of_another(const struct vsd_offer *offer,
                          const struct vssdoc_backup_component *record,
                          const struct vssdoc_partial_file *p)
{
    return vsd_has_no_set(offer, record, p->path, p->filename) && p->filename != NULL &&
           vsd_overlapped(offer, NULL, p->path, p->filename) != NULL;
}

static void look_at_partial(struct vsd_check *check, const struct vsd_offer *offer,
                            const struct vssdoc_backup_component *record)
{
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next)
        if (vsd_lies_outside(offer, record, p->path) && !has_folder(p->filename) &&
            !is_of_another(offer, record, p))
            vsd_report(check, &p->at, p->path,
                       "partial file outside all directories of the component: \"%.300s\", "
                       "\"%.100s\"",
                       p->path, p->filename != NULL ? p->filename : "");
}

static void partial_outside(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_partial, look_at_partial);
}
DEFINE_RULE(partial_outside, .entry = partial_outside,
            .public = {.code = "VSS465",
                       .slug = "x-partial-outside-fileset",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "the ranges are usable, but the file may not be in the shadow copy; "
                              "a path may also be spelled in two ways",
                       .title = "partial files lie in or below a directory of the component",
                       .advice = "Make sure that the file's volume was snapshotted and the file "
                                 "backed up; report it to the writer's vendor.",
                       .source = "api:c-addpartialfile"});

static void look_at_partial_owner(struct vsd_check *check, const struct vsd_offer *offer,
                                  const struct vssdoc_backup_component *record)
{
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next)
        if (!has_folder(p->filename) && is_of_another(offer, record, p))
            vsd_report(check, &p->at, p->path,
                       "partial file that belongs to another component of the writer: \"%.300s\", "
                       "\"%.100s\"",
                       p->path, p->filename);
}

static void partial_of_another(struct vsd_check *check,
                               const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_partial, look_at_partial_owner);
}
DEFINE_RULE(partial_of_another, .entry = partial_of_another,
            .public = {.code = "VSS477",
                       .slug = "x-partial-other-component",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "each file belongs to one component: restoring this one would "
                              "overwrite parts of another's data",
                       .title = "partial files belong to their own component",
                       .advice = "Report it to the writer's vendor, and do not restore the "
                                 "component alone.",
                       .source = "api:c-addpartialfile; working-with-partial-files.md"});

static bool has_directed(const struct vssdoc_backup_component *record)
{
    return record->directed_targets != NULL;
}

static void look_at_directed(struct vsd_check *check, const struct vsd_offer *offer,
                             const struct vssdoc_backup_component *record)
{
    const struct vssdoc_directed_target *t = record->directed_targets;
    for (; t != NULL; t = t->next) {
        const char *file = t->source_filename != NULL ? t->source_filename : "";
        if (vsd_lies_outside(offer, record, t->source_path))
            vsd_report(check, &t->at, t->source_path,
                       "directed target whose source is outside all directories of the component: "
                       "\"%.300s\", \"%.100s\"",
                       t->source_path, file);
        else if (*file != '\0' && !vsd_has_wildcard(file) &&
                 vsd_has_no_set(offer, record, t->source_path, file))
            vsd_report(check, &t->at, t->source_path,
                       "directed target whose source belongs to no file set of the component: "
                       "\"%.300s\", \"%.100s\"",
                       t->source_path, file);
    }
}

static void directed_outside(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_directed, look_at_directed);
}
DEFINE_RULE(directed_outside, .entry = directed_outside,
            .public = {.code = "VSS466",
                       .slug = "x-directed-source-outside",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "the source is not in the backup, so there is nothing to direct",
                       .title = "sources of directed targets are files of the component",
                       .advice = "Report it to the writer's vendor: it added the target in "
                                 "PreRestore.",
                       .source = "api:c-adddirectedtarget"});

/* ---- differenced files ---- */

static bool has_differenced(const struct vssdoc_backup_component *record)
{
    return record->differenced_files != NULL;
}

static struct vsd_subject differenced(enum vsd_fact_kind kind,
                                      const struct vssdoc_backup_component *record,
                                      const struct vssdoc_differenced_file *d)
{
    return (struct vsd_subject){.kind = kind,
                                .record = record,
                                .path = d->path,
                                .length = d->path != NULL ? strlen(d->path) : 0,
                                .filespec = d->filespec,
                                .recursive = d->recursive};
}

static void look_at_overlap(struct vsd_check *check, const struct vsd_offer *offer,
                            const struct vssdoc_backup_component *record)
{
    const struct vssdoc_differenced_file *d = record->differenced_files;
    for (; d != NULL; d = d->next) {
        if (d->path == NULL || d->filespec == NULL ||
            vsd_offered(offer, differenced(VSD_FILE_SET, record, d)))
            continue;
        const struct vssdoc_file_set *set = vsd_overlapped(offer, record, d->path, d->filespec);
        if (set != NULL)
            vsd_report(check, &d->at, d->path,
                       "differenced file \"%.150s\", \"%.80s\"%s overlaps the file set \"%.150s\", "
                       "\"%.80s\"%s without being it",
                       d->path, d->filespec, d->recursive == 1 ? ", recursive" : "", set->path,
                       set->filespec, set->recursive == 1 ? ", recursive" : "");
    }
}

static void differenced_overlaps(struct vsd_check *check,
                                 const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_differenced, look_at_overlap);
}
DEFINE_RULE(differenced_overlaps, .entry = differenced_overlaps,
            .public = {.code = "VSS467",
                       .slug = "x-diff-partial-overlap",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "a requester cannot tell which of the two rules for a file counts; "
                              "pages disagree on whether it is forbidden",
                       .title = "a differenced file is a file set of the component or lies beside "
                                "them",
                       .advice = "Report it to the writer's vendor; to be safe, copy the whole "
                                 "file set.",
                       .source = "writer-role-in-backing-up-complex-stores.md; "
                                 "api:c-getdifferencedfile"});

/* Outside the component's directories, in a file set of another one of the writer. */
static bool is_of_another_set(const struct vsd_offer *offer,
                              const struct vssdoc_backup_component *record,
                              const struct vssdoc_differenced_file *d)
{
    return d->filespec != NULL && vsd_lies_outside(offer, record, d->path) &&
           vsd_overlapped(offer, NULL, d->path, d->filespec) != NULL;
}

static void look_at_place(struct vsd_check *check, const struct vsd_offer *offer,
                          const struct vssdoc_backup_component *record)
{
    const struct vssdoc_differenced_file *d = record->differenced_files;
    for (; d != NULL; d = d->next)
        if (d->recursive != 1 && vsd_lies_outside(offer, record, d->path) &&
            !vsd_offered(offer, differenced(VSD_ANYWHERE, NULL, d)) &&
            !is_of_another_set(offer, record, d))
            vsd_report(check, &d->at, d->path,
                       "differenced file outside all directories of the component: \"%.300s\", "
                       "\"%.100s\"",
                       d->path, d->filespec != NULL ? d->filespec : "");
}

static void differenced_outside(struct vsd_check *check,
                                const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_differenced, look_at_place);
}
DEFINE_RULE(differenced_outside, .entry = differenced_outside,
            .public = {.code = "VSS476",
                       .slug = "x-diff-outside-fileset",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "files that are new since the last backup are allowed below the "
                              "component's directories; elsewhere the volume may not have been "
                              "snapshotted",
                       .title = "differenced files lie in or below a directory of the component",
                       .advice = "Make sure that the file was backed up; report it to the writer's "
                                 "vendor.",
                       .source = "api:c-getdifferencedfile; "
                                 "api:c-adddifferencedfilesbylastmodifytime"});

static void look_at_owner(struct vsd_check *check, const struct vsd_offer *offer,
                          const struct vssdoc_backup_component *record)
{
    const struct vssdoc_differenced_file *d = record->differenced_files;
    for (; d != NULL; d = d->next) {
        struct vsd_subject anywhere = differenced(VSD_ANYWHERE, NULL, d);
        if (is_of_another_set(offer, record, d) && !vsd_offered(offer, anywhere))
            vsd_report(check, &d->at, d->path,
                       "differenced file that belongs to another component of the writer: "
                       "\"%.200s\", \"%.100s\"",
                       d->path, d->filespec);
        if (!vsd_offered(offer, anywhere) ||
            vsd_offered(offer, differenced(VSD_FILE_SET, record, d)))
            continue;
        const struct vssdoc_backup_component *other = vsd_offered_to(offer, anywhere);
        vsd_report(check, &d->at, d->path,
                   "differenced file that is a file set of %s%.150s: \"%.200s\", \"%.100s\"",
                   other != NULL ? "the component " : "a component not in the backup",
                   other != NULL ? other->full_path : "", d->path != NULL ? d->path : "",
                   d->filespec != NULL ? d->filespec : "");
    }
}

static void differenced_of_another(struct vsd_check *check,
                                   const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_differenced, look_at_owner);
}
DEFINE_RULE(differenced_of_another, .entry = differenced_of_another,
            .public = {.code = "VSS468",
                       .slug = "x-diff-other-component",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "each file belongs to one component: restoring this one would "
                              "overwrite another's data",
                       .title = "differenced files belong to their own component",
                       .advice = "Report it to the writer's vendor, and do not restore the "
                                 "component alone.",
                       .source = "api:c-getdifferencedfile"});

/* Rules about where a restore puts what, and about which files the BCD speaks: both have to fit the
 * file sets of a component and of the members of its set. Entries stand at the component that was
 * added explicitly, with their member's file set. */
#include <string.h>

#include "base/winpath.h"
#include "validate/offer.h"

/* ---- mappings ---- */

static bool has_used_mapping(const struct vssdoc_backup_component *record)
{
    return record->alternate_location_mappings != NULL;
}

static void look_at_used(struct vsd_check *check, const struct vsd_offer *offer,
                         const struct vssdoc_backup_component *record)
{
    const struct vssdoc_file_set *m = record->alternate_location_mappings;
    for (; m != NULL; m = m->next)
        if (!vsd_offered(offer, vsd_triple(VSD_MAPPING, NULL, m)))
            vsd_report(check, &m->at, m->path,
                       "restored by an alternate location mapping that the WMD does not define: "
                       "\"%.200s\", \"%.100s\"%s",
                       m->path != NULL ? m->path : "", m->filespec != NULL ? m->filespec : "",
                       m->recursive == 1 ? ", recursive" : "");
}

static void mapping_not_defined(struct vsd_check *check,
                                const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_used_mapping, look_at_used);
}
DEFINE_RULE(mapping_not_defined, .entry = mapping_not_defined,
            .public = {.code = "VSS460",
                       .slug = "x-alm-used-not-defined",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer looks for its files where its own mappings say",
                       .title = "mappings that a restore used are the WMD's",
                       .advice = "Use path, filespec and recursion of a mapping exactly as the WMD "
                                 "of the backup has them; another place needs a new target.",
                       .source = "api:bc-addalternativelocationmapping"});

static void look_at_destination(struct vsd_check *check, const struct vsd_offer *offer,
                                const struct vssdoc_backup_component *record)
{
    const struct vssdoc_file_set *m = record->alternate_location_mappings;
    for (; m != NULL; m = m->next) {
        struct vsd_subject place = vsd_triple(VSD_PLACE, NULL, m);
        place.destination = m->alternate_path;
        if (m->alternate_path != NULL && *m->alternate_path != '\0' &&
            vsd_offered(offer, vsd_triple(VSD_MAPPING, NULL, m)) && !vsd_offered(offer, place))
            vsd_report(check, &m->at, m->path,
                       "restored to \"%.200s\", where no mapping of the WMD leads for \"%.150s\", "
                       "\"%.80s\"",
                       m->alternate_path, m->path != NULL ? m->path : "",
                       m->filespec != NULL ? m->filespec : "");
    }
}

static void mapping_elsewhere(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_used_mapping, look_at_destination);
}
DEFINE_RULE(mapping_elsewhere, .entry = mapping_elsewhere,
            .public = {.code = "VSS469",
                       .slug = "x-alm-used-elsewhere",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer looks for its files where its own mapping leads",
                       .title = "a restore that used a mapping put the files where it leads",
                       .advice = "Restore to the mapping's own destination; another place needs a "
                                 "new target.",
                       .source = "api:bc-addalternativelocationmapping"});

static void mapping_against_method(struct vsd_check *check,
                                   const struct vssdoc_backup_component *record)
{
    enum { AT_REBOOT = 5, AT_REBOOT_IF_CANNOT_REPLACE = 6, CUSTOM = 7, ORIGINAL = 1 };
    const struct vssdoc_restore_method *method =
        check->writer != NULL ? check->writer->restore_method : NULL;
    if (record->alternate_location_mappings == NULL || method == NULL ||
        (method->method != AT_REBOOT && method->method != AT_REBOOT_IF_CANNOT_REPLACE &&
         method->method != CUSTOM) ||
        (record->restore_target != ORIGINAL && record->restore_target != VSSDOC_ABSENT))
        return;
    const struct vssdoc_constant *name = vssdoc_constant(VSSDOC_RESTOREMETHOD, method->method);
    vsd_report(check, &record->alternate_location_mappings->at, NULL,
               "restored to an alternate location, which the restore method %s does not provide "
               "for",
               name != NULL ? name->name : "");
}
DEFINE_RULE(mapping_against_method, .record = mapping_against_method,
            .public = {.code = "VSS461",
                       .slug = "x-alm-used-method-forbids",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "the files lie elsewhere than the writer expects, but are there",
                       .title = "a restore uses mappings where the restore method has a place for "
                                "them",
                       .advice = "With these methods, restore to the original place, at the next "
                                 "restart if need be.",
                       .source = "setting-vss-restore-methods.md"});

enum { TARGET_ALTERNATE = 2 };

static bool goes_to_alternate(const struct vssdoc_backup_component *record)
{
    return record->restore_target == TARGET_ALTERNATE;
}

/* Looks at the file sets of every member: called once, for the first such record. */
static void look_for_mappings(struct vsd_check *check, const struct vsd_offer *offer,
                              const struct vssdoc_backup_component *first)
{
    const struct vssdoc_backup_component *r = check->entry->components;
    while (!goes_to_alternate(r))
        r = r->next;
    if (r != first)
        return;
    for (const struct vssdoc_component *c = check->writer->components; c != NULL; c = c->next) {
        const struct vssdoc_backup_component *record =
            vsd_record_for(check->capture, check->writer, check->hierarchy, c);
        const struct vssdoc_file_set *s = c->file_sets;
        if (record == NULL || !goes_to_alternate(record))
            continue;
        while (s != NULL && vsd_offered(offer, vsd_triple(VSD_MAPPING, NULL, s)))
            s = s->next;
        check->component = c;
        if (s != NULL)
            vsd_report(check, &s->at, NULL,
                       "to be restored to its alternate location, but the WMD maps no such place "
                       "for \"%.200s\", \"%.100s\"",
                       s->path != NULL ? s->path : "", s->filespec != NULL ? s->filespec : "");
    }
}

static void target_without_mapping(struct vsd_check *check,
                                   const struct vssdoc_writer_components *entry)
{
    if (check->writer != NULL)
        check->document = check->writer->document;
    vsd_with_offer(check, entry, goes_to_alternate, look_for_mappings);
}
DEFINE_RULE(target_without_mapping, .entry = target_without_mapping,
            .public = {.code = "VSS462",
                       .slug = "x-target-alternate-no-mapping",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer asked for a place that it never named: the restore of "
                              "the component fails",
                       .title = "with restore target ALTERNATE each file set has a mapping",
                       .advice = "Report it to the writer's vendor; a requester should treat the "
                                 "component as failed, or set new targets.",
                       .source = "setting-vss-restore-targets.md"});

/* ---- new targets ---- */

static bool has_new_target(const struct vssdoc_backup_component *record)
{
    return record->new_targets != NULL;
}

/* A new target that fits no file set; *renamed: it would with another filespec. */
static bool fits_nothing(const struct vsd_offer *offer,
                         const struct vssdoc_backup_component *record,
                         const struct vssdoc_file_set *target, bool *renamed)
{
    if (vsd_offered(offer, vsd_triple(VSD_FILE_SET, record, target)))
        return false;
    *renamed = target->path != NULL && vsd_offers_directory(offer, record, target->path);
    return true;
}

static void look_at_targets(struct vsd_check *check, const struct vsd_offer *offer,
                            const struct vssdoc_backup_component *record)
{
    bool renamed, sql = vsd_is_writer(&check->writer->writer_id, VSD_SQL_WRITER);
    for (const struct vssdoc_file_set *t = record->new_targets; t != NULL; t = t->next)
        if (fits_nothing(offer, record, t, &renamed) && !(sql && renamed))
            vsd_report(check, &t->at, t->path,
                       "new target for what is no file set of the component or its members: "
                       "\"%.200s\", \"%.100s\"%s",
                       t->path != NULL ? t->path : "", t->filespec != NULL ? t->filespec : "",
                       t->recursive == 1 ? ", recursive" : "");
}

static void target_without_set(struct vsd_check *check,
                               const struct vssdoc_writer_components *entry)
{
    vsd_with_offer(check, entry, has_new_target, look_at_targets);
}
DEFINE_RULE(target_without_set, .entry = target_without_set,
            .public = {.code = "VSS463",
                       .slug = "x-newtarget-no-fileset",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer cannot tell which of its files is meant",
                       .title = "a new target names a file set of the component",
                       .advice = "Give path, filespec and recursion exactly as the WMD of the "
                                 "backup has them.",
                       .source = "api:bc-addnewtarget"});

static void look_at_sql_targets(struct vsd_check *check, const struct vsd_offer *offer,
                                const struct vssdoc_backup_component *record)
{
    bool renamed;
    for (const struct vssdoc_file_set *t = record->new_targets; t != NULL; t = t->next)
        if (fits_nothing(offer, record, t, &renamed) && renamed)
            vsd_report(check, &t->at, t->path,
                       "new target with another file name than the database has in \"%.200s\": "
                       "\"%.100s\"",
                       t->path, t->filespec != NULL ? t->filespec : "");
}

static void sql_target_renames(struct vsd_check *check,
                               const struct vssdoc_writer_components *entry)
{
    if (vsd_is_writer(&entry->writer_id, VSD_SQL_WRITER))
        vsd_with_offer(check, entry, has_new_target, look_at_sql_targets);
}
DEFINE_RULE(sql_target_renames, .entry = sql_target_renames,
            .public = {.code = "VSS464",
                       .slug = "x-sql-newtarget-filespec",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "SQL Server's writer moves files to another directory, but does not "
                              "rename them",
                       .title = "new targets keep the names of a database's files",
                       .advice = "Keep the filespec and change the path; to rename the database "
                                 "set the option \"New Component Name\".",
                       .source = "sql-server-vss-writer-backup-guide.md"});

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

static void look_at_place(struct vsd_check *check, const struct vsd_offer *offer,
                          const struct vssdoc_backup_component *record)
{
    const struct vssdoc_differenced_file *d = record->differenced_files;
    for (; d != NULL; d = d->next)
        if (d->recursive != 1 && vsd_lies_outside(offer, record, d->path) &&
            !vsd_offered(offer, differenced(VSD_ANYWHERE, NULL, d)))
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

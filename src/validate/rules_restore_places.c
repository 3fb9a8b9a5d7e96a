/* Rules about where a restore puts what, which has to fit the file sets of a component and of the
 * members of its set. Entries stand at the component that was added explicitly, with their member's
 * file set. */
#include "model/constants.h"
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
    const struct vssdoc_restore_method *method =
        check->writer != NULL ? check->writer->restore_method : NULL;
    if (record->alternate_location_mappings == NULL || method == NULL ||
        (method->method != VSD_RME_AT_REBOOT &&
         method->method != VSD_RME_AT_REBOOT_IF_CANNOT_REPLACE &&
         method->method != VSD_RME_CUSTOM) ||
        (record->restore_target != VSD_RT_ORIGINAL && record->restore_target != VSSDOC_ABSENT))
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

static bool goes_to_alternate(const struct vssdoc_backup_component *record)
{
    return record->restore_target == VSD_RT_ALTERNATE;
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

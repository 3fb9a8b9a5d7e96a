/* Rules about file sets that can mean the same files: of one component, of one writer, of several,
 * and with what the writer excludes. */
#include "base/guid.h"
#include "model/file_set_text.h"
#include "model/overlap_scan.h"
#include "result/validation.h"
#include "validate/check.h"
#include "validate/writer_overlaps.h"

static const char *path_of(const struct vssdoc_component *component)
{
    return component->full_path != NULL ? component->full_path : "";
}

/* ---- within one writer ---- */

static void file_set_twice(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    char subject[VSD_FILE_SET_TEXT];
    for (const struct vsd_tally *t = vsd_writer_overlaps(check, writer); t != NULL;
         t = t->hh.next) {
        if (t->key.topic != VSD_LISTED_AGAIN)
            continue;
        check->component = t->component;
        vsd_report(check, &t->other->set->at, vsd_file_set_text(t->other->set, subject),
                   "listed %zu times: \"%s\"", t->times + 1, subject);
    }
}
DEFINE_RULE(file_set_twice, .writer = file_set_twice,
            .public = {
                .code = "VSS223",
                .slug = "wmd-duplicate-fileset",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "requesters that take the documentation at its word refuse the second "
                       "or back the files up twice",
                .title = "a component lists a file set once",
                .advice = "Have the writer add each file set once. Nothing is missing from "
                          "the backup.",
                .source = "api:cw-addfilestofilegroup"});

static void file_sets_overlap(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    char theirs[VSD_FILE_SET_TEXT], mine[VSD_FILE_SET_TEXT];
    for (const struct vsd_tally *t = vsd_writer_overlaps(check, writer); t != NULL;
         t = t->hh.next) {
        if (t->key.topic != VSD_TWO_COMPONENTS)
            continue;
        const struct vssdoc_component *other = t->other->owner;
        check->component = t->component;
        vsd_report(check, &t->set->at, path_of(other),
                   "may mean the same files as component \"%.100s\" in %zu place%s: \"%.180s\" "
                   "here, \"%.180s\" there",
                   path_of(other), t->times, t->times == 1 ? "" : "s",
                   vsd_file_set_text(t->set, mine), vsd_file_set_text(t->other->set, theirs));
    }
}
DEFINE_RULE(file_sets_overlap, .writer = file_sets_overlap,
            .public = {.code = "VSS224",
                       .slug = "wmd-overlapping-filesets",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "a file belongs to one file set only, and restoring one component "
                              "changes files of another; which files exist is not known here",
                       .title = "no two components of a writer can mean one file",
                       .advice = "Have the writer name each file in one file set. Until then back "
                                 "up and restore such components together.",
                       .source = "api:cw-addfilestofilegroup"});

static void overlap_inside(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    char subject[VSD_FILE_SET_TEXT], inner[VSD_FILE_SET_TEXT];
    for (const struct vsd_tally *t = vsd_writer_overlaps(check, writer); t != NULL;
         t = t->hh.next) {
        bool includes = t->key.topic == VSD_INCLUDES;
        if (!includes && t->key.topic != VSD_SHARES)
            continue;
        const struct vssdoc_file_set *larger = t->key.a;
        check->component = t->component;
        vsd_report(check, &larger->at, vsd_file_set_text(larger, subject),
                   "\"%.250s\" %s %zu other file set%s, such as \"%s\"", subject,
                   includes ? "includes" : "can mean files of", t->times,
                   t->times == 1 ? "" : "s", vsd_file_set_text(t->set, inner));
    }
}
DEFINE_RULE(overlap_inside, .writer = overlap_inside,
            .public = {.code = "VSS225",
                       .slug = "wmd-overlap-in-component",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "against the documentation, but captured writers do it, most to name "
                              "a file that must exist beside its folder; nothing is lost",
                       .title = "no two file sets of a component can mean one file",
                       .advice = "Nothing need be done. A requester must take care not to copy "
                                 "these files twice.",
                       .source = "api:cw-addfilestofilegroup; captured documents"});

/* ---- between writers ---- */

static void end_scan(struct vsd_check *check, struct vsd_overlap_scan *scan)
{
    if (scan->failed)
        vsd_check_no_memory(check);
    vsd_overlap_scan_free(scan);
}


/* One writer that is listed twice is no two writers. The System Writer lists what Windows protects,
 * whoever else takes care of it. */
static bool may_not_share(const struct vssdoc_writer *a, const struct vssdoc_writer *b)
{
    static const char id[] = "e8132975-6f93-4464-a53e-1050253ae220";
    struct vssdoc_guid system;
    return vssdoc_guid_parse(id, &system) && !vssdoc_guid_equal(&a->writer_id, &system) &&
           !vssdoc_guid_equal(&b->writer_id, &system) &&
           !vssdoc_guid_equal(&a->instance_id, &b->instance_id);
}

static void count_foreign(void *context, const struct vsd_listed *other,
                          const struct vssdoc_file_set *set, enum vsd_overlap_how how)
{
    struct vsd_overlap_scan *scan = context;
    uintptr_t a = (uintptr_t)other->owner, b = (uintptr_t)scan->owner;
    (void)how;
    if (a != b && may_not_share(other->owner, scan->owner))
        vsd_overlap_count(scan, 0, (void *)(a < b ? a : b), (void *)(a < b ? b : a), other, set);
}

static void report_foreign(struct vsd_check *check, const struct vsd_tally *tally)
{
    char mine[VSD_FILE_SET_TEXT], theirs[VSD_FILE_SET_TEXT];
    const struct vssdoc_writer *other = tally->other->owner;
    const char *name = other->name != NULL ? other->name : "a writer without a name";
    check->component = tally->component;
    vsd_report(check, &tally->set->at, name,
               "may mean the same files as \"%.100s\" in %zu place%s: \"%.180s\" here, \"%.180s\" "
               "there",
               name, tally->times, tally->times == 1 ? "" : "s",
               vsd_file_set_text(tally->set, mine), vsd_file_set_text(tally->other->set, theirs));
}

static void files_of_two_writers(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct vsd_overlap_scan scan = {.found = count_foreign};
    if (capture->n_writers < 2)
        return;
    for (size_t i = 0; i < capture->n_writers; i++)
        for (const struct vssdoc_component *c = capture->writers[i]->components; c != NULL;
             c = c->next)
            vsd_overlap_scan_add(&scan, c->file_sets, capture->writers[i], c);
    for (size_t i = 0; i < capture->n_writers; i++)
        for (const struct vssdoc_component *c = capture->writers[i]->components; c != NULL;
             c = c->next)
            vsd_overlap_scan(&scan, c->file_sets, capture->writers[i], c);
    for (const struct vsd_tally *t = scan.tallies; t != NULL && !scan.failed; t = t->hh.next) {
        check->writer = t->owner;
        check->document = check->writer->document;
        report_foreign(check, t);
    }
    end_scan(check, &scan);
}
DEFINE_RULE(files_of_two_writers, .capture = files_of_two_writers,
            .public = {.code = "VSS226",
                       .slug = "set-file-in-two-components",
                       .scope = VSSDOC_ON_WMD_SET,
                       .severity = VSSDOC_WARNING,
                       .why = "two writers then restore one file, each to its own state; which "
                              "files exist is not known here",
                       .title = "no two writers can mean one file",
                       .advice = "Back up and restore both writers together, and find out which of "
                                 "the two applications the files belong to.",
                       .source = "api:cw-addfilestofilegroup; api:c-getdifferencedfile"});

/* ---- excludes ---- */

static void count_excluded(void *context, const struct vsd_listed *other,
                           const struct vssdoc_file_set *set, enum vsd_overlap_how how)
{
    (void)how;
    struct vsd_overlap_scan *scan = context;
    if (vsd_overlap_covers(other->set, set))
        vsd_overlap_count(scan, 0, other->set, scan->component, other, set);
}

static void exclude_takes_all(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    struct vsd_overlap_scan scan = {0};
    char subject[VSD_FILE_SET_TEXT], first[VSD_FILE_SET_TEXT];
    if (writer->exclude_files == NULL)
        return;
    scan.failed = !vsd_overlap_add(&scan.index, writer->exclude_files, NULL, NULL, NULL);
    for (const struct vssdoc_component *c = writer->components; c != NULL && !scan.failed;
         c = c->next) {
        scan.component = c;
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
            vsd_overlap_find(&scan.index, s, count_excluded, &scan);
    }
    for (const struct vsd_tally *t = scan.tallies; t != NULL && !scan.failed; t = t->hh.next) {
        check->component = t->component;
        vsd_report(
            check, &t->set->at, vsd_file_set_text(t->other->set, subject),
            "the writer's own exclude \"%.250s\" takes away all files of %zu file set%s, such "
            "as \"%s\"",
            subject, t->times, t->times == 1 ? "" : "s", vsd_file_set_text(t->set, first));
    }
    end_scan(check, &scan);
}
DEFINE_RULE(exclude_takes_all, .writer = exclude_takes_all,
            .public = {.code = "VSS227",
                       .slug = "wmd-exclude-covers-fileset",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "excludes win over file sets, so that these are never backed up; "
                              "a writer hardly lists them for that",
                       .title = "a writer's excludes leave something of each of its file sets",
                       .advice = "Find out from the application's vendor whether the files are "
                                 "needed; do not expect them in the backup.",
                       .source = "generating-a-backup-set.md"});

/* An exclude from the snapshot with a file set: either may be the one found. */
static void count_removed(void *context, const struct vsd_listed *other,
                          const struct vssdoc_file_set *set, enum vsd_overlap_how how)
{
    (void)how;
    struct vsd_overlap_scan *scan = context;
    bool a = other->set->kind == VSSDOC_EXCLUDE_FROM_SNAPSHOT;
    bool b = set->kind == VSSDOC_EXCLUDE_FROM_SNAPSHOT;
    if (a && !b)
        vsd_overlap_count(scan, 0, other->set, scan->component, other, set);
    else if (b && !a)
        vsd_overlap_count(scan, 0, set, other->owner, other, other->set);
}

static void set_covered(void *context, const struct vsd_listed *other,
                        const struct vssdoc_file_set *set, enum vsd_overlap_how how)
{
    (void)how;
    bool *covered = context;
    *covered = *covered || vsd_overlap_covers(other->set, set);
}

static void report_removed(struct vsd_check *check, struct vsd_overlap *excludes,
                           const struct vsd_tally *tally)
{
    const struct vssdoc_file_set *removed = tally->key.a;
    char subject[VSD_FILE_SET_TEXT], first[VSD_FILE_SET_TEXT];
    bool excluded = false;
    vsd_overlap_find(excludes, removed, set_covered, &excluded);
    if (excluded)
        return;
    check->component = tally->key.b;
    vsd_report(
        check, &tally->set->at, vsd_file_set_text(removed, subject),
        "\"%.250s\" is removed from the shadow copy, yet not excluded, and %zu file set%s may "
        "mean such files: \"%s\"",
        subject, tally->times, tally->times == 1 ? "" : "s", vsd_file_set_text(tally->set, first));
}

static void removed_not_excluded(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    struct vsd_overlap excludes = {0};
    struct vsd_overlap_scan scan = {.found = count_removed};
    const struct vssdoc_file_set *removed = writer->exclude_files_from_snapshot;
    if (removed == NULL)
        return;
    scan.failed = !vsd_overlap_add(&excludes, writer->exclude_files, NULL, NULL, NULL);
    vsd_overlap_scan_add(&scan, removed, NULL, NULL);
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        vsd_overlap_scan_add(&scan, c->file_sets, c, c);
    vsd_overlap_scan(&scan, removed, NULL, NULL);
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        vsd_overlap_scan(&scan, c->file_sets, c, c);
    for (const struct vsd_tally *t = scan.tallies; t != NULL && !scan.failed; t = t->hh.next)
        report_removed(check, &excludes, t);
    end_scan(check, &scan);
    vsd_overlap_free(&excludes);
}
DEFINE_RULE(removed_not_excluded, .writer = removed_not_excluded,
            .public = {
                .code = "VSS228",
                .slug = "wmd-exclude-snapshot-only",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "a requester looks for the files in the shadow copy and does not find "
                       "them, or reads them where they were not removed",
                .title = "what is removed from the shadow copy and lies in a file set is "
                         "excluded as well",
                .advice = "Have the writer add the same exclude to EXCLUDE_FILES.",
                .source = "excluding-files-from-shadow-copies.md"});

/* Rules about file sets with each other: of one component, of one writer, of several, and with what
 * the writer excludes. */
#include <string.h>

#include "base/hash.h"
#include "base/key.h"
#include "base/text.h"
#include "result/validation.h"
#include "validate/check.h"
#include "validate/overlap.h"

static const char *path_of(const struct vssdoc_component *component)
{
    return component->full_path != NULL ? component->full_path : "";
}

/* ---- kinds ---- */

/* An element of the other kind of component, which the reader therefore did not know. */
static const char *foreign_element(const struct vssdoc_component *component, const char *xml)
{
    static const char *const of_database[] = {"DATABASE_FILES", "DATABASE_LOGFILES"};
    static const char *const of_group[] = {"FILE_LIST"};
    bool database = component->type == 1; /* VSS_CT_DATABASE */
    const char *const *names = database ? of_group : of_database;
    size_t n = database ? 1 : 2, length;
    if (*xml != '<')
        return NULL;
    const char *name = xml + 1;
    length = strcspn(name, " \t\r\n/>");
    const char *colon = memchr(name, ':', length);
    if (colon != NULL) {
        length -= (size_t)(colon + 1 - name);
        name = colon + 1;
    }
    for (size_t i = 0; i < n; i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return names[i];
    return NULL;
}

static void file_set_kind(struct vsd_check *check, const struct vssdoc_component *component)
{
    const struct vssdoc_extra *extra = component->at.extra;
    size_t n = 0;
    const char *name = NULL;
    for (const struct vssdoc_extra_element *e = extra != NULL ? extra->elements : NULL; e != NULL;
         e = e->next) {
        const char *foreign = foreign_element(component, e->xml);
        n += foreign != NULL;
        name = name == NULL ? foreign : name;
    }
    if (name != NULL)
        vsd_report(check, &component->at, name,
                   "%zu file set%s in a %s that belong%s in a %s, the first a %s", n,
                   n == 1 ? "" : "s", component->type == 1 ? "DATABASE" : "FILE_GROUP",
                   n == 1 ? "s" : "", component->type == 1 ? "FILE_GROUP" : "DATABASE", name);
}
DEFINE_RULE(file_set_kind, .component = file_set_kind,
            .public = {.code = "VSS220",
                       .slug = "wmd-fileset-kind-mismatch",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the API knows no way to read such file sets: they are not backed up",
                       .title = "a DATABASE has database files and log files, a FILE_GROUP file "
                                "lists",
                       .advice = "Correct the writer, or whatever edited the document.",
                       .source = "component-types.md"});

static bool is_database(const struct vssdoc_file_set *set)
{
    return set->kind == VSSDOC_DATABASE_FILES || set->kind == VSSDOC_DATABASE_LOGFILES;
}

static void database_recursive(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (is_database(set) && set->recursive == 1)
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "recursive database file set \"%s\", filespec \"%s\"",
                   set->path != NULL ? set->path : "", set->filespec != NULL ? set->filespec : "");
}
DEFINE_RULE(database_recursive, .file_set = database_recursive,
            .public = {.code = "VSS221",
                       .slug = "wmd-db-recursive",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the API has no such thing, and requesters need not look below the "
                              "folder",
                       .title = "database file sets are not recursive",
                       .advice = "Name each folder, or make the component a file group.",
                       .source = "api:cw-adddatabasefiles"});

static void database_alternate(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (is_database(set) && set->alternate_path != NULL)
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "alternate path for a database file set: \"%s\"", set->alternate_path);
}
DEFINE_RULE(database_alternate, .file_set = database_alternate,
            .public = {.code = "VSS222",
                       .slug = "wmd-db-alternate-path",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "the API has no such thing, and requesters read the files from their "
                              "path",
                       .title = "database file sets have no alternate path",
                       .advice = "Make the component a file group, or back the files up from where "
                                 "they are.",
                       .source = "api:cw-adddatabasefiles"});

/* ---- twice ---- */

struct seen {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_file_set *set;
    size_t times;
};

static bool count_seen(struct vsd_arena *arena, struct vsd_folder_keys *keys, struct seen **all,
                       const struct vssdoc_file_set *set)
{
    struct vsd_key key = vsd_file_set_key(keys, set);
    struct seen *seen = NULL;
    HASH_FIND(hh, *all, &key, sizeof key, seen);
    if (seen != NULL) {
        seen->times++;
        return true;
    }
    seen = vsd_arena_alloc(arena, sizeof *seen);
    if (seen == NULL)
        return false;
    *seen = (struct seen){.key = key, .set = set, .times = 1};
    HASH_ADD(hh, *all, key, sizeof seen->key, seen);
    return seen->hh.tbl != NULL;
}

static void file_set_twice(struct vsd_check *check, const struct vssdoc_component *component)
{
    struct vsd_arena arena = {0};
    struct seen *all = NULL;
    char subject[VSD_FILE_SET_TEXT];
    struct vsd_folder_keys *keys = vsd_arena_alloc(&arena, sizeof *keys);
    if (keys == NULL)
        vsd_check_no_memory(check);
    for (const struct vssdoc_file_set *s = component->file_sets; s != NULL && keys != NULL;
         s = s->next)
        if (s->path != NULL && s->filespec != NULL && !count_seen(&arena, keys, &all, s)) {
            vsd_check_no_memory(check);
            break;
        }
    for (const struct seen *s = all; s != NULL; s = s->hh.next)
        if (s->times > 1)
            vsd_report(check, &s->set->at, vsd_file_set_text(s->set, subject),
                       "listed %zu times: \"%s\"", s->times, vsd_file_set_text(s->set, subject));
    HASH_CLEAR(hh, all);
    vsd_arena_free(&arena);
}
DEFINE_RULE(file_set_twice, .component = file_set_twice,
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

/* ---- overlaps within one writer ---- */

static void fill_by_component(struct vsd_overlap_scan *scan, const struct vssdoc_writer *writer,
                              vsd_overlap_fn *found)
{
    for (const struct vssdoc_component *c = writer->components; c != NULL && !scan->failed;
         c = c->next)
        scan->failed = !vsd_overlap_add(&scan->index, c->file_sets, c);
    for (const struct vssdoc_component *c = writer->components; c != NULL && !scan->failed;
         c = c->next) {
        scan->component = c;
        vsd_overlap_scan(scan, c->file_sets, found);
    }
}

static void end_scan(struct vsd_check *check, struct vsd_overlap_scan *scan)
{
    check->validation->no_memory = check->validation->no_memory || scan->failed;
    vsd_overlap_scan_free(scan);
}

static void count_overlap(void *context, const struct vsd_listed *other,
                          const struct vssdoc_file_set *set, bool above)
{
    (void)above;
    struct vsd_overlap_scan *scan = context;
    uintptr_t a = (uintptr_t)other->owner, b = (uintptr_t)scan->component;
    if (a != b)
        vsd_overlap_count(scan, (void *)(a < b ? a : b), (void *)(a < b ? b : a), other, set);
}

static void report_overlap(struct vsd_check *check, const struct vsd_tally *tally)
{
    char theirs[VSD_FILE_SET_TEXT], mine[VSD_FILE_SET_TEXT];
    const struct vssdoc_component *other = tally->other->owner;
    check->component = tally->component;
    vsd_report(check, &tally->set->at, path_of(other),
               "may mean the same files as component \"%.100s\" in %zu place%s: \"%.180s\" here, "
               "\"%.180s\" there",
               path_of(other), tally->times, tally->times == 1 ? "" : "s",
               vsd_file_set_text(tally->set, mine), vsd_file_set_text(tally->other->set, theirs));
}

static void file_sets_overlap(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    struct vsd_overlap_scan scan = {0};
    if (writer->n_components < 2)
        return;
    fill_by_component(&scan, writer, count_overlap);
    for (const struct vsd_tally *t = scan.tallies; t != NULL && !scan.failed; t = t->hh.next)
        report_overlap(check, t);
    end_scan(check, &scan);
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

/* Counted by the larger one, or by the first where neither includes the other. */
static void count_inside(void *context, const struct vsd_listed *other,
                         const struct vssdoc_file_set *set, bool above)
{
    struct vsd_overlap_scan *scan = context;
    bool same = !above && (other->set->recursive == 1) == (set->recursive == 1) &&
                vsd_equal_folded(other->set->filespec, set->filespec);
    if (same)
        return; /* another rule's */
    if (vsd_overlap_covers(other->set, set))
        vsd_overlap_count(scan, other->set, other->set, other, set);
    else if (!above && vsd_overlap_covers(set, other->set))
        vsd_overlap_count(scan, set, set, other, other->set);
    else
        vsd_overlap_count(scan, other->set, NULL, other, set);
}

static void overlap_inside(struct vsd_check *check, const struct vssdoc_component *component)
{
    struct vsd_overlap_scan scan = {.component = component};
    char subject[VSD_FILE_SET_TEXT], inner[VSD_FILE_SET_TEXT];
    scan.failed = !vsd_overlap_add(&scan.index, component->file_sets, component);
    vsd_overlap_scan(&scan, component->file_sets, count_inside);
    for (const struct vsd_tally *t = scan.tallies; t != NULL && !scan.failed; t = t->hh.next) {
        const struct vssdoc_file_set *larger = t->key.a;
        vsd_report(check, &larger->at, vsd_file_set_text(larger, subject),
                   "\"%.250s\" %s %zu other file set%s, such as \"%s\"", subject,
                   t->key.b != NULL ? "includes" : "can mean files of", t->times,
                   t->times == 1 ? "" : "s", vsd_file_set_text(t->set, inner));
    }
    end_scan(check, &scan);
}
DEFINE_RULE(overlap_inside, .component = overlap_inside,
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

/* ---- overlaps between writers ---- */

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
                          const struct vssdoc_file_set *set, bool above)
{
    struct vsd_overlap_scan *scan = context;
    uintptr_t a = (uintptr_t)other->owner, b = (uintptr_t)scan->owner;
    (void)above;
    if (a != b && may_not_share(other->owner, scan->owner))
        vsd_overlap_count(scan, (void *)(a < b ? a : b), (void *)(a < b ? b : a), other, set);
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
    struct vsd_overlap_scan scan = {0};
    if (capture->n_writers < 2)
        return;
    for (size_t i = 0; i < capture->n_writers; i++)
        for (const struct vssdoc_component *c = capture->writers[i]->components;
             c != NULL && !scan.failed; c = c->next)
            scan.failed = !vsd_overlap_add(&scan.index, c->file_sets, capture->writers[i]);
    for (size_t i = 0; i < capture->n_writers; i++) {
        scan.owner = capture->writers[i];
        for (const struct vssdoc_component *c = capture->writers[i]->components;
             c != NULL && !scan.failed; c = c->next) {
            scan.component = c;
            vsd_overlap_scan(&scan, c->file_sets, count_foreign);
        }
    }
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
                           const struct vssdoc_file_set *set, bool above)
{
    (void)above;
    struct vsd_overlap_scan *scan = context;
    if (vsd_overlap_covers(other->set, set))
        vsd_overlap_count(scan, other->set, scan->component, other, set);
}

static void exclude_takes_all(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    struct vsd_overlap_scan scan = {0};
    char subject[VSD_FILE_SET_TEXT], first[VSD_FILE_SET_TEXT];
    if (writer->exclude_files == NULL)
        return;
    scan.failed = !vsd_overlap_add(&scan.index, writer->exclude_files, NULL);
    for (const struct vssdoc_component *c = writer->components; c != NULL && !scan.failed;
         c = c->next) {
        scan.component = c;
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
            vsd_overlap_find(&scan.index, s, 0, count_excluded, &scan);
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
                          const struct vssdoc_file_set *set, bool above)
{
    (void)above;
    struct vsd_overlap_scan *scan = context;
    bool a = other->set->kind == VSSDOC_EXCLUDE_FROM_SNAPSHOT;
    bool b = set->kind == VSSDOC_EXCLUDE_FROM_SNAPSHOT;
    if (a && !b)
        vsd_overlap_count(scan, other->set, scan->component, other, set);
    else if (b && !a)
        vsd_overlap_count(scan, set, other->owner, other, other->set);
}

static void set_covered(void *context, const struct vsd_listed *other,
                        const struct vssdoc_file_set *set, bool above)
{
    (void)above;
    bool *covered = context;
    *covered = *covered || vsd_overlap_covers(other->set, set);
}

static void report_removed(struct vsd_check *check, struct vsd_overlap *excludes,
                           const struct vsd_tally *tally)
{
    const struct vssdoc_file_set *removed = tally->key.a;
    char subject[VSD_FILE_SET_TEXT], first[VSD_FILE_SET_TEXT];
    bool excluded = false;
    vsd_overlap_find(excludes, removed, 0, set_covered, &excluded);
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
    struct vsd_overlap_scan scan = {0};
    if (writer->exclude_files_from_snapshot == NULL)
        return;
    scan.failed = !vsd_overlap_add(&excludes, writer->exclude_files, NULL) ||
                  !vsd_overlap_add(&scan.index, writer->exclude_files_from_snapshot, NULL);
    for (const struct vssdoc_component *c = writer->components; c != NULL && !scan.failed;
         c = c->next)
        scan.failed = !vsd_overlap_add(&scan.index, c->file_sets, c);
    vsd_overlap_scan(&scan, writer->exclude_files_from_snapshot, count_removed);
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next) {
        scan.component = c;
        vsd_overlap_scan(&scan, c->file_sets, count_removed);
    }
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

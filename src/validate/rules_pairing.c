/* Rules about a BCD's entries and records and the WMDs that they come from. */
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "base/hash.h"
#include "base/key.h"
#include "base/text.h"
#include "validate/view.h"

static const char *name_of(const struct vsd_check *check,
                           const struct vssdoc_writer_components *entry)
{
    const char *name = vssdoc_entry_name(check->capture, entry);
    return name != NULL ? name : "a writer unknown by name";
}

/* ---- entries without WMD ---- */

enum { ELSEWHERE = 120 };

/* Where the WMD may have gone; out is empty when it did not go anywhere. */
static const char *elsewhere(const struct vssdoc_capture *capture, char out[ELSEWHERE])
{
    size_t n = capture->n_writers_elsewhere;
    out[0] = '\0';
    if (n > 0)
        (void)snprintf(out, ELSEWHERE,
                       "; %zu WMD%s here went to another BCD, by instance id or folder", n,
                       n == 1 ? "" : "s");
    return out;
}

/* The manifest names its document and no such writer is here: another rule's finding, and an error.
 */
static bool lost(const struct vssdoc_capture *capture, const struct vssdoc_writer_components *entry)
{
    const char *name = vssdoc_entry_name(capture, entry);
    const struct vssdoc_manifest_writer *w =
        name != NULL && capture->manifest != NULL ? capture->manifest->writers : NULL;
    while (w != NULL && (w->name == NULL || !vsd_equal_folded(w->name, name)))
        w = w->next;
    for (size_t i = 0; i < capture->n_writers && w != NULL; i++)
        if (vssdoc_guid_equal(&capture->writers[i]->writer_id, &entry->writer_id))
            return false;
    return w != NULL;
}

static void writer_without_wmd(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_writer_components *first = NULL;
    size_t n = 0, n_components = 0;
    char id[37], others[ELSEWHERE];
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        if (!e->writer_id.valid || vssdoc_writer_of(check->capture, e, NULL) != NULL ||
            lost(check->capture, e) || vsd_is_unread(check->capture, &e->writer_id))
            continue;
        first = n++ == 0 ? e : first;
        n_components += e->n_components;
    }
    if (n == 0 || check->capture->n_writers == 0)
        return;
    check->entry = n == 1 ? first : NULL;
    vssdoc_guid_format(&first->writer_id, id);
    if (n > 1)
        vsd_report(check, &first->at, NULL,
                   "the BCD holds %zu component%s of %zu writers that no WMD here fits, first of "
                   "them %s (class %s)%s",
                   n_components, n_components == 1 ? "" : "s", n, name_of(check, first), id,
                   elsewhere(check->capture, others));
    else if (first->instance_name != NULL)
        vsd_report(check, &first->at, NULL,
                   "the BCD holds %zu component%s of %s (class %s), but no WMD here is of its "
                   "instance \"%.200s\"%s",
                   n_components, n_components == 1 ? "" : "s", name_of(check, first), id,
                   first->instance_name, elsewhere(check->capture, others));
    else
        vsd_report(check, &first->at, NULL,
                   "the BCD holds %zu component%s of %s (class %s), but no WMD here fits it%s",
                   n_components, n_components == 1 ? "" : "s", name_of(check, first), id,
                   elsewhere(check->capture, others));
}
DEFINE_RULE(writer_without_wmd, .bcd = writer_without_wmd,
            .public = {.code = "VSS400",
                       .slug = "x-writer-missing-wmd",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "which files the components are, and how to restore them, stands in "
                              "the WMD alone; but only some may have been given on purpose",
                       .title = "each writer of the BCD has its WMD in the capture",
                       .advice = "Give the WMDs that were saved with this BCD; ones fetched later "
                                 "may describe other files. Products that name WMDs by writer "
                                 "class overwrite one instance's with another's.",
                       .source = "use-of-components-by-the-requestor.md"});

static void no_wmd_at_all(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    char others[ELSEWHERE];
    if (check->capture->n_writers == 0 && bcd->n_components > 0 &&
        !vsd_has_unread_wmd(check->capture))
        vsd_report(check, &bcd->at, NULL,
                   "the BCD names %zu component%s of %zu writer%s, but no WMD came with it: what "
                   "they consist of cannot be told or checked%s",
                   bcd->n_components, bcd->n_components == 1 ? "" : "s", bcd->n_writers,
                   bcd->n_writers == 1 ? "" : "s", elsewhere(check->capture, others));
}
DEFINE_RULE(no_wmd_at_all, .bcd = no_wmd_at_all,
            .public = {.code = "VSS401",
                       .slug = "x-no-wmd",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "a BCD may have been given alone on purpose",
                       .title = "WMDs lie beside the BCD",
                       .advice = "Give the WMDs of the same session as well; a restore needs both.",
                       .source = "use-of-components-by-the-requestor.md"});

/* ---- instances ---- */

/* Seen with the same instance id in captures of different days. */
static bool keeps_its_instance(const struct vssdoc_guid *id)
{
    static const char *const known[] = {"d61d61c8-d73a-4eee-8cdd-f6f9786b7124",
                                        "75dfb225-e2e4-4d39-9ac9-ffaff65ddf06",
                                        "0bada1de-01a9-4625-8278-69e735f39dd2"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (vsd_is_writer(id, known[i]))
            return true;
    return false;
}

struct class_count {
    UT_hash_handle hh;
    struct vsd_key key;
    size_t n;
};

static struct vsd_key guids_key(const struct vssdoc_guid *a, const struct vssdoc_guid *b)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, a->bytes, sizeof a->bytes);
    if (b != NULL)
        vsd_key_bytes(&maker, b->bytes, sizeof b->bytes);
    return vsd_key_end(&maker);
}

/* The count of a key, made where there is none; NULL when memory runs out. */
static struct class_count *count_of(struct vsd_check *check, struct class_count **counts,
                                    struct vsd_key key)
{
    struct class_count *count = NULL;
    HASH_FIND(hh, *counts, &key, sizeof key, count);
    if (count != NULL)
        return count;
    count = vsd_check_alloc(check, sizeof *count);
    if (count == NULL)
        return NULL;
    *count = (struct class_count){.key = key};
    HASH_ADD(hh, *counts, key, sizeof count->key, count);
    return count->hh.tbl != NULL ? count : NULL;
}

/* The entry's WMD where both have an instance id and it is not the same. */
static const struct vssdoc_writer *of_other_session(const struct vssdoc_capture *capture,
                                                    const struct vssdoc_writer_components *entry)
{
    const struct vssdoc_writer *w = vssdoc_writer_of(capture, entry, NULL);
    bool differs = w != NULL && w->instance_id.valid && entry->instance_id.valid &&
                   !vsd_guid_is_null(&w->instance_id) && !vsd_guid_is_null(&entry->instance_id) &&
                   !vssdoc_guid_equal(&w->instance_id, &entry->instance_id);
    return differs ? w : NULL;
}

struct mix_up {
    size_t same, differ;
    const struct vssdoc_writer_components *first;
    struct class_count *classes; /* how many WMDs each class has */
};

static void compare_instances(struct vsd_check *check, struct mix_up *found)
{
    const struct vssdoc_capture *capture = check->capture;
    for (const struct vssdoc_writer_components *e = capture->backup_components->writers; e != NULL;
         e = e->next) {
        const struct vssdoc_writer *w = vssdoc_writer_of(capture, e, NULL);
        if (of_other_session(capture, e) != NULL && found->differ++ == 0)
            found->first = e;
        else if (w != NULL && vssdoc_guid_equal(&w->instance_id, &e->instance_id))
            found->same += !keeps_its_instance(&e->writer_id);
    }
    for (size_t i = 0; i < capture->n_writers && found->differ > 0; i++) {
        struct class_count *count =
            count_of(check, &found->classes, guids_key(&capture->writers[i]->writer_id, NULL));
        if (count == NULL)
            return;
        count->n++;
    }
}

/* Some WMDs are of the BCD's session, this one is not. */
static void one_of_other_session(struct vsd_check *check, struct mix_up *found,
                                 const struct vssdoc_writer_components *entry)
{
    const struct class_count *count =
        count_of(check, &found->classes, guids_key(&entry->writer_id, NULL));
    check->entry = entry;
    check->writer = of_other_session(check->capture, entry);
    if (check->writer == NULL)
        return;
    bool named = entry->instance_name != NULL && check->writer->instance_name != NULL &&
                 vsd_equal_folded(entry->instance_name, check->writer->instance_name);
    if (count != NULL && count->n > 1 && !named)
        vsd_report(check, &entry->at, NULL,
                   "%s has several instances, and the BCD's instance id is none of theirs: which "
                   "WMD belongs to it is a guess by name and components",
                   name_of(check, entry));
    else
        vsd_report(check, &entry->at, NULL,
                   "the BCD has another instance id than the WMD of %s, though the ids of %zu "
                   "other%s agree: the WMD is of another session, or the writer was restarted",
                   name_of(check, entry), found->same, found->same == 1 ? "" : "s");
}

static void other_session(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (capture->backup_components == NULL || capture->n_writers == 0)
        return;
    struct mix_up found = {0};
    compare_instances(check, &found);
    check->document = capture->backup_components->document;
    if (found.differ > 0 && found.same == 0)
        vsd_report(check, &found.first->at, NULL,
                   "BCD and WMDs have different instance ids for %zu writer%s, first of them %s: "
                   "they were saved in different sessions",
                   found.differ, found.differ == 1 ? "" : "s", name_of(check, found.first));
    else if (found.differ > 0)
        for (const struct vssdoc_writer_components *e = capture->backup_components->writers;
             e != NULL; e = e->next)
            one_of_other_session(check, &found, e);
    HASH_CLEAR(hh, found.classes);
}
DEFINE_RULE(other_session, .capture = other_session,
            .public = {.code = "VSS402",
                       .slug = "x-instance-mismatch",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "instance ids last as long as a writer runs: the documents may tell "
                              "of different states, but the class still pairs them",
                       .title = "BCD and WMDs are of the same session",
                       .advice = "Keep the WMDs that were gathered for this backup beside its BCD. "
                                 "Read what else is found between the two with that in mind.",
                       .source = "vssgloss-w.md; captured documents"});

/* The instance id pairs the two whatever they are called, and lasts no longer than the writer. */
static void instance_name_differs(struct vsd_check *check,
                                  const struct vssdoc_writer_components *entry)
{
    const struct vssdoc_writer *w = check->writer;
    if (w == NULL || !vssdoc_guid_equal(&w->instance_id, &entry->instance_id))
        return;
    const char *in_bcd = entry->instance_name != NULL ? entry->instance_name : "";
    const char *in_wmd = w->instance_name != NULL ? w->instance_name : "";
    if (vsd_equal_folded(in_bcd, in_wmd))
        return;
    if (*in_bcd == '\0')
        vsd_report(check, &entry->at, NULL,
                   "no instance name, though the WMD of the same instance has \"%.200s\"", in_wmd);
    else if (*in_wmd == '\0')
        vsd_report(check, &entry->at, NULL,
                   "the instance name \"%.200s\", though the WMD of the same instance has none",
                   in_bcd);
    else
        vsd_report(check, &entry->at, NULL,
                   "the instance name \"%.200s\", but \"%.200s\" in the WMD of the same instance",
                   in_bcd, in_wmd);
}
DEFINE_RULE(instance_name_differs, .entry = instance_name_differs,
            .public = {.code = "VSS408",
                       .slug = "x-instance-name-mismatch",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "instance ids change with every start of a writer: a restore finds "
                              "the instance by its name",
                       .title = "BCD and WMD call an instance by the same name",
                       .advice = "Find out which of the two was edited; use the documents as the "
                                 "session saved them.",
                       .source = "api:cvsswriter-initialize; captured documents"});

static void ambiguous_writer(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    bool ambiguous;
    (void)vssdoc_writer_of(check->capture, entry, &ambiguous);
    if (ambiguous)
        vsd_report(check, &entry->at, NULL,
                   "several WMDs fit the BCD's entry for %s equally well; the first was taken",
                   name_of(check, entry));
}
DEFINE_RULE(ambiguous_writer, .entry = ambiguous_writer,
            .public = {.code = "VSS403",
                       .slug = "x-ambiguous-writer",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "findings about this writer may be about its sister instance",
                       .title = "one WMD fits each entry of the BCD",
                       .advice = "Remove WMDs of other sessions from the capture. A writer with "
                                 "several instances should give each an instance name.",
                       .source = "vssgloss-w.md; api:cvsswriter-initialize"});

static void entry_twice(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    struct class_count *seen = NULL;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        if (!e->writer_id.valid || !e->instance_id.valid)
            continue;
        struct class_count *count =
            count_of(check, &seen, guids_key(&e->writer_id, &e->instance_id));
        if (count == NULL)
            break;
        check->entry = e;
        if (++count->n == 2)
            vsd_report(check, &e->at, NULL,
                       "the BCD has a second entry for the same instance of %s", name_of(check, e));
    }
    HASH_CLEAR(hh, seen);
}
DEFINE_RULE(entry_twice, .bcd = entry_twice,
            .public = {.code = "VSS404",
                       .slug = "bcd-writer-twice",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "readers that look a writer up find the first entry only",
                       .title = "a writer instance has one entry in the BCD",
                       .advice = "VSS never writes two: find out what edited or merged the "
                                 "document, and use the original.",
                       .source = "inferred: api:bc-getwritercomponents"});

/* ---- records ---- */

static void component_unknown(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    bool ambiguous;
    (void)vssdoc_writer_of(check->capture, check->entry, &ambiguous);
    if (check->writer == NULL || check->component != NULL || ambiguous || record->name == NULL ||
        *record->name == '\0')
        return;
    vsd_report(check, &record->at, NULL,
               "the BCD holds a component that the writer's WMD does not have: \"%.300s\"",
               record->full_path);
}
DEFINE_RULE(component_unknown, .record = component_unknown,
            .public = {.code = "VSS405",
                       .slug = "x-component-unknown",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "nothing tells which files it has and where they belong",
                       .title = "each component of the BCD is one of its writer's",
                       .advice = "The WMD is of another time, or the requester added a name that "
                                 "the writer did not offer: compare with the WMD of the backup.",
                       .source = "use-of-components-by-the-requestor.md"});

static struct vsd_key exact_key(const char *path)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, path, strlen(path));
    return vsd_key_end(&maker);
}

/* Two components of the WMD may differ in case alone: which one is meant is then spelled exactly.
 */
static bool is_spelled_so(struct vsd_check *check, struct class_count **exact, const char *path)
{
    struct class_count *count = NULL;
    struct vsd_key key = exact_key(path);
    const struct vssdoc_component *c = *exact == NULL ? check->writer->components : NULL;
    for (; c != NULL; c = c->next)
        if (count_of(check, exact, exact_key(c->full_path)) == NULL)
            return true;
    HASH_FIND(hh, *exact, &key, sizeof key, count);
    return count != NULL;
}

static void case_differs(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    struct class_count *exact = NULL;
    if (check->hierarchy == NULL)
        return;
    for (const struct vssdoc_backup_component *r = entry->components; r != NULL; r = r->next) {
        const struct vssdoc_component *c = vsd_component_at(check->hierarchy, r->full_path);
        if (c == NULL || strcmp(c->full_path, r->full_path) == 0 ||
            is_spelled_so(check, &exact, r->full_path))
            continue;
        check->record = r;
        check->component = c;
        vsd_report(check, &r->at, NULL,
                   "\"%.250s\" in the BCD, but \"%.250s\" in the WMD: another case", r->full_path,
                   c->full_path);
    }
    HASH_CLEAR(hh, exact);
}
DEFINE_RULE(case_differs, .entry = case_differs,
            .public = {.code = "VSS409",
                       .slug = "x-component-case",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "no page says whether case counts; a program that compares exactly "
                              "does not find the component",
                       .title = "BCD and WMD spell components in the same case",
                       .advice = "A requester should pass names to AddComponent exactly as the WMD "
                                 "has them.",
                       .source = "inferred: api:bc-addcomponent is silent about case"});

static void type_differs(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    const struct vssdoc_component *c = check->component;
    if (c == NULL || record->type <= 0 || c->type <= 0 || record->type == c->type)
        return;
    const struct vssdoc_constant *in_bcd = vssdoc_constant(VSSDOC_COMPONENT_TYPE, record->type);
    const struct vssdoc_constant *in_wmd = vssdoc_constant(VSSDOC_COMPONENT_TYPE, c->type);
    vsd_report(check, &record->at, NULL, "the BCD has the component as %s, its WMD as %s",
               in_bcd != NULL ? in_bcd->name : "an unknown type",
               in_wmd != NULL ? in_wmd->name : "an unknown type");
}
DEFINE_RULE(type_differs, .record = type_differs,
            .public = {.code = "VSS406",
                       .slug = "x-type-mismatch",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "a component is added and selected by type, path and name together: "
                              "the writer does not know this one",
                       .title = "a component has the same type in BCD and WMD",
                       .advice = "Call AddComponent with the type that the writer reports "
                                 "(SQL Server's databases are file groups).",
                       .source = "api:bc-addcomponent"});

static void schema_differs(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    if (check->writer == NULL || entry->backup_schema < 0 ||
        check->writer->backup_schema == VSSDOC_UNKNOWN)
        return;
    int64_t schema = check->writer->backup_schema < 0 ? 0 : check->writer->backup_schema;
    if (schema != entry->backup_schema)
        vsd_report(check, &entry->at, NULL,
                   "backupSchema is %lld in the BCD and %lld in the writer's WMD",
                   (long long)entry->backup_schema, (long long)schema);
}
DEFINE_RULE(schema_differs, .entry = schema_differs,
            .public = {.code = "VSS407",
                       .slug = "x-schema-mismatch",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "captured BCDs repeat the WMD's value; a difference means that the "
                              "two are not of one session",
                       .title = "BCD and WMD agree on the writer's backup schema",
                       .advice = "Use the WMD that was saved with this BCD: an update of the "
                                 "writer's application may have changed what it supports.",
                       .source = "captured documents"});

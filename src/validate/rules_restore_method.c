/* Rules about how a writer wants its files restored, and where else to. */
#include <stdio.h>

#include "base/winpath.h"
#include "model/constants.h"
#include "model/model.h"
#include "model/triple.h"
#include "validate/check.h"

static int method_of(const struct vssdoc_writer *w)
{
    return w->restore_method != NULL ? w->restore_method->method : VSSDOC_ABSENT;
}

static const char *method_name(const struct vssdoc_writer *w)
{
    const struct vssdoc_constant *constant = vssdoc_constant(VSSDOC_RESTOREMETHOD, method_of(w));
    return constant != NULL ? constant->name : "unknown";
}

static void method_missing(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (w->restore_method == NULL && w->n_components > 0)
        vsd_report(check, &w->at, NULL, "the writer has %zu component%s, but no restore method",
                   w->n_components, w->n_components > 1 ? "s" : "");
}
DEFINE_RULE(method_missing, .writer = method_missing,
            .public = {
                .code = "VSS130",
                .slug = "wmd-no-restore-method",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "no requester can know how to restore the components; writers without "
                       "components, as Windows has some, need none",
                .title = "a writer with components has a restore method",
                .advice = "Plan the restore of this writer by its maker's documentation. If the "
                          "writer is your own, call SetRestoreMethod.",
                .source = "api:cw-setrestoremethod; api:ew-getrestoremethod"});

static void report_constant(struct vsd_check *check, const struct vssdoc_restore_method *m,
                            int value, const char *key, const char *name, const char *type)
{
    if (value == VSSDOC_ABSENT)
        vsd_report(check, &m->at, NULL, "RESTORE_METHOD has no %s", name);
    else if (value == VSSDOC_UNKNOWN)
        vsd_report(check, &m->at, NULL, "%s \"%.200s\" is none of the values of %s", name,
                   vsd_raw_of(&m->at, key), type);
    else if (value == 0)
        vsd_report(check, &m->at, NULL, "%s is undefined", name);
}

static void method_undefined(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (w->restore_method != NULL)
        report_constant(check, w->restore_method, w->restore_method->method, "method", "method",
                        "VSS_RESTOREMETHOD_ENUM");
}
DEFINE_RULE(method_undefined, .writer = method_undefined,
            .public = {
                .code = "VSS131",
                .slug = "wmd-restore-method-undefined",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "no requester can know how to restore; undefined is a writer error by "
                       "definition",
                .title = "a restore method is one of the defined ones",
                .advice = "Plan the restore of this writer by its maker's documentation. If the "
                          "writer is your own, correct what it passes to SetRestoreMethod.",
                .source = "setting-vss-restore-methods.md; api:ne-restoremethod_enum"});

static void writer_restore_undefined(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (w->restore_method != NULL)
        report_constant(check, w->restore_method, w->restore_method->writer_restore,
                        "writer_restore", "writerRestore", "VSS_WRITERRESTORE_ENUM");
}
DEFINE_RULE(writer_restore_undefined, .writer = writer_restore_undefined,
            .public = {
                .code = "VSS132",
                .slug = "wmd-writer-restore-undefined",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "whether the writer must run for a restore is open; undefined is a writer "
                       "error by definition",
                .title = "a writer says whether it takes part in restores",
                .advice = "Correct what the writer passes to SetRestoreMethod; until then restore "
                          "with the writer running.",
                .source = "api:ne-writerrestore_enum; api:ew-getrestoremethod"});

/* The attribute's name on disk is inferred: it may be one that is unknown to this version. */
static void service_missing(struct vsd_check *check, const struct vssdoc_writer *w)
{
    const struct vssdoc_restore_method *m = w->restore_method;
    if (m == NULL ||
        (m->method != VSD_RME_STOP_RESTORE_START && m->method != VSD_RME_RESTORE_STOP_START))
        return;
    bool absent = m->service == NULL && m->at.extra == NULL;
    if (absent || (m->service != NULL && *m->service == '\0'))
        vsd_report(check, &m->at, NULL, "the restore method %s names no service to stop and start",
                   method_name(w));
}
DEFINE_RULE(service_missing, .writer = service_missing,
            .public = {
                .code = "VSS133",
                .slug = "wmd-service-missing",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "the requester must stop a service that it cannot find",
                .title = "a restore method that stops and starts a service names it",
                .advice = "Stop and start the application's service by hand around the restore. "
                          "If the writer is your own, pass the name to SetRestoreMethod.",
                .source = "api:cw-setrestoremethod; "
                          "stopping-services-for-restore-by-requestors.md"});

/* ---- alternate location mappings ---- */

/* A file set's identity: path without a backslash at its end, pattern and recursion, nothing else
 * (working-with-alternate-locations-during-restore.md). */
struct triple {
    UT_hash_handle hh;
    struct vsd_key key;
};

struct triples {
    struct vsd_arena arena;
    struct triple *by_key;
};

static bool is_there(const struct triples *triples, const struct vssdoc_file_set *set)
{
    struct vsd_key key = vsd_triple_key(set);
    struct triple *triple = NULL;
    HASH_FIND(hh, triples->by_key, &key, sizeof key, triple);
    return triple != NULL;
}

static bool add_triples(struct vsd_check *check, struct triples *triples,
                        const struct vssdoc_file_set *set)
{
    for (; set != NULL; set = set->next) {
        if (is_there(triples, set))
            continue;
        struct triple *triple = vsd_arena_alloc(&triples->arena, sizeof *triple);
        if (triple != NULL) {
            triple->key = vsd_triple_key(set);
            HASH_ADD(hh, triples->by_key, key, sizeof triple->key, triple);
        }
        if (triple == NULL || triple->hh.tbl == NULL) {
            vsd_check_no_memory(check);
            return false;
        }
    }
    return true;
}

static void free_triples(struct triples *triples)
{
    HASH_CLEAR(hh, triples->by_key);
    vsd_arena_free(&triples->arena);
}

static const char *text_of(const struct vssdoc_file_set *set, char *out, size_t size)
{
    (void)snprintf(out, size, "%s\\%s%s", set->path != NULL ? set->path : "",
                   set->filespec != NULL ? set->filespec : "",
                   set->recursive == 1 ? " (recursive)" : "");
    return out;
}

/* Elements that are unknown to this version could be mappings: their name on disk is inferred. */
static bool may_hide_mappings(const struct vssdoc_writer *w)
{
    return (w->at.extra != NULL && w->at.extra->elements != NULL) ||
           (w->restore_method != NULL && w->restore_method->at.extra != NULL &&
            w->restore_method->at.extra->elements != NULL);
}

static void wmd_rtal_unmapped(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (method_of(w) == VSD_RME_TO_ALTERNATE_LOCATION && w->alternate_location_mappings == NULL &&
        w->n_file_sets > 0 && !may_hide_mappings(w))
        vsd_report(check, &w->restore_method->at, NULL,
                   "files go to alternate locations on restore, but no mapping says where to");
}
DEFINE_RULE(wmd_rtal_unmapped, .writer = wmd_rtal_unmapped,
            .public = {
                .code = "VSS134",
                .slug = "wmd-rtal-no-mapping",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "every restore fails: with this method a file without a mapping has no "
                       "place to go",
                .title = "VSS_RME_RESTORE_TO_ALTERNATE_LOCATION comes with alternate location "
                         "mappings",
                .advice = "Have the writer call AddAlternateLocationMapping for every file set.",
                .source = "setting-vss-restore-methods.md; api:ne-restoremethod_enum"});

static void look_for_unmapped(struct vsd_check *check, const struct vssdoc_component *c,
                              const struct triples *mappings)
{
    char text[1200];
    check->component = c;
    for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
        if (s->path != NULL && s->filespec != NULL && !is_there(mappings, s))
            vsd_report(check, &s->at, text_of(s, text, sizeof text),
                       "no mapping says where these files go on restore: %.400s", text);
}

static void wmd_rtal_partly_mapped(struct vsd_check *check, const struct vssdoc_writer *w)
{
    struct triples mappings = {.by_key = NULL};
    if (method_of(w) != VSD_RME_TO_ALTERNATE_LOCATION || w->alternate_location_mappings == NULL ||
        may_hide_mappings(w))
        return;
    if (add_triples(check, &mappings, w->alternate_location_mappings))
        for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next)
            look_for_unmapped(check, c, &mappings);
    free_triples(&mappings);
}
DEFINE_RULE(wmd_rtal_partly_mapped, .writer = wmd_rtal_partly_mapped,
            .public = {
                .code = "VSS135",
                .slug = "wmd-rtal-partial-mapping",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "a component set is restored as a whole, and one file without a mapping "
                       "makes it fail",
                .title = "with VSS_RME_RESTORE_TO_ALTERNATE_LOCATION every file set has a mapping",
                .advice = "Have the writer call AddAlternateLocationMapping for every file set.",
                .source = "setting-vss-restore-methods.md"});

static void wmd_mapping_without_files(struct vsd_check *check, const struct vssdoc_writer *w)
{
    struct triples files = {.by_key = NULL};
    char text[1200];
    bool enough = true;
    if (w->alternate_location_mappings == NULL)
        return;
    for (const struct vssdoc_component *c = w->components; c != NULL && enough; c = c->next)
        enough = add_triples(check, &files, c->file_sets);
    for (const struct vssdoc_file_set *m = w->alternate_location_mappings; m != NULL && enough;
         m = m->next)
        if (m->path != NULL && m->filespec != NULL && !is_there(&files, m))
            vsd_report(check, &m->at, text_of(m, text, sizeof text),
                       "the mapping is for no file set of the writer: %.400s", text);
    free_triples(&files);
}
DEFINE_RULE(wmd_mapping_without_files, .writer = wmd_mapping_without_files,
            .public = {
                .code = "VSS136",
                .slug = "wmd-alm-no-matching-fileset",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "a mapping is found by the file set's path, pattern and recursion; this "
                       "one never is",
                .title = "an alternate location mapping repeats a file set's path, pattern and "
                         "recursion",
                .advice = "Have the writer pass the same three values to AddFilesToFileGroup (or "
                          "AddDatabaseFiles) and AddAlternateLocationMapping.",
                .source = "api:cw-addalternatelocationmapping; "
                          "working-with-alternate-locations-during-restore.md"});

static void wmd_mapping_unused(struct vsd_check *check, const struct vssdoc_writer *w)
{
    int method = method_of(w);
    if (w->alternate_location_mappings != NULL &&
        (method == VSD_RME_AT_REBOOT || method == VSD_RME_AT_REBOOT_IF_CANNOT_REPLACE ||
         method == VSD_RME_CUSTOM))
        vsd_report(check, &w->alternate_location_mappings->at, NULL,
                   "%zu alternate location mapping%s, which the restore method %s never uses",
                   w->n_alternate_location_mappings,
                   w->n_alternate_location_mappings > 1 ? "s" : "", method_name(w));
}
DEFINE_RULE(wmd_mapping_unused, .writer = wmd_mapping_unused,
            .public = {
                .code = "VSS137",
                .slug = "wmd-alm-unusable-with-method",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "the mappings may still serve if the writer changes the restore target",
                .title = "alternate location mappings come with a method that uses them",
                .advice = "Do not count on the mappings in a restore.",
                .source = "setting-vss-restore-methods.md; setting-vss-restore-targets.md"});

/* The destination's name on disk is inferred, as the service's. */
static void wmd_mapping_destination(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char text[1200];
    if (set->kind != VSSDOC_ALTERNATE_LOCATION_MAPPING)
        return;
    const char *to = set->alternate_path;
    if (to == NULL ? set->at.extra == NULL : *to == '\0') {
        vsd_report(check, &set->at, text_of(set, text, sizeof text),
                   "the mapping does not say where these files go: %.400s", text);
        return;
    }
    enum vsd_winpath_kind kind = to != NULL ? vsd_winpath_kind(to) : VSD_PATH_DRIVE;
    if (kind == VSD_PATH_RELATIVE || kind == VSD_PATH_ROOTED)
        vsd_report(check, &set->at, text_of(set, text, sizeof text),
                   "the mapping leads to a place that is not fully qualified: \"%.400s\"", to);
}
DEFINE_RULE(wmd_mapping_destination, .writer_set = wmd_mapping_destination,
            .public = {
                .code = "VSS138",
                .slug = "wmd-alm-destination-missing",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "the requester cannot put the files anywhere",
                .title = "an alternate location mapping leads to a fully qualified directory",
                .advice = "Have the writer pass the full path of a directory to "
                          "AddAlternateLocationMapping.",
                .source = "api:cw-addalternatelocationmapping"});

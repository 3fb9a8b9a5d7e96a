/* Rules about what a restore asked for and what came of it. */
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "model/backup.h"
#include "model/option_string.h"
#include "model/ranges.h"
#include "validate/check.h"

enum { RESTORE_TYPE_OTHER = 3 }; /* VSS_RESTORE_TYPE */
enum {
    TARGET_UNDEFINED,
    TARGET_ORIGINAL,
    TARGET_ALTERNATE,
    TARGET_DIRECTED
};                                                                 /* VSS_RESTORE_TARGET */
enum { STATUS_UNDEFINED, STATUS_NONE, STATUS_ALL, STATUS_FAILED }; /* VSS_FILE_RESTORE_STATUS */
enum { ROLL_FORWARD_UNDEFINED, ROLL_FORWARD_PARTIAL = 3 };         /* VSS_ROLLFORWARD_TYPE */
static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* No, or absent where nothing is left that could mean it: the default is no. */
static bool is_unselected(const struct vssdoc_backup_component *record)
{
    return record->selected_for_restore == 0 ||
           (record->selected_for_restore == VSSDOC_ABSENT && vsd_all_read(&record->at));
}

static void restore_type(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->restore_type == RESTORE_TYPE_OTHER)
        vsd_report(check, &bcd->at, NULL, "the restoreType is OTHER, an error of the requester");
}
DEFINE_RULE(restore_type, .bcd = restore_type,
            .public = {.code = "VSS350",
                       .slug = "bcd-restore-type-other",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "the enumeration's page calls it an error; writers may refuse",
                       .title = "a restore copies files or imports a shadow copy",
                       .advice = "Call SetRestoreState with VSS_RTYPE_BY_COPY or VSS_RTYPE_IMPORT.",
                       .source = "api:ne-vss-vss_restore_type"});

/* ---- subcomponents ---- */

static void subcomponent_root(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->restore_subcomponents != NULL && is_unselected(record))
        vsd_report(check, &record->restore_subcomponents->at, NULL,
                   "parts of the component are to be restored (\"%.200s\"), but it is not selected "
                   "for restore itself",
                   record->restore_subcomponents->full_path);
}
DEFINE_RULE(subcomponent_root, .record = subcomponent_root,
            .public = {.code = "VSS351",
                       .slug = "bcd-subcomponent-parent-not-selected",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "a writer without selected components is told of no restore at all",
                       .title = "who restores subcomponents selects the component that holds them",
                       .advice = "Call SetSelectedForRestore for the component first.",
                       .source = "api:bc-addrestoresubcomponent; "
                                 "working-with-selectability-for-restore-and-subcomponents.md"});

static void subcomponent_path(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    for (const struct vssdoc_restore_subcomponent *s = record->restore_subcomponents; s != NULL;
         s = s->next)
        if (is_empty(s->logical_path) && (s->logical_path != NULL || vsd_all_read(&s->at)))
            vsd_report(
                check, &s->at, s->name,
                "a subcomponent without a logical path would be a top-level component: \"%.200s\"",
                s->name != NULL ? s->name : "");
}
DEFINE_RULE(subcomponent_path, .record = subcomponent_path,
            .public = {
                .code = "VSS352",
                .slug = "bcd-subcomponent-empty-path",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "VSS refuses it; the writer cannot find the subcomponent",
                .title = "every subcomponent to be restored has a logical path",
                .advice = "Pass the subcomponent's logical path from the WMD; it begins with "
                          "the component that holds it.",
                .source = "api:bc-addrestoresubcomponent"});

static void subcomponent_below(struct vsd_check *check,
                               const struct vssdoc_backup_component *record)
{
    for (const struct vssdoc_restore_subcomponent *s = record->restore_subcomponents; s != NULL;
         s = s->next)
        if (!is_empty(s->logical_path) && record->full_path != NULL && s->full_path != NULL &&
            !vsd_path_below(s->full_path, record->full_path))
            vsd_report(check, &s->at, s->full_path,
                       "the subcomponent \"%.200s\" does not lie below the component \"%.200s\"",
                       s->full_path, record->full_path);
}
DEFINE_RULE(subcomponent_below, .record = subcomponent_below,
            .public = {.code = "VSS353",
                       .slug = "bcd-subcomponent-not-descendant",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "it belongs to another component set, or to none",
                       .title = "subcomponents to be restored lie below their component",
                       .advice = "Add it to the nearest component above it that the BCD holds.",
                       .source = "working-with-selectability-for-restore-and-subcomponents.md; "
                                 "api:bc-addrestoresubcomponent"});

static void repair(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    for (const struct vssdoc_restore_subcomponent *s = record->restore_subcomponents; s != NULL;
         s = s->next)
        if (s->repair == 1)
            vsd_report(check, &s->at, s->full_path,
                       "the reserved repair flag is set for \"%.200s\"", s->full_path);
}
DEFINE_RULE(repair, .record = repair,
            .public = {.code = "VSS354",
                       .slug = "bcd-repair-set",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "what a writer makes of it is not defined",
                       .title = "the reserved repair flag of subcomponents is not set",
                       .advice = "Pass false for bRepair.",
                       .source = "api:bc-addrestoresubcomponent"});

/* ---- targets ---- */

static void target(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->restore_target == TARGET_UNDEFINED)
        vsd_report(check, &record->at, NULL,
                   "the restore target is UNDEFINED: an error of the "
                   "writer, and nobody knows where the files go");
}
DEFINE_RULE(target, .record = target,
            .public = {
                .code = "VSS355",
                .slug = "bcd-target-undefined",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "the enumeration's page calls it an error of the writer",
                .title = "a restore target is one of the four that there are",
                .advice = "The writer must call SetRestoreTarget with a target, or not at all.",
                .source = "api:ne-vswriter-vss_restore_target"});

static void directed(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    int where = record->restore_target;
    bool other =
        where >= 0 ? where != TARGET_DIRECTED : where == VSSDOC_ABSENT && vsd_all_read(&record->at);
    if (record->directed_targets != NULL && other)
        vsd_report(check, &record->directed_targets->at, NULL,
                   "directed targets are ignored, for the restore target is not DIRECTED");
    else if (record->directed_targets == NULL && where == TARGET_DIRECTED &&
             vsd_all_read(&record->at))
        vsd_report(check, &record->at, NULL,
                   "the restore target is DIRECTED, but there are no directed targets");
}
DEFINE_RULE(directed, .record = directed,
            .public = {
                .code = "VSS356",
                .slug = "bcd-directed-without-target",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "files go to another place than the writer meant",
                .title = "directed targets and the restore target DIRECTED come together",
                .advice = "The writer must call SetRestoreTarget with VSS_RT_DIRECTED and "
                          "AddDirectedTarget, or neither.",
                .source = "working-with-directed-targets.md; setting-vss-restore-targets.md"});

static void compare_ranges(struct vsd_check *check, const struct vssdoc_directed_target *t,
                           const struct vsd_ranges *source, const struct vsd_ranges *destination)
{
    char name[VSD_FILE_NAME];
    (void)vsd_file_name(t->source_path, t->source_filename, name);
    if (source->n != destination->n) {
        vsd_report(
            check, &t->at, name,
            "as many source as destination ranges are needed, but they are %zu and %zu: \"%.300s\"",
            source->n, destination->n, name);
        return;
    }
    size_t i = 0;
    while (i < source->n && source->list[i].length == destination->list[i].length)
        i++;
    if (i < source->n)
        vsd_report(check, &t->at, name,
                   "range %zu has %llu bytes in the source and %llu in the destination of "
                   "\"%.300s\"",
                   i + 1, (unsigned long long)source->list[i].length,
                   (unsigned long long)destination->list[i].length, name);
}

static void directed_ranges(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    for (const struct vssdoc_directed_target *t = record->directed_targets; t != NULL;
         t = t->next) {
        struct vsd_arena arena = {0};
        struct vsd_ranges source, destination;
        if (!vsd_ranges_parse(&arena, t->source_ranges, &source) ||
            !vsd_ranges_parse(&arena, t->destination_ranges, &destination))
            vsd_check_no_memory(check);
        else if (source.kind == VSD_RANGES_LIST && destination.kind == VSD_RANGES_LIST)
            compare_ranges(check, t, &source, &destination);
        vsd_arena_free(&arena);
    }
}
DEFINE_RULE(directed_ranges, .record = directed_ranges,
            .public = {
                .code = "VSS357",
                .slug = "bcd-directed-range-mismatch",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "bytes would have no place to go, or places no bytes",
                .title = "source and destination ranges are equal in number and lengths",
                .advice = "The writer must give one destination range of the same length for "
                          "every source range.",
                .source = "api:c-adddirectedtarget; working-with-directed-targets.md"});

static void directed_wildcard(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    char name[VSD_FILE_NAME];
    for (const struct vssdoc_directed_target *t = record->directed_targets; t != NULL;
         t = t->next) {
        const char *source = vsd_file_name(t->source_path, t->source_filename, name);
        if (!vsd_has_wildcard(source))
            source = vsd_file_name(t->destination_path, t->destination_filename, name);
        if (vsd_has_wildcard(source))
            vsd_report(check, &t->at, source,
                       "a directed target is one file, but this has a wildcard: \"%s\"", source);
    }
}
DEFINE_RULE(directed_wildcard, .record = directed_wildcard,
            .public = {.code = "VSS358",
                       .slug = "bcd-directed-wildcard",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "ranges of bytes belong to one file",
                       .title = "directed targets are named without wildcards",
                       .advice = "The writer must add one directed target for each file.",
                       .source = "api:c-adddirectedtarget"});

/* ---- roll-forward ---- */

static void rollforward_type(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->roll_forward_type == ROLL_FORWARD_UNDEFINED)
        vsd_report(check, &record->at, NULL,
                   "the type of roll-forward is UNDEFINED, an error of the requester");
    else if (record->roll_forward_type == VSSDOC_ABSENT && !is_empty(record->roll_forward_point) &&
             vsd_all_read(&record->at))
        vsd_report(check, &record->at, NULL, "a roll-forward point without a type: \"%.200s\"",
                   record->roll_forward_point);
}
DEFINE_RULE(rollforward_type, .record = rollforward_type,
            .public = {
                .code = "VSS363",
                .slug = "bcd-rollforward-undefined",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "the enumeration's page calls it an error of the requester",
                .title = "a roll-forward says how far it goes",
                .advice = "Call SetRollForward with VSS_RF_NONE, VSS_RF_ALL or VSS_RF_PARTIAL.",
                .source = "api:ne-vss-vss_rollforward_type"});

static void rollforward_point(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->roll_forward_type == ROLL_FORWARD_PARTIAL && is_empty(record->roll_forward_point) &&
        vsd_all_read(&record->at))
        vsd_report(check, &record->at, NULL, "a partial roll-forward without the point to go to");
}
DEFINE_RULE(rollforward_point, .record = rollforward_point,
            .public = {.code = "VSS364",
                       .slug = "bcd-rollforward-partial-no-point",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer cannot know where to stop",
                       .title = "a partial roll-forward names its point",
                       .advice = "Pass the point in the writer's own form to SetRollForward.",
                       .source = "api:ivssbackupcomponentsex2-setrollforward"});

/* ---- options ---- */

static void option_grammar(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    struct vsd_arena arena = {0};
    struct vsd_option_string options;
    if (!vsd_option_string_parse(&arena, record->restore_options, &options))
        vsd_check_no_memory(check);
    else if (options.opaque)
        vsd_report(check, &record->at, NULL,
                   "the restore options are not of the form \"name\"=\"value\", … (%s at character "
                   "%zu), thus the writer's own: %.200s",
                   options.problem, options.at + 1, record->restore_options);
    vsd_arena_free(&arena);
}
DEFINE_RULE(option_grammar, .record = option_grammar,
            .public = {.code = "VSS365",
                       .slug = "bcd-option-grammar",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "some writers, such as Exchange's, define a text of their own",
                       .title = "restore options have the documented form",
                       .advice = "Check the text against the writer's documentation.",
                       .source = "setting-vss-restore-options.md; api:bc-setrestoreoptions"});

/* Values of the options that the page itself defines; a star stands for any text. */
static const struct {
    const char *name, *values[4], *expected;
} known_options[] = {
    {"Authoritative", {"All", "Item:?*"}, "\"All\" or \"Item:…\""},
    {"Roll Forward", {"None", "All", "Partial:?*"}, "\"None\", \"All\" or \"Partial:…\""},
    {"New Component Name", {"?*"}, "a name"},
};

static void check_option(struct vsd_check *check, const struct vssdoc_backup_component *record,
                         const struct vsd_option *option)
{
    for (size_t i = 0; i < sizeof known_options / sizeof known_options[0]; i++) {
        if (!vsd_equal_folded(option->name, known_options[i].name))
            continue;
        for (size_t v = 0; v < 4 && known_options[i].values[v] != NULL; v++)
            if (vsd_glob_folded(known_options[i].values[v], option->value))
                return;
        vsd_report(check, &record->at, option->name,
                   "the restore option \"%s\" takes %s, not \"%.200s\"", known_options[i].name,
                   known_options[i].expected, option->value);
    }
}

static void option_value(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    struct vsd_arena arena = {0};
    struct vsd_option_string options;
    if (!vsd_option_string_parse(&arena, record->restore_options, &options))
        vsd_check_no_memory(check);
    for (const struct vsd_option *o = options.options; o != NULL; o = o->next)
        check_option(check, record, o);
    vsd_arena_free(&arena);
}
DEFINE_RULE(option_value, .record = option_value,
            .public = {
                .code = "VSS366",
                .slug = "bcd-option-value",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "writers tend to pass over a value that they do not know",
                .title = "well-known restore options have documented values",
                .advice = "Correct the value; the restore may otherwise not do what was asked.",
                .source = "setting-vss-restore-options.md"});

/* ---- outcome ---- */

static bool has_status(const struct vssdoc_backup_component *record)
{
    return record->file_restore_status > STATUS_UNDEFINED;
}

static bool any_status(const struct vssdoc_backup_components *bcd)
{
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next)
            if (has_status(r))
                return true;
    return false;
}

static void report_no_status(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    bool absent = record->file_restore_status == VSSDOC_ABSENT && vsd_all_read(&record->at);
    check->record = record;
    if (record->selected_for_restore == 1 &&
        (absent || record->file_restore_status == STATUS_UNDEFINED))
        vsd_report(check, &record->at, NULL,
                   "selected for restore, but nothing says what became of its files, while other "
                   "components have a status");
}

static void status_missing(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (!any_status(bcd))
        return;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        check->entry = e;
        check->writer = vssdoc_writer_of(check->capture, e, NULL);
        for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next)
            report_no_status(check, r);
    }
}
DEFINE_RULE(status_missing, .bcd = status_missing,
            .public = {.code = "VSS367",
                       .slug = "bcd-status-missing",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "the writer takes it for a restore that was not started or failed",
                       .title = "when one restored component has a status, all have",
                       .advice = "Call SetFileRestoreStatus for every selected component before "
                                 "PostRestore.",
                       .source = "api:bc-setfilerestorestatus; "
                                 "overview-of-restore-clean-up-and-termination.md"});

static void status(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->file_restore_status == STATUS_NONE)
        vsd_report(check, &record->at, NULL,
                   "no file was restored (status NONE); what was there before is untouched");
    else if (record->file_restore_status == STATUS_FAILED)
        vsd_report(check, &record->at, NULL,
                   "some files were restored, others not (status FAILED): the data on disk may be "
                   "damaged");
}
DEFINE_RULE(status, .record = status,
            .public = {
                .code = "VSS368",
                .slug = "bcd-status-not-all",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "the document is right; the restore is not",
                .title = "all files of every restored component were restored",
                .advice = "Find the files that could not be written, and restore the component "
                          "again before its application uses it.",
                .source = "api:ne-vswriter-vss_file_restore_status; "
                          "overview-of-restore-clean-up-and-termination.md"});

static void status_unselected(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (has_status(record) && is_unselected(record))
        vsd_report(
            check, &record->at, NULL,
            "has a restore status, but was not selected for restore: its writer was not told");
}
DEFINE_RULE(status_unselected, .record = status_unselected,
            .public = {.code = "VSS369",
                       .slug = "bcd-status-unselected",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "files changed under a writer that neither prepared nor cleaned up",
                       .title = "only components that were selected for restore have a status",
                       .advice = "Call SetSelectedForRestore before PreRestore for every component "
                                 "that is restored.",
                       .source = "api:bc-setselectedforrestore; api:bc-setfilerestorestatus"});

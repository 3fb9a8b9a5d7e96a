/* Rules about what a component says of itself. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/backup.h"
#include "model/model.h"
#include "validate/check.h"

static void no_component(struct vsd_check *check, const struct vssdoc_writer *w)
{
    size_t n = w->n_exclude_files + w->n_exclude_files_from_snapshot;
    if (w->n_components > 0)
        return;
    if (n > 0)
        vsd_report(
            check, &w->at, NULL,
            "the writer has no component, only %zu file set%s to leave out: a backup selects "
            "nothing of it",
            n, n > 1 ? "s" : "");
    else
        vsd_report(check, &w->at, NULL,
                   "the writer describes nothing: neither a component nor files to "
                   "leave out");
}
DEFINE_RULE(no_component, .writer = no_component,
            .public = {
                .code = "VSS140",
                .slug = "wmd-no-component",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "a page demands one, but BITS Writer and Shadow Copy Optimization Writer "
                       "of Windows have none",
                .title = "a writer has a component",
                .advice = "Nothing is to be done: requesters that say they leave the writer out "
                          "lose nothing by it.",
                .source = "definition-of-components-by-writers.md; captured documents"});

/* ---- names that no requester can use ---- */

static void component_name_empty(struct vsd_check *check, const struct vssdoc_component *c)
{
    if (c->name != NULL && *c->name != '\0')
        return;
    if (c->logical_path != NULL)
        vsd_report(check, &c->at, NULL, "a component below \"%.300s\" has no name",
                   c->logical_path);
    else
        vsd_report(check, &c->at, NULL, "a component has no name");
}
DEFINE_RULE(component_name_empty, .component = component_name_empty,
            .public = {.code = "VSS114",
                       .slug = "wmd-component-name-empty",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "a component is added to a backup by its name",
                       .title = "a component has a name",
                       .advice = "Have the writer pass a name to AddComponent.",
                       .source = "api:cw-addcomponent"});

static void component_name_backslash(struct vsd_check *check, const struct vssdoc_component *c)
{
    if (c->name != NULL && strchr(c->name, '\\') != NULL)
        vsd_report(check, &c->at, NULL,
                   "the component's name contains a backslash, which looks like a logical path: "
                   "\"%.300s\"",
                   c->name);
}
DEFINE_RULE(component_name_backslash, .component = component_name_backslash,
            .public = {
                .code = "VSS115",
                .slug = "wmd-component-name-backslash",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "one page forbids it, another does not; tools that print path and name "
                       "in one take it for another component",
                .title = "a component's name contains no backslash",
                .advice = "Give logical path and name apart when you select it. If the writer "
                          "is your own, move the front part into the logical path.",
                .source = "api:cw-addcomponent; api:bc-addcomponent"});

static void logical_path_shape(struct vsd_check *check, const struct vssdoc_component *c)
{
    const char *path = c->logical_path;
    if (path == NULL || *path == '\0')
        return;
    size_t length = strlen(path);
    const char *what = length == 1 && *path == '\\'   ? "is a backslash alone"
                       : *path == '\\'                ? "begins with a backslash"
                       : path[length - 1] == '\\'     ? "ends with a backslash"
                       : strstr(path, "\\\\") != NULL ? "has an empty part between two backslashes"
                                                      : NULL;
    if (what != NULL)
        vsd_report(check, &c->at, NULL, "the logical path %s: \"%.300s\"", what, path);
}
DEFINE_RULE(logical_path_shape, .component = logical_path_shape,
            .public = {
                .code = "VSS116",
                .slug = "wmd-logical-path-shape",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "requesters that join and compare paths as text miss the component's "
                       "place in the hierarchy",
                .title = "a logical path is names with single backslashes between them",
                .advice = "Select the component with the path exactly as it is spelled. If the "
                          "writer is your own, leave the superfluous backslashes out.",
                .source = "logical-pathing-of-components.md"});

/* ---- yes or no ---- */

static void selectable_missing(struct vsd_check *check, const struct vssdoc_component *c)
{
    if (c->selectable == VSSDOC_ABSENT)
        vsd_report(check, &c->at, NULL,
                   "the component has no \"selectable\", which has no default");
}
DEFINE_RULE(selectable_missing, .component = selectable_missing,
            .public = {
                .code = "VSS141",
                .slug = "wmd-selectable-missing",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "whether the component is mandatory or a choice is open; requesters may "
                       "decide either way",
                .title = "a component says whether it is selectable for backup",
                .advice = "Find out what wrote the document: AddComponent always sets it.",
                .source = "vssgloss-s.md; api:cw-addcomponent"});

static void look_at_bool(struct vsd_check *check, const struct vssdoc_element *at, int value,
                         const char *key, const char *name, const char *subject)
{
    const struct vssdoc_mark *mark = vssdoc_mark_of(at, key);
    if (value == VSSDOC_UNKNOWN)
        vsd_report(check, at, subject, "%s is neither yes nor no: \"%.200s\"", name,
                   vsd_raw_of(at, key));
    else if (mark != NULL && mark->spelled != NULL && !vsd_equal_folded(mark->spelled, "yes") &&
             !vsd_equal_folded(mark->spelled, "no"))
        vsd_report(check, at, subject,
                   "%s is \"%.20s\", read as \"%s\", which is how documents spell it", name,
                   mark->spelled, value ? "yes" : "no");
}

static void component_bools(struct vsd_check *check, const struct vssdoc_component *c)
{
    const struct {
        int value;
        const char *key, *name;
    } all[] = {
        {c->selectable, "selectable", "selectable"},
        {c->selectable_for_restore, "selectable_for_restore", "selectableForRestore"},
        {c->restore_metadata, "restore_metadata", "restoreMetadata"},
        {c->notify_on_backup_complete, "notify_on_backup_complete", "notifyOnBackupComplete"},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        look_at_bool(check, &c->at, all[i].value, all[i].key, all[i].name, all[i].name);
}

static void file_set_bools(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[1200];
    if (set->at.marks == NULL) /* the usual case, quickly */
        return;
    (void)snprintf(subject, sizeof subject, "%s\\%s", set->path != NULL ? set->path : "",
                   set->filespec != NULL ? set->filespec : "");
    look_at_bool(check, &set->at, set->recursive, "recursive", "recursive", subject);
}

static void writer_bools(struct vsd_check *check, const struct vssdoc_writer *w)
{
    if (w->restore_method != NULL)
        look_at_bool(check, &w->restore_method->at, w->restore_method->reboot_required,
                     "reboot_required", "rebootRequired", "rebootRequired");
}
DEFINE_RULE(bool_value, .writer = writer_bools, .component = component_bools,
            .file_set = file_set_bools, .writer_set = file_set_bools,
            .public = {
                .code = "VSS142",
                .slug = "wmd-bool-value",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "Windows writes nothing else; what it reads from another text is open",
                .title = "a property that is true or false is spelled yes or no",
                .advice = "Find out which program changed the document, and use what it started "
                          "from.",
                .source = "captured documents"});

/* ---- properties that a writer may set, but should not ---- */

static void look_at_reserved(struct vsd_check *check, const struct vssdoc_component *first,
                             size_t n, const char *name)
{
    check->component = n == 1 ? first : NULL;
    if (n == 1)
        vsd_report(check, &first->at, name, "%s is reserved, yet yes", name);
    else if (n > 1)
        vsd_report(check, &first->at, name,
                   "%s is reserved, yet yes in %zu components, first: \"%.300s\"", name, n,
                   first->full_path);
}

static void reserved_flags(struct vsd_check *check, const struct vssdoc_writer *w)
{
    const struct vssdoc_component *metadata = NULL, *notify = NULL;
    size_t n_metadata = 0, n_notify = 0;
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        if (c->restore_metadata == 1 && n_metadata++ == 0)
            metadata = c;
        if (c->notify_on_backup_complete == 1 && n_notify++ == 0)
            notify = c;
    }
    look_at_reserved(check, metadata, n_metadata, "restoreMetadata");
    look_at_reserved(check, notify, n_notify, "notifyOnBackupComplete");
}
DEFINE_RULE(reserved_flags, .writer = reserved_flags,
            .public = {.code = "VSS143",
                       .slug = "wmd-reserved-flags",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "SQL Server's writer and others set them, and nothing comes of it",
                       .title = "restoreMetadata and notifyOnBackupComplete are no",
                       .advice = "Nothing is to be done.",
                       .source = "api:cw-addcomponent; captured documents"});

static void component_flags_unknown(struct vsd_check *check, const struct vssdoc_component *c)
{
    if (c->flags > 0 && (c->flags & ~INT64_C(0x7)) != 0)
        vsd_report(check, &c->at, NULL, "componentFlags %lld has bits without a meaning: 0x%llX",
                   (long long)c->flags, (unsigned long long)(c->flags & ~INT64_C(0x7)));
}
DEFINE_RULE(component_flags_unknown, .component = component_flags_unknown,
            .public = {
                .code = "VSS144",
                .slug = "wmd-component-flags-unknown",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "a requester cannot know what the writer asks for; a later Windows may",
                .title = "componentFlags consists of bits that are defined",
                .advice = "Check the flags that the writer passes to AddComponent.",
                .source = "api:ne-component_flags"});

/* ---- selectable for restore, where it changes nothing ---- */

typedef bool applies_fn(const struct vsd_check *check, const struct vssdoc_component *c);

/* One finding per writer: often all its components are of one kind. */
static void without_effect(struct vsd_check *check, const struct vssdoc_writer *w,
                           applies_fn *applies, const char *where)
{
    const struct vssdoc_component *first = NULL;
    size_t n = 0;
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next)
        if (c->selectable_for_restore == 1 && applies(check, c) && n++ == 0)
            first = c;
    check->component = n == 1 ? first : NULL;
    if (n == 1)
        vsd_report(check, &first->at, NULL, "selectableForRestore has no effect on a component %s",
                   where);
    else if (n > 1)
        vsd_report(check, &first->at, NULL,
                   "selectableForRestore has no effect on %zu components %s, first: \"%.300s\"", n,
                   where, first->full_path);
}

static bool is_top_level(const struct vsd_check *check, const struct vssdoc_component *c)
{
    (void)check;
    return c->logical_path == NULL || *c->logical_path == '\0';
}

/* Neither selectable nor in a component set: every backup of the writer adds it explicitly. */
static bool is_required(const struct vsd_check *check, const struct vssdoc_component *c)
{
    return c->selectable == 0 && !is_top_level(check, c) &&
           vsd_selectable_ancestor(check->hierarchy, c) == NULL;
}

static void sr_top_level(struct vsd_check *check, const struct vssdoc_writer *w)
{
    without_effect(check, w, is_top_level, "at the top level");
}
DEFINE_RULE(sr_top_level, .writer = sr_top_level,
            .public = {.code = "VSS145",
                       .slug = "wmd-sr-toplevel",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "writers set it by habit, Microsoft's own example among them, and "
                              "nothing comes of it",
                       .title = "only components below others are selectable for restore",
                       .advice = "Nothing is to be done: what was added to a backup explicitly can "
                                 "be restored in any case.",
                       .source = "working-with-selectability-for-restore-and-subcomponents.md"});

static void sr_required(struct vsd_check *check, const struct vssdoc_writer *w)
{
    without_effect(check, w, is_required, "that every backup of the writer holds explicitly");
}
DEFINE_RULE(sr_required, .writer = sr_required,
            .public = {
                .code = "VSS146",
                .slug = "wmd-sr-required",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "the ASR writer sets it so for critical volumes, and nothing comes of it",
                .title = "components that are selectable for restore alone belong to a "
                         "component set",
                .advice = "Nothing is to be done. If the writer is your own and the component "
                          "is meant to be part of a set, make one above it selectable.",
                .source = "working-with-selectability-for-restore-and-subcomponents.md; "
                          "selectability-and-working-with-component-properties.md; captured "
                          "documents"});

/* ---- files ---- */

static void only_logs(struct vsd_check *check, const struct vssdoc_component *c)
{
    for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
        if (s->kind != VSSDOC_DATABASE_LOGFILES)
            return;
    if (c->n_file_sets > 0 && vsd_all_read(&c->at))
        vsd_report(check, &c->at, NULL, "the component has %zu log file set%s and no data files",
                   c->n_file_sets, c->n_file_sets > 1 ? "s" : "");
}
DEFINE_RULE(only_logs, .component = only_logs,
            .public = {
                .code = "VSS147",
                .slug = "wmd-component-only-logs",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "Exchange keeps logs in components of their own; only some requesters pass "
                       "over such a component",
                .title = "a component with log files has data files as well",
                .advice = "Check that your requester backs the component up along with the one "
                          "above it.",
                .source = "github.com/candera/hobocopy issue 22"});

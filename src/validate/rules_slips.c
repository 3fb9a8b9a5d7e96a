/* Rules about names that are probably slips: of the hand, of an editor, of a script. */
#include <stdlib.h>
#include <string.h>

#include "base/guid.h"
#include "base/hash.h"
#include "base/key.h"
#include "base/nearest.h"
#include "base/text.h"
#include "base/winpath.h"
#include "model/file_set_text.h"
#include "model/triple.h"
#include "validate/view.h"

/* ---- of file sets ---- */

/* Controls below U+0020 have a rule of their own. */
static bool has_invisible(const char *text)
{
    enum { REPLACEMENT = 0xFFFD };
    uint32_t c = 0;
    while (text != NULL && *text != '\0') {
        if ((unsigned char)*text < 0x7F) { /* almost all are */
            text++;
            continue;
        }
        text = vsd_utf8_next(text, &c);
        if (c >= 0x20 && (vsd_must_escape(c) || c == REPLACEMENT))
            return true;
    }
    return false;
}

static void path_invisible(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    const struct {
        const char *what, *text;
    } parts[] = {
        {"path", set->path}, {"filespec", set->filespec}, {"alternate path", set->alternate_path}};
    char subject[VSD_FILE_SET_TEXT], shown[400];
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        bool known = i == 0 && check->path_is_clean; /* from an earlier file set */
        if (known || !has_invisible(parts[i].text))
            continue;
        (void)vssdoc_printable(parts[i].text, shown, sizeof shown);
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "the %s contains characters that do not show or stand for lost ones: \"%s\"",
                   parts[i].what, shown);
        return;
    }
}
DEFINE_RULE(path_invisible, .file_set = path_invisible, .writer_set = path_invisible,
            .public = {
                .code = "VSS231",
                .slug = "wmd-path-invisible-characters",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "a file may have such a name, but more often it is a slip, and no file "
                       "is found",
                .title = "paths and filespecs consist of characters that one can see",
                .advice = "Compare with the folder on disk; correct what names it.",
                .source = "inferred: such characters come from copied text and lost "
                          "encodings"});

static void filespec_variable(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    const char *name = NULL;
    size_t length = 0;
    if (set->filespec == NULL || vsd_next_variable(set->filespec, &name, &length) == NULL ||
        vsd_variable_kind(name, length) != VSD_VARIABLE_SYSTEM)
        return; /* other variables have rules of their own */
    vsd_report(check, &set->at, vsd_file_set_text(set, subject),
               "variable in the filespec, where requesters expand none: \"%.300s\"", set->filespec);
}
DEFINE_RULE(filespec_variable, .file_set = filespec_variable, .writer_set = filespec_variable,
            .public = {.code = "VSS232",
                       .slug = "wmd-filespec-variable",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "no page forbids it, but variables are documented for paths alone",
                       .title = "variables stand in paths, not in filespecs",
                       .advice = "Have the writer expand the variable itself.",
                       .source = "api:cw-addfilestofilegroup"});

struct seen {
    UT_hash_handle hh;
    struct vsd_key key;
};

/* Whether a key was there before; remembers it if not. */
static bool is_seen(struct vsd_check *check, struct seen **all, struct vsd_key key)
{
    struct seen *seen = NULL;
    HASH_FIND(hh, *all, &key, sizeof key, seen);
    if (seen != NULL)
        return true;
    seen = vsd_check_alloc(check, sizeof *seen);
    if (seen == NULL)
        return false;
    seen->key = key;
    HASH_ADD(hh, *all, key, sizeof key, seen);
    if (seen->hh.tbl == NULL)
        vsd_check_no_memory(check);
    return false;
}

static void look_for_twice(struct vsd_check *check, const struct vssdoc_file_set *set,
                           const char *what)
{
    char subject[VSD_FILE_SET_TEXT];
    struct seen *all = NULL;
    for (; set != NULL; set = set->next)
        if (set->path != NULL && set->filespec != NULL && is_seen(check, &all, vsd_triple_key(set)))
            vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                       "left out of %s twice: %.400s", what, subject);
    HASH_CLEAR(hh, all);
}

static void exclude_twice(struct vsd_check *check, const struct vssdoc_writer *w)
{
    look_for_twice(check, w->exclude_files, "backups");
    look_for_twice(check, w->exclude_files_from_snapshot, "shadow copies");
}
DEFINE_RULE(exclude_twice, .writer = exclude_twice,
            .public = {.code = "VSS233",
                       .slug = "wmd-exclude-twice",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "the second changes nothing, but may be meant for other files",
                       .title = "the same files are excluded once",
                       .advice = "Check whether one of the two should name other files.",
                       .source = "inferred: api:cw-addexcludefiles does not speak of it"});

/* ---- of components ---- */

static bool has_members(const struct vssdoc_writer *w, const struct vssdoc_component *component)
{
    const struct vssdoc_component *c = w->components;
    while (c != NULL && !vsd_path_below(c->full_path, component->full_path))
        c = c->next;
    return c != NULL;
}

enum { EMPTY_LOOKED_AT = 64 }; /* of a writer; one that has more has a reason */

static void component_empty(struct vsd_check *check, const struct vssdoc_writer *w)
{
    size_t n = 0;
    if (vsd_is_writer(&w->writer_id, VSD_ASR_WRITER))
        return;
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        if (c->selectable != 1 || c->file_sets != NULL || c->dependencies != NULL ||
            c->at.extra != NULL || n++ >= EMPTY_LOOKED_AT || has_members(w, c))
            continue;
        check->component = c;
        vsd_report(check, &c->at, NULL,
                   "can be chosen for a backup, but has neither files nor members nor "
                   "dependencies");
    }
}
DEFINE_RULE(component_empty, .writer = component_empty,
            .public = {.code = "VSS149",
                       .slug = "wmd-component-empty",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "a writer may keep all of it in its own metadata, as the ASR writer "
                              "does",
                       .title = "a selectable component has something to back up",
                       .advice = "Check whether file sets got lost, or the members' logical paths "
                                 "lead elsewhere.",
                       .source = "definition-of-components-by-writers.md; inferred: a writer may "
                                 "mean it"});

static void logical_path_slash(struct vsd_check *check, const struct vssdoc_component *c)
{
    if (c->logical_path != NULL && strchr(c->logical_path, '/') != NULL)
        vsd_report(check, &c->at, NULL,
                   "forward slash in the logical path, where backslashes separate the levels: "
                   "\"%.300s\"",
                   c->logical_path);
}
DEFINE_RULE(logical_path_slash, .component = logical_path_slash,
            .public = {.code = "VSS155",
                       .slug = "wmd-logical-path-slash",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "the slash is allowed as part of a name; as a separator it makes no "
                              "levels",
                       .title = "levels of a logical path are separated by backslashes",
                       .advice = "Check whether the component was meant to be part of a set.",
                       .source = "logical-pathing-of-components.md"});

enum { SHORTEST = 5, PATHS_LOOKED_AT = 256, COMPARED = 20000 }; /* the latter two: of a writer */

/* Whether "\a" is all but "\b": as long, give or take two letters, with two letters changed in a
 * part that is long enough. */
static bool is_near(const struct vsd_nearest *nearest)
{
    const char *asked = nearest->asked, *best = nearest->best;
    size_t a = strlen(asked), b = best != NULL ? strlen(best) : 0, same = 0;
    if (b == 0 || nearest->distance > 2 || (a > b ? a - b : b - a) > 2)
        return false;
    while (asked[same] != '\0' && asked[same] == best[same])
        same++;
    while (same > 0 && asked[same - 1] != '\\')
        same--;
    return strcspn(asked + same, "\\") >= SHORTEST;
}

static bool is_as_long(const char *path, size_t length)
{
    size_t n = strnlen(path, length + 3);
    return n + 2 >= length && n <= length + 2;
}

static void path_near(struct vsd_check *check, const struct vssdoc_writer *w)
{
    struct seen *all = NULL;
    size_t looked_at = 0, compared = 0;
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        const char *end = strrchr(c->full_path, '\\');
        size_t length = end != NULL ? (size_t)(end - c->full_path) : 0;
        char path[256];
        if (length < SHORTEST || length >= sizeof path)
            continue;
        memcpy(path, c->full_path, length);
        path[length] = '\0';
        if (strchr(path, '/') != NULL)
            continue; /* another rule's */
        struct vsd_key_maker maker;
        vsd_key_begin(&maker);
        vsd_key_folded(&maker, path, length);
        if (is_seen(check, &all, vsd_key_end(&maker)) ||
            vsd_component_at(check->hierarchy, path) != NULL || looked_at++ >= PATHS_LOOKED_AT)
            continue;
        struct vsd_nearest nearest = {.asked = path};
        for (const struct vssdoc_component *other = w->components; other != NULL;
             other = other->next)
            if (is_as_long(other->full_path, length) && !vsd_path_below(other->full_path, path) &&
                !vsd_path_below(path, other->full_path) && compared++ < COMPARED)
                vsd_nearest_offer(&nearest, other->full_path);
        check->component = c;
        if (is_near(&nearest))
            vsd_report(check, &c->at, path,
                       "the logical path \"%.200s\" is no component; \"%.200s\" is one", path + 1,
                       nearest.best + 1);
    }
    HASH_CLEAR(hh, all);
}
DEFINE_RULE(path_near, .writer = path_near,
            .public = {.code = "VSS156",
                       .slug = "wmd-logical-path-near",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "a component below a path that is misspelt is part of no set; a path "
                              "need not be a component",
                       .title = "a logical path is not nearly that of a component",
                       .advice = "Compare the two; a backup of the set lacks this component if it "
                                 "was meant to be a member.",
                       .source = "logical-pathing-of-components.md; inferred: the likeness"});

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), n = strlen(end);
    return length > n && vsd_equal_folded(text + length - n, end);
}

static void service_program(struct vsd_check *check, const struct vssdoc_writer *w)
{
    const char *service = w->restore_method != NULL ? w->restore_method->service : NULL;
    if (service != NULL && (ends_in(service, ".exe") || strchr(service, '\\') != NULL))
        vsd_report(check, &w->restore_method->at, NULL,
                   "the service to stop and start is called as a program is: \"%.200s\"", service);
}
DEFINE_RULE(service_program, .writer = service_program,
            .public = {
                .code = "VSS157",
                .slug = "wmd-service-program",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "services are found by their names in the service control manager; "
                       "one may be called so all the same",
                .title = "a restore method names a service, not its program",
                .advice = "Look the service's name up with \"sc query\"; have the writer pass "
                          "that to SetRestoreMethod.",
                .source = "api:cw-setrestoremethod; "
                          "stopping-services-for-restore-by-requestors.md"});

/* ---- of records ---- */

static void name_with_path(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    const struct vssdoc_component *c = check->component;
    if (c == NULL || record->name == NULL || strchr(record->name, '\\') == NULL ||
        (c->name != NULL && strchr(c->name, '\\') != NULL))
        return;
    vsd_report(check, &record->at, NULL,
               "the componentName \"%.200s\" holds a path; in the WMD the component is \"%.200s\" "
               "below \"%.200s\"",
               record->name, c->name != NULL ? c->name : "",
               c->logical_path != NULL ? c->logical_path : "");
}
DEFINE_RULE(name_with_path, .record = name_with_path,
            .public = {
                .code = "VSS410",
                .slug = "x-component-name-path",
                .scope = VSSDOC_ON_CAPTURE,
                .severity = VSSDOC_WARNING,
                .why = "VSS looks a component up by logical path and name apart and does not "
                       "find it so",
                .title = "logical path and name of a component are split as in the WMD",
                .advice = "Pass both to AddComponent as the WMD has them.",
                .source = "api:bc-addcomponent"});

static void subcomponent_twice(struct vsd_check *check,
                               const struct vssdoc_backup_component *record)
{
    struct seen *all = NULL;
    for (const struct vssdoc_restore_subcomponent *s = record->restore_subcomponents; s != NULL;
         s = s->next) {
        struct vsd_key_maker maker;
        vsd_key_begin(&maker);
        vsd_key_folded(&maker, s->full_path, strlen(s->full_path));
        if (is_seen(check, &all, vsd_key_end(&maker)))
            vsd_report(check, &s->at, s->full_path,
                       "the subcomponent \"%.300s\" is selected for restore twice", s->full_path);
    }
    HASH_CLEAR(hh, all);
}
DEFINE_RULE(subcomponent_twice, .record = subcomponent_twice,
            .public = {.code = "VSS390",
                       .slug = "bcd-subcomponent-twice",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "another subcomponent may be meant, which then is not restored",
                       .title = "a subcomponent is selected for restore once",
                       .advice = "Compare with what was to be restored.",
                       .source = "api:bc-addrestoresubcomponent; inferred: VSS adds it once"});

/* ---- of writers ---- */

static void known_usage(struct vsd_check *check, const struct vssdoc_writer *w)
{
    static const char *const of_system_state[] = {
        "0bada1de-01a9-4625-8278-69e735f39dd2", /* Performance Counters Writer */
        "542da469-d3e1-473c-9f4f-7847f01fc64f", /* COM+ REGDB Writer */
        "75dfb225-e2e4-4d39-9ac9-ffaff65ddf06", /* VSS Metadata Store Writer */
        "a6ad56c2-b509-4e6c-bb19-49d8f43532f0", /* WMI Writer */
        "afbab4a2-367d-4d15-a586-71dbb18f8485", /* Registry Writer */
        VSD_NTDS_WRITER,
        VSD_ASR_WRITER,
        "d61d61c8-d73a-4eee-8cdd-f6f9786b7124", /* Task Scheduler Writer */
        "e8132975-6f93-4464-a53e-1050253ae220", /* System Writer */
    };
    enum { BOOTABLE = 1, SERVICE = 2 };
    const struct vssdoc_constant *usage = vssdoc_constant(VSSDOC_USAGE_TYPE, w->usage);
    if (w->usage <= SERVICE || usage == NULL)
        return;
    for (size_t i = 0; i < sizeof of_system_state / sizeof of_system_state[0]; i++)
        if (vsd_is_writer(&w->writer_id, of_system_state[i]))
            vsd_report(check, vsd_identity_of(w), NULL,
                       "the usage is %s, but this writer of Windows is part of the system state",
                       usage->name);
}
DEFINE_RULE(known_usage, .writer = known_usage,
            .public = {.code = "VSS125",
                       .slug = "wmd-known-writer-usage",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "a backup of the system state leaves the writer out; a version of "
                              "Windows may differ",
                       .title = "Windows' writers of system state have that usage",
                       .advice = "Check where the document comes from, and list the writers anew.",
                       .source = "in-box-vss-writers.md; captured documents"});

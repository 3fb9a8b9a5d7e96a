/* Rules about settings of a restore that are made in two ways: by a call, and in the text of
 * options. */
#include <string.h>

#include "base/text.h"
#include "model/backup.h"
#include "model/option_string.h"
#include "validate/check.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* The last part of "Logical Path\Name". */
static const char *name_in(const char *value)
{
    const char *slash = strrchr(value, '\\');
    return slash != NULL ? slash + 1 : value;
}

static void compare_name(struct vsd_check *check, const struct vssdoc_backup_component *record,
                         const struct vsd_option *option)
{
    if (!is_empty(record->restore_name) && *option->value != '\0' &&
        !vsd_equal_folded(name_in(option->value), name_in(record->restore_name)))
        vsd_report(check, &record->at, "name",
                   "to be restored as \"%.200s\" by its restoreName, as \"%.200s\" by the option "
                   "\"New Component Name\"",
                   record->restore_name, option->value);
}

static void compare_roll_forward(struct vsd_check *check,
                                 const struct vssdoc_backup_component *record,
                                 const struct vsd_option *option)
{
    const char *point = vsd_rest_folded(option->value, "Partial:");
    int type = vsd_equal_folded(option->value, "None")  ? VSD_RF_NONE
               : vsd_equal_folded(option->value, "All") ? VSD_RF_ALL
               : point != NULL                          ? VSD_RF_PARTIAL
                                                        : 0;
    const struct vssdoc_constant *set =
        vssdoc_constant(VSSDOC_ROLLFORWARD_TYPE, record->roll_forward_type);
    if (type == 0 || record->roll_forward_type <= 0 || set == NULL)
        return;
    if (type != record->roll_forward_type)
        vsd_report(check, &record->at, "roll-forward",
                   "roll-forward %s by its own setting, \"%.200s\" by the option \"Roll Forward\"",
                   set->name, option->value);
    else if (point != NULL && !is_empty(record->roll_forward_point) &&
             strcmp(point, record->roll_forward_point) != 0)
        vsd_report(check, &record->at, "roll-forward",
                   "to be rolled forward to \"%.200s\" by its own setting, to \"%.200s\" by the "
                   "option \"Roll Forward\"",
                   record->roll_forward_point, point);
}

static void compare_authoritative(struct vsd_check *check,
                                  const struct vssdoc_backup_component *record,
                                  const struct vsd_option *option)
{
    if (record->authoritative == 0)
        vsd_report(check, &record->at, "authoritative",
                   "not authoritative by authoritativeRestore, yet the option \"Authoritative\" "
                   "says \"%.200s\"",
                   option->value);
}

static void contradiction(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    struct vsd_arena arena = {0};
    struct vsd_option_string options;
    if (!vsd_option_string_parse(&arena, record->restore_options, &options))
        vsd_check_no_memory(check);
    for (const struct vsd_option *o = options.options; o != NULL; o = o->next) {
        if (o->subcomponent != NULL)
            continue;
        if (vsd_equal_folded(o->name, "New Component Name"))
            compare_name(check, record, o);
        else if (vsd_equal_folded(o->name, "Roll Forward"))
            compare_roll_forward(check, record, o);
        else if (vsd_equal_folded(o->name, "Authoritative"))
            compare_authoritative(check, record, o);
    }
    vsd_arena_free(&arena);
}
DEFINE_RULE(contradiction, .record = contradiction,
            .public = {.code = "VSS384",
                       .slug = "bcd-restore-contradiction",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "which of the two counts is the writer's choice",
                       .title = "calls and options ask for the same restore",
                       .advice = "Set the same in both ways, or in one alone: older writers know "
                                 "the options, newer ones the calls.",
                       .source = "setting-vss-restore-options.md; "
                                 "api:ivssbackupcomponentsex2-setrollforward; "
                                 "api:ivssbackupcomponentsex2-setrestorename; "
                                 "api:ivssbackupcomponentsex2-setauthoritativerestore"});

static void option_subcomponent(struct vsd_check *check,
                                const struct vssdoc_backup_component *record)
{
    struct vsd_arena arena = {0};
    struct vsd_option_string options;
    if (check->component == NULL || check->hierarchy == NULL)
        return;
    if (!vsd_option_string_parse(&arena, record->restore_options, &options))
        vsd_check_no_memory(check);
    for (const struct vsd_option *o = options.options; o != NULL; o = o->next) {
        if (o->subcomponent == NULL)
            continue;
        char path[1024];
        const char *slash = *o->subcomponent == '\\' ? "" : "\\";
        if (strlen(o->subcomponent) + 2 > sizeof path)
            continue;
        strcat(strcpy(path, slash), o->subcomponent);
        const struct vssdoc_component *c = vsd_component_at(check->hierarchy, path);
        if (c == NULL ||
            (c != check->component && !vsd_path_below(c->full_path, check->component->full_path)))
            vsd_report(check, &record->at, o->subcomponent,
                       "the restore option \"%.100s\" is for \"%.250s\", which is no component "
                       "of this one's set",
                       o->name, o->subcomponent);
    }
    vsd_arena_free(&arena);
}
DEFINE_RULE(option_subcomponent, .record = option_subcomponent,
            .public = {
                .code = "VSS474",
                .slug = "x-option-subcomponent",
                .scope = VSSDOC_ON_CAPTURE,
                .severity = VSSDOC_WARNING,
                .why = "the writer finds nothing to apply the option to, and may say nothing",
                .title = "restore options are for a component of the set",
                .advice = "Write logical path and name of the subcomponent as its WMD has "
                          "them.",
                .source = "setting-vss-restore-options.md"});

#include "selecting.h"

#include <string.h>

const char *const selecting_requesters[] = {"diskshadow", "documented", NULL};
/* In the order of VSS_BACKUP_TYPE, 0 being "not said". */
const char *const selecting_backup_types[] = {"as-saved", "full", "incremental", "differential",
                                              "log",      "copy", NULL};

static const char *const *list_of(const struct text_list *list)
{
    return list->n > 0 ? list->items : NULL;
}

static bool has_equals(const char *option, const struct text_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (strchr(list->items[i], '=') == NULL) {
            complain("--%s: \"%s\" has no \"=\"", option, list->items[i]);
            return false;
        }
    return true;
}

bool selecting_options(const struct selecting *selecting, struct vssdoc_select_options *out)
{
    *out = (struct vssdoc_select_options){
        .requester = (enum vssdoc_requester)selecting->requester,
        .volumes = list_of(&selecting->volumes),
        .mounts = list_of(&selecting->mounts),
        .defines = list_of(&selecting->defines),
        .exclude = list_of(&selecting->exclude),
        .include = list_of(&selecting->include),
        .minimum = selecting->minimum,
        .system_state = selecting->system_state,
        .backup_type = selecting->backup_type > 0 ? selecting->backup_type : VSSDOC_ABSENT};
    if (selecting->requester == VSSDOC_BY_DISKSHADOW &&
        (selecting->minimum || selecting->system_state || selecting->include.n > 0))
        complain("--minimum, --include and --system-state mean something with --requester documented "
                 "alone");
    return has_equals("mount", &selecting->mounts) && has_equals("define", &selecting->defines);
}

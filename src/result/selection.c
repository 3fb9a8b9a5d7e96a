#include "result/selection.h"

#include <stdlib.h>

void vssdoc_selection_free(struct vssdoc_selection *public)
{
    struct vsd_selection *selection = (struct vsd_selection *)public;
    if (selection == NULL)
        return;
    if (selection->decider != NULL)
        selection->free_decider(selection->decider);
    vsd_arena_free(&selection->arena);
    free(selection);
}

const char *vssdoc_requester_name(enum vssdoc_requester requester)
{
    return requester == VSSDOC_BY_DISKSHADOW ? "diskshadow" : "documented";
}

const char *vssdoc_inclusion_name(enum vssdoc_inclusion inclusion)
{
    static const char *const names[] = {[VSSDOC_NOT_INCLUDED] = "none",
                                        [VSSDOC_EXPLICIT] = "explicit",
                                        [VSSDOC_IMPLICIT] = "implicit"};
    return names[inclusion];
}

const char *vssdoc_selection_reason_name(enum vssdoc_selection_reason reason)
{
    static const char *const names[] = {
        [VSSDOC_BECAUSE_EXPLICIT] = "explicit",
        [VSSDOC_BECAUSE_IMPLICIT] = "implicit",
        [VSSDOC_VOLUME_NOT_IN_SET] = "volume_not_in_set",
        [VSSDOC_WRITER_LEFT_OUT] = "writer_left_out",
        [VSSDOC_ANCESTOR_NOT_INCLUDED] = "ancestor_not_included",
        [VSSDOC_REQUESTER_CHOICE] = "requester_choice",
    };
    return names[reason];
}

const char *vssdoc_consistency_level_name(enum vssdoc_consistency_level level)
{
    static const char *const names[] = {
        [VSSDOC_CONSISTENCY_UNKNOWN] = "unknown",
        [VSSDOC_CONSISTENCY_FILE_SYSTEM] = "file_system",
        [VSSDOC_CONSISTENCY_PARTIAL] = "partial",
        [VSSDOC_CONSISTENCY_APPLICATION] = "application",
    };
    return names[level];
}

const char *vssdoc_file_reason_name(enum vssdoc_file_reason reason)
{
    static const char *const names[] = {
        [VSSDOC_FILE_INCLUDED] = "included",
        [VSSDOC_FILE_EXCLUDED_BY_WRITER] = "excluded_by_writer",
        [VSSDOC_FILE_EXCLUDED_BY_REGISTRY] = "excluded_by_registry",
        [VSSDOC_FILE_NOT_IN_BACKUP_TYPE] = "not_in_backup_type",
        [VSSDOC_FILE_COMPONENT_NOT_INCLUDED] = "component_not_included",
        [VSSDOC_FILE_UNCLAIMED] = "unclaimed",
        [VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT] = "excluded_from_snapshot",
    };
    return names[reason];
}

#include "result/restoration.h"

#include <stdlib.h>

void vssdoc_restoration_free(struct vssdoc_restoration *public)
{
    struct vsd_restoration *restoration = (struct vsd_restoration *)public;
    if (restoration == NULL)
        return;
    vsd_arena_free(&restoration->arena);
    free(restoration);
}

const char *vssdoc_restore_action_name(enum vssdoc_restore_action action)
{
    static const char *const names[] = {
        [VSSDOC_RESTORE_ORIGINAL] = "original",   [VSSDOC_RESTORE_ALTERNATE] = "alternate",
        [VSSDOC_RESTORE_DIRECTED] = "directed",   [VSSDOC_RESTORE_NEW_TARGET] = "new_target",
        [VSSDOC_RESTORE_AT_REBOOT] = "at_reboot", [VSSDOC_RESTORE_CUSTOM] = "custom",
        [VSSDOC_RESTORE_ERROR] = "error",         [VSSDOC_RESTORE_NONE] = "none",
    };
    return names[action];
}

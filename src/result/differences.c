#include "result/differences.h"

#include <stdlib.h>

void vssdoc_differences_free(struct vssdoc_differences *public)
{
    struct vsd_differences *differences = (struct vsd_differences *)public;
    if (differences == NULL)
        return;
    vsd_acceptances_free(&differences->accept);
    vsd_arena_free(&differences->arena);
    free(differences);
}

void vssdoc_history_free(struct vssdoc_history *public)
{
    struct vsd_history *history = (struct vsd_history *)public;
    if (history == NULL)
        return;
    vsd_arena_free(&history->arena);
    free(history);
}

const char *vssdoc_change_level_name(enum vssdoc_change_level level)
{
    static const char *const names[] = {[VSSDOC_CHANGE_INFO] = "info",
                                        [VSSDOC_CHANGE_WARNING] = "warning",
                                        [VSSDOC_CHANGE_BREAKING] = "breaking"};
    return names[level];
}

const char *vssdoc_noise_name(enum vssdoc_noise noise)
{
    static const char *const names[] = {[VSSDOC_NOISE_INSTANCE_IDS] = "instance-ids",
                                        [VSSDOC_NOISE_SNAPSHOT_IDS] = "snapshot-ids",
                                        [VSSDOC_NOISE_STAMPS] = "stamps",
                                        [VSSDOC_NOISE_DOCUMENT_NAMES] = "document-names",
                                        [VSSDOC_NOISE_ORDER] = "order",
                                        [VSSDOC_NOISE_SPELLING] = "spelling",
                                        [VSSDOC_NOISE_DEFAULTS] = "defaults",
                                        [VSSDOC_NOISE_WHITE_SPACE] = "white-space",
                                        [VSSDOC_NOISE_ENCODING] = "encoding"};
    return (unsigned)noise < VSSDOC_NOISES ? names[noise] : NULL;
}

#include "result/timeline.h"

#include <stdlib.h>

void vssdoc_timeline_free(struct vssdoc_timeline *public)
{
    struct vsd_timeline *timeline = (struct vsd_timeline *)public;
    if (timeline == NULL)
        return;
    vsd_arena_free(&timeline->arena);
    free(timeline);
}

const char *vssdoc_party_name(enum vssdoc_party party)
{
    static const char *const names[] = {
        [VSSDOC_PARTY_REQUESTER] = "requester",         [VSSDOC_PARTY_VSS] = "vss",
        [VSSDOC_PARTY_PROVIDER] = "provider",           [VSSDOC_PARTY_WRITER] = "writer",
        [VSSDOC_PARTY_CLIENT_AGENT] = "client_agent",   [VSSDOC_PARTY_SERVER] = "server",
        [VSSDOC_PARTY_ADMINISTRATOR] = "administrator",
    };
    return names[party];
}

const char *vsd_party_words(enum vssdoc_party party)
{
    static const char *const words[] = {
        [VSSDOC_PARTY_REQUESTER] = "requester",         [VSSDOC_PARTY_VSS] = "VSS service",
        [VSSDOC_PARTY_PROVIDER] = "provider",           [VSSDOC_PARTY_WRITER] = "writer",
        [VSSDOC_PARTY_CLIENT_AGENT] = "client agent",   [VSSDOC_PARTY_SERVER] = "backup server",
        [VSSDOC_PARTY_ADMINISTRATOR] = "administrator",
    };
    return words[party];
}

const char *vssdoc_sequence_kind_name(enum vssdoc_sequence_kind kind)
{
    static const char *const names[VSSDOC_SEQUENCES] = {
        [VSSDOC_SEQUENCE_BACKUP] = "backup",   [VSSDOC_SEQUENCE_RESTORE] = "restore",
        [VSSDOC_SEQUENCE_IMPORT] = "import",   [VSSDOC_SEQUENCE_HYPERV] = "hyperv",
        [VSSDOC_SEQUENCE_NETWORK] = "network",
    };
    return (unsigned)kind < VSSDOC_SEQUENCES ? names[kind] : NULL;
}

const char *vssdoc_check_verdict_name(enum vssdoc_check_verdict verdict)
{
    static const char *const names[] = {[VSSDOC_CHECK_MET] = "met",
                                        [VSSDOC_CHECK_FAILED] = "failed",
                                        [VSSDOC_CHECK_OPEN] = "to_check"};
    return names[verdict];
}

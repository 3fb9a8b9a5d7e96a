/* What documents do not hold, but programs show and logs speak of. Values as in the public header vss.h. */
#include "explain/enumerations.h"

#define TABLE(array) array, sizeof array / sizeof array[0]
#define NO_DOCUMENT NULL, NULL /* neither seen in one nor read there */

/* clang-format off */

static const struct vssdoc_constant writer_state[] = {
    {0, "VSS_WS_UNKNOWN", NO_DOCUMENT, "Not known: an error of the writer."},
    {1, "VSS_WS_STABLE", NO_DOCUMENT, "At rest: ready for a backup, or done with the last one."},
    {2, "VSS_WS_WAITING_FOR_FREEZE", NO_DOCUMENT, "Prepared; the freeze comes next."},
    {3, "VSS_WS_WAITING_FOR_THAW", NO_DOCUMENT, "Frozen; the thaw comes next."},
    {4, "VSS_WS_WAITING_FOR_POST_SNAPSHOT", NO_DOCUMENT,
     "Thawed; PostSnapshot comes next."},
    {5, "VSS_WS_WAITING_FOR_BACKUP_COMPLETE", NO_DOCUMENT,
     "The shadow copy is made; the requester has not said yet that its backup is complete."},
    {6, "VSS_WS_FAILED_AT_IDENTIFY", NO_DOCUMENT, "Failed while it described itself (Identify)."},
    {7, "VSS_WS_FAILED_AT_PREPARE_BACKUP", NO_DOCUMENT, "Failed in PrepareForBackup."},
    {8, "VSS_WS_FAILED_AT_PREPARE_SNAPSHOT", NO_DOCUMENT, "Failed in PrepareForSnapshot."},
    {9, "VSS_WS_FAILED_AT_FREEZE", NO_DOCUMENT, "Failed at the freeze."},
    {10, "VSS_WS_FAILED_AT_THAW", NO_DOCUMENT, "Failed at the thaw."},
    {11, "VSS_WS_FAILED_AT_POST_SNAPSHOT", NO_DOCUMENT, "Failed in PostSnapshot."},
    {12, "VSS_WS_FAILED_AT_BACKUP_COMPLETE", NO_DOCUMENT,
     "Failed in BackupComplete: the shadow copy had been made by then."},
    {13, "VSS_WS_FAILED_AT_PRE_RESTORE", NO_DOCUMENT, "Failed in PreRestore."},
    {14, "VSS_WS_FAILED_AT_POST_RESTORE", NO_DOCUMENT, "Failed in PostRestore."},
    {15, "VSS_WS_FAILED_AT_BACKUPSHUTDOWN", NO_DOCUMENT,
     "Failed while the backup application ended."},
    {16, "VSS_WS_COUNT", NO_DOCUMENT, "Reserved: how many states there are."},
};

static const struct vssdoc_constant application_level[] = {
    {0, "VSS_APP_UNKNOWN", NO_DOCUMENT, "Not known: an error of the application."},
    {1, "VSS_APP_SYSTEM", NO_DOCUMENT, "Frozen last, thawed first: system services."},
    {2, "VSS_APP_BACK_END", NO_DOCUMENT,
     "Frozen behind the front ends that use it, thawed before them."},
    {3, "VSS_APP_FRONT_END", NO_DOCUMENT, "Frozen first, thawed last; the default."},
    {4, "VSS_APP_SYSTEM_RM", NO_DOCUMENT, "A resource manager of the system, by its name; no page says more."},
    {0xFFFFFFFF, "VSS_APP_AUTO", NO_DOCUMENT, "-1: reserved, to be found out by Windows."},
};

static const struct vssdoc_constant object_type[] = {
    {0, "VSS_OBJECT_UNKNOWN", NO_DOCUMENT, "Not known: an error of the application."},
    {1, "VSS_OBJECT_NONE", NO_DOCUMENT, "No particular object, as in a query about all."},
    {2, "VSS_OBJECT_SNAPSHOT_SET", NO_DOCUMENT, "A shadow copy set."},
    {3, "VSS_OBJECT_SNAPSHOT", NO_DOCUMENT, "A shadow copy."},
    {4, "VSS_OBJECT_PROVIDER", NO_DOCUMENT, "A shadow copy provider."},
    {5, "VSS_OBJECT_TYPE_COUNT", NO_DOCUMENT, "Reserved: how many types there are."},
};

static const struct vssdoc_constant provider_type[] = {
    {0, "VSS_PROV_UNKNOWN", NO_DOCUMENT, "Not known: an error of the provider or application."},
    {1, "VSS_PROV_SYSTEM", NO_DOCUMENT, "The provider that comes with Windows."},
    {2, "VSS_PROV_SOFTWARE", NO_DOCUMENT, "A provider that works in software."},
    {3, "VSS_PROV_HARDWARE", NO_DOCUMENT, "A provider of a storage device."},
    {4, "VSS_PROV_FILESHARE", NO_DOCUMENT, "A provider of shadow copies of file shares."},
};

static const struct vssdoc_constant snapshot_states[] = {
    {16, "VSS_SS_COUNT", NO_DOCUMENT, "Reserved: how many states there are."},
};

static const struct vssdoc_constant no_schema[] = {
    {0, "VSS_BS_UNDEFINED", NO_DOCUMENT,
     "The writer supports full backups of whole files, nothing else."},
};

static const struct vssdoc_constant all_backups[] = {
    {0xF, "VSS_FSBT_ALL_BACKUP_REQUIRED", NO_DOCUMENT, "Needed by backups of every type."},
};

static const struct vssdoc_constant all_snapshots[] = {
    {0xF00, "VSS_FSBT_ALL_SNAPSHOT_REQUIRED", NO_DOCUMENT,
     "Backups of every type must read it from a shadow copy."},
};

static const struct vssdoc_constant snapshot_context[] = {
    {0, "VSS_CTX_BACKUP", NO_DOCUMENT,
     "For a backup: writers take part, and the shadow copy goes with the requester."},
    {0x9, "VSS_CTX_APP_ROLLBACK", NO_DOCUMENT,
     "To roll an application back: writers take part, and the shadow copy stays until it is deleted."},
    {0xD, "VSS_CTX_CLIENT_ACCESSIBLE_WRITERS", NO_DOCUMENT,
     "For previous versions: writers take part, and the shadow copy stays until it is deleted."},
    {0x10, "VSS_CTX_FILE_SHARE_BACKUP", NO_DOCUMENT,
     "For a backup of a share: no writer takes part, and the shadow copy goes with the requester."},
    {0x19, "VSS_CTX_NAS_ROLLBACK", NO_DOCUMENT,
     "To roll plain files back: no writer takes part, and the shadow copy stays until it is deleted."},
    {0x1D, "VSS_CTX_CLIENT_ACCESSIBLE", NO_DOCUMENT,
     "For previous versions: no writer takes part, and the shadow copy stays until it is deleted."},
    {0xFFFFFFFF, "VSS_CTX_ALL", NO_DOCUMENT,
     "Of every context: to find and manage shadow copies; none is made so."},
};

/* What of the attributes makes the context: the others may be added to it. */
enum { CONTEXT = 0x1D };
#define UNKNOWN_ATTRIBUTES 0xF8000000U

static const struct {
    struct vssdoc_enumeration enumeration;
    enum vssdoc_enumeration_id mask; /* whose bits are combined; VSSDOC_ENUMERATIONS: none */
    uint32_t decisive;               /* its bits that must be as in the constant, and no others */
} more[] = {
    {{"VSS_WRITER_STATE", "VSS_WS_", false, TABLE(writer_state), "api:ne-vss-vss_writer_state"},
     VSSDOC_ENUMERATIONS, 0},
    {{"VSS_APPLICATION_LEVEL", "VSS_APP_", false, TABLE(application_level),
      "api:ne-vss-vss_application_level"}, VSSDOC_ENUMERATIONS, 0},
    {{"VSS_OBJECT_TYPE", "VSS_OBJECT_", false, TABLE(object_type), "api:ne-vss-vss_object_type"},
     VSSDOC_ENUMERATIONS, 0},
    {{"VSS_PROVIDER_TYPE", "VSS_PROV_", false, TABLE(provider_type),
      "api:ne-vss-vss_provider_type; vss.h"}, VSSDOC_ENUMERATIONS, 0},
    {{"VSS_SNAPSHOT_STATE", "VSS_SS_", false, TABLE(snapshot_states),
      "api:ne-vss-vss_snapshot_state"}, VSSDOC_ENUMERATIONS, 0},
    {{"VSS_BACKUP_SCHEMA", "VSS_BS_", false, TABLE(no_schema), "api:ne-vss-vss_backup_schema"},
     VSSDOC_BACKUP_SCHEMA, UINT32_MAX},
    {{"VSS_FILE_SPEC_BACKUP_TYPE", "VSS_FSBT_", false, TABLE(all_backups),
      "api:ne-vss-vss_file_spec_backup_type"}, VSSDOC_FILE_SPEC_BACKUP_TYPE, 0xF},
    {{"VSS_FILE_SPEC_BACKUP_TYPE", "VSS_FSBT_", false, TABLE(all_snapshots),
      "api:ne-vss-vss_file_spec_backup_type"}, VSSDOC_FILE_SPEC_BACKUP_TYPE, 0xF00},
    {{"VSS_SNAPSHOT_CONTEXT", "VSS_CTX_", false, TABLE(snapshot_context),
      "api:ne-vss-vss_snapshot_context; vss.h"}, VSSDOC_SNAPSHOT_ATTRIBUTES,
     CONTEXT | UNKNOWN_ATTRIBUTES},
};

/* clang-format on */

enum { N_MORE = sizeof more / sizeof more[0] };

const struct vssdoc_enumeration *vsd_enumeration_at(size_t index)
{
    if (index < VSSDOC_ENUMERATIONS)
        return vssdoc_enumeration((enum vssdoc_enumeration_id)index);
    index -= VSSDOC_ENUMERATIONS;
    return index < N_MORE ? &more[index].enumeration : NULL;
}

bool vsd_is_in_documents(const struct vssdoc_enumeration *enumeration)
{
    for (int id = 0; id < VSSDOC_ENUMERATIONS; id++)
        if (vssdoc_enumeration((enum vssdoc_enumeration_id)id) == enumeration)
            return true;
    return false;
}

const struct vssdoc_enumeration *vsd_combined(const struct vssdoc_enumeration *enumeration)
{
    for (size_t i = 0; i < N_MORE; i++)
        if (&more[i].enumeration == enumeration)
            return vssdoc_enumeration(more[i].mask);
    return NULL;
}

bool vsd_combination_next(const struct vssdoc_enumeration *mask, uint32_t value, size_t *next,
                          struct vsd_combination *out)
{
    for (; *next < N_MORE; ++*next) {
        const struct vssdoc_enumeration *e = &more[*next].enumeration;
        for (size_t i = 0; i < e->n_constants; i++) {
            const struct vssdoc_constant *c = &e->constants[i];
            bool decided = (value & more[*next].decisive) == (c->value & more[*next].decisive);
            if (vssdoc_enumeration(more[*next].mask) != mask || !decided)
                continue;
            *out = (struct vsd_combination){e, c};
            ++*next;
            return true;
        }
    }
    return false;
}

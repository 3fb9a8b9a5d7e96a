#include "timeline/facts.h"

#include <string.h>

#include "model/hresults.h"
#include "model/model.h"
#include "model/snapshot.h"
#include "timeline/sequences.h"

#define SELECTION "api:bc-setselectedforrestore"
const struct vsd_fact_row vsd_fact_rows[VSD_FACTS] = {
    [VSD_FACT_WMD] = {"WMD", "WMDs", "writers", VSD_P0, "writer-metadata-document-life-cycle.md"},
    [VSD_FACT_STATE] = {"backup state", "backup state", "backup_type", VSD_P0,
                        "api:bc-setbackupstate"},
    [VSD_FACT_COMPONENT] = {"component", "components", "components", VSD_P0, "api:bc-addcomponent"},
    [VSD_FACT_SET_ID] = {"shadow copy set's id", "shadow copy sets' ids", "snapshot_set_id", VSD_P1,
                         "api:bc-startsnapshotset"},
    [VSD_FACT_OPTIONS] = {"backup options", "backup options", "backup_options", VSD_P0,
                          "api:bc-setbackupoptions"},
    [VSD_FACT_PREVIOUS_STAMP] = {"stamp of an earlier backup", "stamps of earlier backups",
                                 "previous_backup_stamp", VSD_P0, "api:bc-setpreviousbackupstamp"},
    [VSD_FACT_STAMP] = {"backup stamp", "backup stamps", "backup_stamp", VSD_P1,
                        "api:c-setbackupstamp"},
    [VSD_FACT_METADATA] = {"writer's backup metadata", "writers' backup metadata",
                           "backup_metadata", VSD_P1, "api:c-setbackupmetadata"},
    [VSD_FACT_PARTIAL] = {"partial file", "partial files", "partial_files", VSD_P1,
                          "api:c-addpartialfile"},
    [VSD_FACT_DIFFERENCED] = {"differenced file", "differenced files", "differenced_files", VSD_P1,
                              "api:c-adddifferencedfilesbylastmodifytime"},
    [VSD_FACT_PREPARE_MESSAGE] = {"failure message of PrepareForBackup",
                                  "failure messages of PrepareForBackup",
                                  "failure_messages.prepare_for_backup", VSD_P1,
                                  "api:ivsscomponentex-setprepareforbackupfailuremsg"},
    [VSD_FACT_POST_SNAPSHOT_MESSAGE] = {"failure message of PostSnapshot",
                                        "failure messages of PostSnapshot",
                                        "failure_messages.post_snapshot", VSD_P1,
                                        "api:ivsscomponentex-setpostsnapshotfailuremsg"},
    [VSD_FACT_COMPONENT_FAILURE] = {"failure of a component", "failures of components", "failure",
                                    VSD_P1, "api:ivsscomponentex2-setfailure"},
    [VSD_FACT_SHADOW_COPY] = {"shadow copy described", "shadow copies described", "snapshots",
                              VSD_P1, "api:bc-addtosnapshotset"},
    [VSD_FACT_CREATED] = {"shadow copy described as created", "shadow copies described as created",
                          "state", VSD_P1, "api:ne-vss-vss_snapshot_state"},
    [VSD_FACT_MANIFEST] = {"shadow copy in DiskShadow's manifest",
                           "shadow copies in DiskShadow's manifest", "shadow_copies", VSD_P1,
                           "captured documents"},
    [VSD_FACT_TRANSPORTABLE] = {"transportable shadow copy", "transportable shadow copies",
                                "attributes", VSD_P1T, VSD_IMPORTING},
    [VSD_FACT_DISKS] = {"description of disks (LUNs and extents)",
                        "descriptions of disks (LUNs and extents)", "metadata", VSD_P1T,
                        "api:bc-importsnapshots"},
    [VSD_FACT_SAVED] = {"saved BCD of a transportable set", "saved BCDs of transportable sets",
                        "snapshot_set", VSD_P0, VSD_IMPORTING},
    [VSD_FACT_CONTEXT] = {"context other than that of backups", "contexts other than that of backups",
                          "context", VSD_P0, "shadow-copy-context-configurations.md"},
    [VSD_FACT_IMPORTED] = {"shadow copy marked as imported", "shadow copies marked as imported",
                           "attributes", VSD_P1, "api:ne-vss-vss_volume_snapshot_attributes"},
    [VSD_FACT_SUCCEEDED] = {"component marked as backed up", "components marked as backed up",
                            "backup_succeeded", VSD_P2, "api:bc-setbackupsucceeded"},
    [VSD_FACT_NOT_SUCCEEDED] = {"component marked as not backed up",
                                "components marked as not backed up", "backup_succeeded", VSD_P2,
                                "api:bc-setbackupsucceeded"},
    [VSD_FACT_FROM_COPIES] = {"outcome of a backup from a shadow copy set",
                              "outcomes of backups from a shadow copy set", "backup_succeeded",
                              VSD_P0, "api:bc-setbackupsucceeded"},
    [VSD_FACT_RESTORE_TYPE] = {"restore type", "restore types", "restore_type", VSD_P3,
                               "api:bc-setrestorestate"},
    [VSD_FACT_SELECTED] = {"component selected for restore", "components selected for restore",
                           "selected_for_restore", VSD_P3, SELECTION},
    [VSD_FACT_SUBCOMPONENT] = {"subcomponent to be restored", "subcomponents to be restored",
                               "restore_subcomponents", VSD_P3, "api:bc-addrestoresubcomponent"},
    [VSD_FACT_RESTORE_OPTIONS] = {"restore options", "restore options", "restore_options", VSD_P3,
                                  "api:bc-setrestoreoptions"},
    [VSD_FACT_NEW_TARGET] = {"new target", "new targets", "new_targets", VSD_P3,
                             "api:bc-addnewtarget"},
    [VSD_FACT_ADDITIONAL] = {"announcement of further restores",
                             "announcements of further restores", "additional_restores", VSD_P3,
                             "api:bc-setadditionalrestores"},
    [VSD_FACT_RESTORE_NAME] = {"new name", "new names", "restore_name", VSD_P3,
                               "api:ivssbackupcomponentsex2-setrestorename"},
    [VSD_FACT_AUTHORITATIVE] = {"wish for an authoritative restore",
                                "wishes for authoritative restores", "authoritative", VSD_P3,
                                "api:ivssbackupcomponentsex2-setauthoritativerestore"},
    [VSD_FACT_ROLL_FORWARD] = {"roll-forward", "roll-forwards", "roll_forward", VSD_P3,
                               "api:ivssbackupcomponentsex2-setrollforward"},
    [VSD_FACT_TARGET] = {"restore target", "restore targets", "restore_target", VSD_P4,
                         "api:c-setrestoretarget"},
    [VSD_FACT_DIRECTED] = {"directed target", "directed targets", "directed_targets", VSD_P4,
                           "api:c-adddirectedtarget"},
    [VSD_FACT_RESTORE_METADATA] = {"writer's restore metadata", "writers' restore metadata",
                                   "restore_metadata", VSD_P4, "api:c-setrestoremetadata"},
    [VSD_FACT_PRE_RESTORE_MESSAGE] = {"failure message of PreRestore",
                                      "failure messages of PreRestore",
                                      "failure_messages.pre_restore", VSD_P4,
                                      "api:c-setprerestorefailuremsg"},
    [VSD_FACT_MAPPING] = {"alternate location used", "alternate locations used",
                          "alternate_location_mappings", VSD_P5,
                          "api:bc-addalternativelocationmapping"},
    [VSD_FACT_RANGES_FILE] = {"file of ranges", "files of ranges", "ranges_file", VSD_P5,
                              "api:bc-setrangesfilepath"},
    [VSD_FACT_STATUS] = {"file restore status", "file restore statuses", "file_restore_status",
                         VSD_P5, "api:bc-setfilerestorestatus"},
    [VSD_FACT_POST_RESTORE_MESSAGE] = {"failure message of PostRestore",
                                       "failure messages of PostRestore",
                                       "failure_messages.post_restore", VSD_P6,
                                       "api:c-setpostrestorefailuremsg"},
};

/* ---- counting ---- */

struct counting {
    struct vsd_facts *facts;
    const struct vssdoc_document *document;
};

/* The marks of a list's name are those of the element that holds the list. */
static void count_marked(struct counting *counting, enum vsd_fact fact,
                         const struct vssdoc_element *at, const struct vssdoc_element *marked)
{
    struct vsd_fact_count *of = &counting->facts->of[fact];
    if (of->n++ > 0)
        return;
    const struct vssdoc_mark *mark = vssdoc_mark_of(marked, vsd_fact_rows[fact].property);
    of->first = at;
    of->document = counting->document;
    of->inferred = mark != NULL && mark->inferred;
    counting->facts->mask |= VSD_BIT(fact);
}

static void count(struct counting *counting, enum vsd_fact fact, const struct vssdoc_element *at)
{
    count_marked(counting, fact, at, at);
}

/* An empty text may be what somebody wrote who meant none: it proves nothing. */
static void count_text(struct counting *counting, enum vsd_fact fact,
                       const struct vssdoc_element *at, const char *text)
{
    if (text != NULL && *text != '\0')
        count(counting, fact, at);
}

static void count_binary(struct counting *counting, enum vsd_fact fact,
                         const struct vssdoc_element *at, const struct vssdoc_binary *binary)
{
    count_text(counting, fact, at, binary->spelling);
}

/* Zero is "undefined" in all of these enumerations; what was not understood was set all the same.
 */
static void count_value(struct counting *counting, enum vsd_fact fact,
                        const struct vssdoc_element *at, int value)
{
    if (value > 0 || value == VSSDOC_UNKNOWN)
        count(counting, fact, at);
}

#define COUNT_LIST(counting, fact, type, list, holder)                                             \
    for (const struct type *item_ = (list); item_ != NULL; item_ = item_->next)                    \
    count_marked(counting, fact, &item_->at, holder)

static void count_backup(struct counting *counting, const struct vssdoc_backup_component *c)
{
    count(counting, VSD_FACT_COMPONENT, &c->at);
    count_text(counting, VSD_FACT_OPTIONS, &c->at, c->backup_options);
    count_text(counting, VSD_FACT_PREVIOUS_STAMP, &c->at, c->previous_backup_stamp);
    count_text(counting, VSD_FACT_STAMP, &c->at, c->backup_stamp);
    count_binary(counting, VSD_FACT_METADATA, &c->at, &c->backup_metadata);
    COUNT_LIST(counting, VSD_FACT_PARTIAL, vssdoc_partial_file, c->partial_files, &c->at);
    COUNT_LIST(counting, VSD_FACT_DIFFERENCED, vssdoc_differenced_file, c->differenced_files,
               &c->at);
    count_text(counting, VSD_FACT_PREPARE_MESSAGE, &c->at, c->prepare_for_backup_failure);
    count_text(counting, VSD_FACT_POST_SNAPSHOT_MESSAGE, &c->at, c->post_snapshot_failure);
    if (vsd_tells_failure(c->failure_hr))
        count(counting, VSD_FACT_COMPONENT_FAILURE, &c->at);
    if (c->backup_succeeded == 1 || c->backup_succeeded == VSSDOC_UNKNOWN)
        count(counting, VSD_FACT_SUCCEEDED, &c->at);
    if (c->backup_succeeded == 0)
        count(counting, VSD_FACT_NOT_SUCCEEDED, &c->at);
}

static void count_restore(struct counting *counting, const struct vssdoc_backup_component *c)
{
    count_value(counting, VSD_FACT_SELECTED, &c->at, c->selected_for_restore);
    COUNT_LIST(counting, VSD_FACT_SUBCOMPONENT, vssdoc_restore_subcomponent,
               c->restore_subcomponents, &c->at);
    count_text(counting, VSD_FACT_RESTORE_OPTIONS, &c->at, c->restore_options);
    COUNT_LIST(counting, VSD_FACT_NEW_TARGET, vssdoc_file_set, c->new_targets, &c->at);
    count_value(counting, VSD_FACT_ADDITIONAL, &c->at, c->additional_restores);
    count_text(counting, VSD_FACT_RESTORE_NAME, &c->at, c->restore_name);
    count_value(counting, VSD_FACT_AUTHORITATIVE, &c->at, c->authoritative);
    count_value(counting, VSD_FACT_ROLL_FORWARD, &c->at, c->roll_forward_type);
    count_value(counting, VSD_FACT_TARGET, &c->at, c->restore_target);
    COUNT_LIST(counting, VSD_FACT_DIRECTED, vssdoc_directed_target, c->directed_targets, &c->at);
    count_binary(counting, VSD_FACT_RESTORE_METADATA, &c->at, &c->restore_metadata);
    count_text(counting, VSD_FACT_PRE_RESTORE_MESSAGE, &c->at, c->pre_restore_failure);
    COUNT_LIST(counting, VSD_FACT_MAPPING, vssdoc_file_set, c->alternate_location_mappings, &c->at);
    for (const struct vssdoc_partial_file *p = c->partial_files; p != NULL; p = p->next)
        count_text(counting, VSD_FACT_RANGES_FILE, &p->at, p->ranges_file);
    count_value(counting, VSD_FACT_STATUS, &c->at, c->file_restore_status);
    count_text(counting, VSD_FACT_POST_RESTORE_MESSAGE, &c->at, c->post_restore_failure);
}

static void count_entry(struct counting *counting, const struct vssdoc_writer_components *entry)
{
    for (const struct vssdoc_backup_component *c = entry->components; c != NULL; c = c->next) {
        count_backup(counting, c);
        count_restore(counting, c);
    }
}

static void count_snapshots(struct counting *counting, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    const struct vssdoc_element *disks = vsd_describes_disks(bcd);
    const struct vssdoc_element *context = vsd_tells_context(set);
    if (context != NULL)
        count(counting, VSD_FACT_CONTEXT, context);
    for (const struct vssdoc_snapshot *s = set != NULL ? set->snapshots : NULL; s != NULL;
         s = s->next) {
        count_marked(counting, VSD_FACT_SHADOW_COPY, &s->at, &set->at);
        if (s->state == VSD_STATE_CREATED)
            count(counting, VSD_FACT_CREATED, &s->at);
        if (vsd_is_transportable(set, s))
            count(counting, VSD_FACT_TRANSPORTABLE, &s->at);
        if (vsd_has_bits(s->attributes, VSD_ATTR_IMPORTED))
            count(counting, VSD_FACT_IMPORTED, &s->at);
    }
    if (set != NULL && counting->facts->of[VSD_FACT_TRANSPORTABLE].n == 0 &&
        vsd_any_transportable(set))
        count(counting, VSD_FACT_TRANSPORTABLE, &set->at);
    if (disks != NULL &&
        ((counting->facts->mask & VSD_BIT(VSD_FACT_TRANSPORTABLE)) != 0 || vsd_names_disks(bcd)))
        count(counting, VSD_FACT_DISKS, disks);
    if ((counting->facts->mask & (VSD_BIT(VSD_FACT_TRANSPORTABLE) | VSD_BIT(VSD_FACT_DISKS))) != 0)
        count(counting, VSD_FACT_SAVED, &bcd->at);
}

static bool is_zero(const struct vssdoc_guid *guid)
{
    for (size_t i = 0; i < sizeof guid->bytes; i++)
        if (guid->bytes[i] != 0)
            return false;
    return true;
}

static void count_bcd(struct counting *counting, const struct vssdoc_backup_components *bcd)
{
    if (bcd->backup_type > 0 || bcd->backup_type == VSSDOC_UNKNOWN ||
        bcd->select_components != VSSDOC_ABSENT)
        count(counting, VSD_FACT_STATE, &bcd->at);
    if (bcd->snapshot_set_id.spelling != NULL && *bcd->snapshot_set_id.spelling != '\0' &&
        !(bcd->snapshot_set_id.valid && is_zero(&bcd->snapshot_set_id)))
        count(counting, VSD_FACT_SET_ID, &bcd->at);
    count_value(counting, VSD_FACT_RESTORE_TYPE, &bcd->at, bcd->restore_type);
    count_snapshots(counting, bcd);
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        count_entry(counting, e);
    uint64_t mask = counting->facts->mask;
    if ((mask & VSD_BIT(VSD_FACT_SET_ID)) != 0 &&
        (mask & (VSD_BIT(VSD_FACT_SUCCEEDED) | VSD_BIT(VSD_FACT_NOT_SUCCEEDED))) != 0)
        count(counting, VSD_FACT_FROM_COPIES, &bcd->at);
}

void vsd_facts_of_entry(const struct vssdoc_writer_components *entry,
                        const struct vssdoc_document *document, struct vsd_facts *facts)
{
    struct counting counting = {facts, document};
    *facts = (struct vsd_facts){.mask = 0};
    count_entry(&counting, entry);
}

/* A manifest that lies beside the BCD of another backup proves nothing about it. */
static bool is_of_same_set(const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    const struct vssdoc_manifest *manifest = capture->manifest;
    return bcd != NULL && manifest != NULL &&
           !(bcd->snapshot_set_id.valid && manifest->snapshot_set_id.valid &&
             !vssdoc_guid_equal(&bcd->snapshot_set_id, &manifest->snapshot_set_id));
}

void vsd_facts_of_capture(const struct vssdoc_capture *capture, struct vsd_facts *facts)
{
    struct counting counting = {facts, NULL};
    *facts = (struct vsd_facts){.mask = 0};
    for (size_t i = 0; i < capture->n_writers; i++) {
        counting.document = capture->writers[i]->document;
        count(&counting, VSD_FACT_WMD, &capture->writers[i]->at);
    }
    if (capture->backup_components != NULL) {
        counting.document = capture->backup_components->document;
        count_bcd(&counting, capture->backup_components);
    }
    if (is_of_same_set(capture)) {
        counting.document = capture->manifest->document;
        for (const struct vssdoc_shadow_copy *s = capture->manifest->shadow_copies; s != NULL;
             s = s->next)
            count(&counting, VSD_FACT_MANIFEST, &s->at);
    }
}

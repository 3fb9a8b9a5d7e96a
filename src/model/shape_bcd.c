/* The shape of a Backup Components Document. */
#include "model/shape_rows.h"

/* clang-format off */

static const struct vsd_field partial_file_fields[] = {
    {"path", "path", VSD_STRING, AT(partial_file, path), N, "api:c-addpartialfile", 0, VSD_HOLDS_PATH},
    {"filename", "filename|filespec", VSD_STRING, AT(partial_file, filename), N,
     "api:c-addpartialfile", 0, VSD_HOLDS_PATH},
    {"ranges", "ranges|rangeList", VSD_STRING, AT(partial_file, ranges), N, "api:c-addpartialfile",
     0, VSD_HOLDS_PLAIN},
    {"ranges_file", "rangesFile|rangesFilePath", VSD_STRING, AT(partial_file, ranges_file), N,
     "api:bc-setrangesfilepath", 0, VSD_HOLDS_PATH},
    {"metadata", "metadata", VSD_STRING, AT(partial_file, metadata), N, "api:c-addpartialfile", 0, VSD_HOLDS_OPAQUE},
};
static const struct vsd_class partial_file_class = {
    .name = "partial_file", .size = sizeof(struct vssdoc_partial_file), FIELDS(partial_file_fields)};

#define DIFFERENCED "api:c-adddifferencedfilesbylastmodifytime"
static const struct vsd_field differenced_file_fields[] = {
    {"path", "path", VSD_STRING, AT(differenced_file, path), N, DIFFERENCED, 0, VSD_HOLDS_PATH},
    {"filespec", "filespec", VSD_STRING, AT(differenced_file, filespec), N, DIFFERENCED, 0, VSD_HOLDS_PATH},
    {"recursive", "recursive", VSD_BOOLEAN, AT(differenced_file, recursive), N, DIFFERENCED, 0, 0},
    {"lsn_string", "lsnString", VSD_STRING, AT(differenced_file, lsn_string), N, DIFFERENCED, 0, VSD_HOLDS_OPAQUE},
    {"last_modify_time", "lastModifyTime", VSD_STRING, AT(differenced_file, last_modify_time), N,
     DIFFERENCED, 0, VSD_HOLDS_PLAIN},
};
static const struct vsd_class differenced_file_class = {
    .name = "differenced_file", .size = sizeof(struct vssdoc_differenced_file),
    FIELDS(differenced_file_fields)};

#define DIRECTED "api:c-adddirectedtarget"
static const struct vsd_field directed_target_fields[] = {
    {"source_path", "sourcePath", VSD_STRING, AT(directed_target, source_path), N, DIRECTED, 0, VSD_HOLDS_PATH},
    {"source_filename", "sourceFilename", VSD_STRING, AT(directed_target, source_filename), N,
     DIRECTED, 0, VSD_HOLDS_PATH},
    {"source_ranges", "sourceRanges|sourceRangeList", VSD_STRING, AT(directed_target, source_ranges),
     N, DIRECTED, 0, VSD_HOLDS_PLAIN},
    {"destination_path", "destinationPath", VSD_STRING, AT(directed_target, destination_path), N,
     DIRECTED, 0, VSD_HOLDS_PATH},
    {"destination_filename", "destinationFilename", VSD_STRING,
     AT(directed_target, destination_filename), N, DIRECTED, 0, VSD_HOLDS_PATH},
    {"destination_ranges", "destinationRanges|destinationRangeList", VSD_STRING,
     AT(directed_target, destination_ranges), N, DIRECTED, 0, VSD_HOLDS_PLAIN},
};
static const struct vsd_class directed_target_class = {
    .name = "directed_target", .size = sizeof(struct vssdoc_directed_target),
    FIELDS(directed_target_fields)};

static const struct vsd_field restore_subcomponent_fields[] = {
    {"logical_path", "logicalPath|subComponentLogicalPath", VSD_STRING, AT(restore_subcomponent, logical_path), N,
     "api:bc-addrestoresubcomponent", 0, VSD_HOLDS_NAME},
    {"name", "componentName|subComponentName", VSD_STRING, AT(restore_subcomponent, name), N,
     "api:bc-addrestoresubcomponent", 0, VSD_HOLDS_NAME},
    {"repair", "repair", VSD_BOOLEAN, AT(restore_subcomponent, repair), N,
     "api:bc-addrestoresubcomponent", 0, 0},
};
static const struct vsd_class restore_subcomponent_class = {
    .name = "restore_subcomponent", .size = sizeof(struct vssdoc_restore_subcomponent),
    FIELDS(restore_subcomponent_fields), .complete = vsd_complete_restore_subcomponent};

static const struct vsd_field backup_metadata_fields[] = {
    {"backup_metadata", "metadata", VSD_BINARY, AT(backup_component, backup_metadata), C,
     "api:c-getbackupmetadata", 0, VSD_HOLDS_OPAQUE},
};
static const struct vsd_class backup_metadata_class = {
    .name = "backup_component", FIELDS(backup_metadata_fields), .text = &backup_metadata_fields[0]};

static const struct vsd_field restore_metadata_fields[] = {
    {"restore_metadata", "metadata", VSD_BINARY, AT(backup_component, restore_metadata), N,
     "api:c-getrestoremetadata", 0, VSD_HOLDS_OPAQUE},
};
static const struct vsd_class restore_metadata_class = {
    .name = "backup_component", FIELDS(restore_metadata_fields),
    .text = &restore_metadata_fields[0]};

static const struct vsd_field roll_forward_fields[] = {
    {"roll_forward.type", "type|rollType|rollForwardType", VSD_ENUM, AT(backup_component, roll_forward_type), N,
     "api:ivssbackupcomponentsex2-setrollforward", VSSDOC_ROLLFORWARD_TYPE, 0},
    {"roll_forward.point", "point|rollForwardPoint", VSD_STRING, AT(backup_component, roll_forward_point), N,
     "api:ivssbackupcomponentsex2-setrollforward", 0, VSD_HOLDS_TEXT},
};
static const struct vsd_class roll_forward_class = {
    .name = "backup_component", FIELDS(roll_forward_fields)};

static const struct vsd_field failure_fields[] = {
    {"failure.hr", "hr", VSD_STRING, AT(backup_component, failure_hr), N, "api:ivsscomponentex2-setfailure",
     0, VSD_HOLDS_PLAIN},
    {"failure.hr_application", "hrApplication", VSD_STRING, AT(backup_component, failure_hr_application), N,
     "api:ivsscomponentex2-setfailure", 0, VSD_HOLDS_PLAIN},
    {"failure.message", "message|applicationMessage", VSD_STRING, AT(backup_component, failure_message), N,
     "api:ivsscomponentex2-setfailure", 0, VSD_HOLDS_TEXT},
};
static const struct vsd_class failure_class = {.name = "backup_component", FIELDS(failure_fields)};

static const struct vsd_field backup_component_fields[] = {
    {"logical_path", "logicalPath", VSD_STRING, AT(backup_component, logical_path), C,
     "api:c-getlogicalpath", 0, VSD_HOLDS_NAME},
    {"name", "componentName", VSD_STRING, AT(backup_component, name), C, "api:c-getcomponentname", 0, VSD_HOLDS_NAME},
    {"type", "componentType", VSD_ENUM, AT(backup_component, type), C, "api:c-getcomponenttype",
     VSSDOC_COMPONENT_TYPE, 0},
    {"caption", "componentCaption|caption", VSD_STRING, AT(backup_component, caption), D,
     "using-vss-automated-system-recovery-for-disaster-recovery.md", 0, VSD_HOLDS_TEXT},
    {"backup_succeeded", "backupSucceeded", VSD_BOOLEAN, AT(backup_component, backup_succeeded), N,
     "api:c-getbackupsucceeded", 0, 0},
    {"backup_stamp", "backupStamp", VSD_STRING, AT(backup_component, backup_stamp), C,
     "api:c-getbackupstamp", 0, VSD_HOLDS_OPAQUE},
    {"previous_backup_stamp", "previousBackupStamp", VSD_STRING,
     AT(backup_component, previous_backup_stamp), N, "api:c-getpreviousbackupstamp", 0, VSD_HOLDS_OPAQUE},
    {"backup_options", "backupOptions", VSD_STRING, AT(backup_component, backup_options), N,
     "api:c-getbackupoptions", 0, VSD_HOLDS_TEXT},
    {"restore_options", "restoreOptions", VSD_STRING, AT(backup_component, restore_options), N,
     "api:c-getrestoreoptions", 0, VSD_HOLDS_TEXT},
    {"selected_for_restore", "selectedForRestore", VSD_BOOLEAN,
     AT(backup_component, selected_for_restore), N, "api:c-isselectedforrestore", 0, 0},
    {"additional_restores", "additionalRestores", VSD_BOOLEAN,
     AT(backup_component, additional_restores), N, "api:c-getadditionalrestores", 0, 0},
    {"restore_target", "restoreTarget", VSD_ENUM, AT(backup_component, restore_target), N,
     "api:c-getrestoretarget", VSSDOC_RESTORE_TARGET, 0},
    {"file_restore_status", "fileRestoreStatus", VSD_ENUM, AT(backup_component, file_restore_status),
     N, "api:c-getfilerestorestatus", VSSDOC_FILE_RESTORE_STATUS, 0},
    {"restore_name", "restoreName", VSD_STRING, AT(backup_component, restore_name), N,
     "api:ivsscomponentex-getrestorename", 0, VSD_HOLDS_NAME},
    {"authoritative", "authoritativeRestore|authoritative", VSD_BOOLEAN,
     AT(backup_component, authoritative), N, "api:ivsscomponentex-getauthoritativerestore", 0, 0},
    {"failure_messages.prepare_for_backup", "prepareForBackupFailureMsg|prepareForBackupFailureMessage", VSD_STRING,
     AT(backup_component, prepare_for_backup_failure), N,
     "api:ivsscomponentex-getprepareforbackupfailuremsg", 0, VSD_HOLDS_TEXT},
    {"failure_messages.post_snapshot", "postSnapshotFailureMsg|postSnapshotFailureMessage", VSD_STRING,
     AT(backup_component, post_snapshot_failure), N, "api:ivsscomponentex-getpostsnapshotfailuremsg",
     0, VSD_HOLDS_TEXT},
    {"failure_messages.pre_restore", "preRestoreFailureMsg|preRestoreFailureMessage", VSD_STRING, AT(backup_component, pre_restore_failure), N,
     "api:c-getprerestorefailuremsg", 0, VSD_HOLDS_TEXT},
    {"failure_messages.post_restore", "postRestoreFailureMsg|postRestoreFailureMessage", VSD_STRING, AT(backup_component, post_restore_failure),
     N, "api:c-getpostrestorefailuremsg", 0, VSD_HOLDS_TEXT},
};
#define LIST(member) AT(backup_component, member), 0
static const struct vsd_child backup_component_children[] = {
    {"backup_metadata", "BACKUP_METADATA", VSD_MERGE, &backup_metadata_class, C,
     "api:c-getbackupmetadata", 0, 0, 0},
    {"restore_metadata", "RESTORE_METADATA", VSD_MERGE, &restore_metadata_class, N,
     "api:c-getrestoremetadata", 0, 0, 0},
    {"roll_forward", "ROLL_FORWARD", VSD_MERGE, &roll_forward_class, N,
     "api:ivssbackupcomponentsex2-setrollforward", 0, 0, 0},
    {"failure", "FAILURE", VSD_MERGE, &failure_class, N, "api:ivsscomponentex2-setfailure", 0, 0, 0},
    {"alternate_location_mappings", "ALTERNATE_LOCATION_MAPPING|ALTERNATIVE_LOCATION_MAPPING",
     VSD_ITEM, &vsd_restore_location_class, N, "api:bc-addalternativelocationmapping",
     LIST(alternate_location_mappings), VSSDOC_ALTERNATE_LOCATION_MAPPING},
    {"new_targets", "NEW_TARGET", VSD_ITEM, &vsd_restore_location_class, N, "api:bc-addnewtarget",
     LIST(new_targets), VSSDOC_NEW_TARGET},
    {"directed_targets", "DIRECTED_TARGET", VSD_ITEM, &directed_target_class, N, DIRECTED,
     LIST(directed_targets), 0},
    {"partial_files", "PARTIAL_FILE", VSD_ITEM, &partial_file_class, N, "api:c-addpartialfile",
     LIST(partial_files), 0},
    {"differenced_files", "DIFFERENCED_FILE", VSD_ITEM, &differenced_file_class, N, DIFFERENCED,
     LIST(differenced_files), 0},
    {"restore_subcomponents", "RESTORE_SUBCOMPONENT", VSD_ITEM, &restore_subcomponent_class, N,
     "api:bc-addrestoresubcomponent", LIST(restore_subcomponents), 0},
};
static const struct vsd_class backup_component_class = {
    .name = "backup_component", .size = sizeof(struct vssdoc_backup_component),
    FIELDS(backup_component_fields), CHILDREN(backup_component_children),
    .complete = vsd_complete_backup_component};

static const struct vsd_field writer_components_fields[] = {
    {"instance_id", "instanceId", VSD_GUID, AT(writer_components, instance_id), C,
     "api:nl-vsbackup-ivsswritercomponentsext", 0, VSD_HOLDS_GUID},
    {"writer_id", "writerId", VSD_GUID, AT(writer_components, writer_id), C,
     "api:nl-vsbackup-ivsswritercomponentsext", 0, VSD_HOLDS_CLASS_ID},
    {"instance_name", "instanceName", VSD_STRING, AT(writer_components, instance_name), C,
     "api:ivssexaminewritermetadataex-getidentityex", 0, VSD_HOLDS_NAME},
    {"backup_schema", "backupSchema", VSD_MASK, AT(writer_components, backup_schema), C,
     "api:ew-getbackupschema", VSSDOC_BACKUP_SCHEMA, 0},
};
static const struct vsd_child writer_components_children[] = {
    {"components", "COMPONENT", VSD_ITEM, &backup_component_class, C, "api:bc-addcomponent",
     AT(writer_components, components), AT(writer_components, n_components), 0},
};
static const struct vsd_class writer_components_class = {
    .name = "writer_components", .size = sizeof(struct vssdoc_writer_components),
    FIELDS(writer_components_fields), CHILDREN(writer_components_children)};

#define PROPERTIES "api:ns-vss-vss_snapshot_prop"
static const struct vsd_field snapshot_fields[] = {
    {"snapshot_id", "snapshotId", VSD_GUID, AT(snapshot, snapshot_id), N, PROPERTIES, 0, VSD_HOLDS_GUID},
    {"snapshot_set_id", "snapshotSetId", VSD_GUID, AT(snapshot, snapshot_set_id), N, PROPERTIES, 0, VSD_HOLDS_GUID},
    {"provider_id", "providerId", VSD_GUID, AT(snapshot, provider_id), N, PROPERTIES, 0, VSD_HOLDS_GUID},
    {"snapshots_count", "snapshotsCount", VSD_NUMBER, AT(snapshot, snapshots_count), N, PROPERTIES,
     0, 0},
    {"device_object", "snapshotDeviceObject", VSD_STRING, AT(snapshot, device_object), N, PROPERTIES,
     0, VSD_HOLDS_PATH},
    {"original_volume", "originalVolumeName|originalVolume", VSD_STRING,
     AT(snapshot, original_volume), N, PROPERTIES, 0, VSD_HOLDS_PATH},
    {"originating_machine", "originatingMachine", VSD_STRING, AT(snapshot, originating_machine), N,
     PROPERTIES, 0, VSD_HOLDS_NAME},
    {"service_machine", "serviceMachine", VSD_STRING, AT(snapshot, service_machine), N, PROPERTIES,
     0, VSD_HOLDS_NAME},
    {"exposed_name", "exposedName", VSD_STRING, AT(snapshot, exposed_name), N, PROPERTIES, 0, VSD_HOLDS_PATH},
    {"exposed_path", "exposedPath", VSD_STRING, AT(snapshot, exposed_path), N, PROPERTIES, 0, VSD_HOLDS_PATH},
    {"attributes", "snapshotAttributes", VSD_MASK, AT(snapshot, attributes), N, PROPERTIES,
     VSSDOC_SNAPSHOT_ATTRIBUTES, 0},
    {"creation_timestamp", "creationTimestamp", VSD_STRING, AT(snapshot, creation_timestamp), N,
     PROPERTIES, 0, VSD_HOLDS_PLAIN},
    {"state", "status|snapshotState", VSD_ENUM, AT(snapshot, state), N, PROPERTIES,
     VSSDOC_SNAPSHOT_STATE, 0},
};
static const struct vsd_class snapshot_class = {
    .name = "snapshot", .size = sizeof(struct vssdoc_snapshot), FIELDS(snapshot_fields)};

static const struct vsd_field snapshot_set_fields[] = {
    {"snapshot_set_id", "snapshotSetId", VSD_GUID, AT(snapshot_set, snapshot_set_id), N, PROPERTIES,
     0, VSD_HOLDS_GUID},
    {"context", "context", VSD_MASK, AT(snapshot_set, context), N,
     "shadow-copy-context-configurations.md", VSSDOC_SNAPSHOT_ATTRIBUTES, 0},
    {"description", "description", VSD_STRING, AT(snapshot_set, description), N, PROPERTIES, 0, VSD_HOLDS_TEXT},
    {"metadata", "metadata", VSD_STRING, AT(snapshot_set, metadata), N, PROPERTIES, 0, VSD_HOLDS_OPAQUE},
};
static const struct vsd_child snapshot_set_children[] = {
    {"snapshots", "SNAPSHOT_DESCRIPTION", VSD_ITEM, &snapshot_class, N, PROPERTIES,
     AT(snapshot_set, snapshots), AT(snapshot_set, n_snapshots), 0},
};
static const struct vsd_class snapshot_set_class = {
    .name = "snapshot_set", .size = sizeof(struct vssdoc_snapshot_set),
    FIELDS(snapshot_set_fields), CHILDREN(snapshot_set_children)};

static const struct vsd_field backup_components_fields[] = {
    {"version", "version", VSD_STRING, AT(backup_components, version), C,
     "backup-components-document-contents.md", 0, VSD_HOLDS_PLAIN},
    {"bootable_system_state", "bootableSystemStateBackup", VSD_BOOLEAN,
     AT(backup_components, bootable_system_state), C, "api:bc-setbackupstate", 0, 0},
    {"select_components", "selectComponents", VSD_BOOLEAN, AT(backup_components, select_components),
     C, "api:bc-setbackupstate", 0, 0},
    {"backup_type", "backupType", VSD_ENUM, AT(backup_components, backup_type), C,
     "api:bc-setbackupstate", VSSDOC_BACKUP_TYPE, 0},
    {"partial_file_support", "partialFileSupport", VSD_BOOLEAN,
     AT(backup_components, partial_file_support), C, "api:bc-setbackupstate", 0, 0},
    {"snapshot_set_id", "snapshotSetId", VSD_GUID, AT(backup_components, snapshot_set_id), C,
     "api:bc-startsnapshotset", 0, VSD_HOLDS_GUID},
    {"restore_type", "restoreType", VSD_ENUM, AT(backup_components, restore_type), N,
     "api:bc-setrestorestate", VSSDOC_RESTORE_TYPE, 0},
};
static const struct vsd_child backup_components_children[] = {
    {"writers", "WRITER_COMPONENTS", VSD_ITEM, &writer_components_class, C,
     "api:bc-getwritercomponents", AT(backup_components, writers),
     AT(backup_components, n_writers), 0},
    {"snapshot_set", "SNAPSHOT_SET_DESCRIPTION", VSD_ONE, &snapshot_set_class, N,
     "api:bc-addtosnapshotset", AT(backup_components, snapshot_set), 0, 0},
};
const struct vsd_class vsd_backup_components_class = {
    .name = "backup_components", .size = sizeof(struct vssdoc_backup_components),
    FIELDS(backup_components_fields), CHILDREN(backup_components_children)};

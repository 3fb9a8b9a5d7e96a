/* The shape of a Writer Metadata Document. */
#include "model/shape_rows.h"

/* clang-format off */

/* ---- file sets ------------------------------------------------------------------------------ */

#define TRIPLE(PATH, FILESPEC)                                                                     \
    {"path", PATH, VSD_STRING, AT(file_set, path), C, "api:ivsswmfiledesc-getpath", 0, VSD_HOLDS_PATH},            \
    {"filespec", FILESPEC, VSD_STRING, AT(file_set, filespec), C,                                  \
     "api:ivsswmfiledesc-getfilespec", 0, VSD_HOLDS_PATH},                                                         \
    {"recursive", "recursive", VSD_BOOLEAN, AT(file_set, recursive), C,                            \
     "api:ivsswmfiledesc-getrecursive", 0, 0}

static const struct vsd_field file_set_fields[] = {
    TRIPLE("path", "filespec"),
    {"backup_type", "filespecBackupType", VSD_MASK, AT(file_set, backup_type), C,
     "api:ivsswmfiledesc-getbackuptypemask", VSSDOC_FILE_SPEC_BACKUP_TYPE, 0},
    {"alternate_path", "alternatePath|alternateLocation", VSD_STRING, AT(file_set, alternate_path), N,
     "api:ivsswmfiledesc-getalternatelocation", 0, VSD_HOLDS_PATH},
};
static const struct vsd_class file_set_class = {
    .name = "file_set", .size = sizeof(struct vssdoc_file_set), FIELDS(file_set_fields),
    .tag_offset = AT(file_set, kind)};

/* Where a restore puts files: the same triple, and a destination. */
static const struct vsd_field restore_location_fields[] = {
    TRIPLE("path|sourcePath", "filespec|sourceFilespec|filename"),
    {"alternate_path", "alternatePath|alternateLocation|destination|newPath", VSD_STRING,
     AT(file_set, alternate_path), N, "api:ivsswmfiledesc-getalternatelocation", 0, VSD_HOLDS_PATH},
};
const struct vsd_class vsd_restore_location_class = {
    .name = "restore_location", .size = sizeof(struct vssdoc_file_set),
    FIELDS(restore_location_fields), .also = &file_set_class, .tag_offset = AT(file_set, kind)};


static const struct vsd_field dependency_fields[] = {
    {"writer_id", "writerId|onWriterId", VSD_GUID, AT(dependency, writer_id), N,
     "api:ivsswmdependency-getwriterid", 0, VSD_HOLDS_CLASS_ID},
    {"logical_path", "logicalPath|onLogicalPath", VSD_STRING, AT(dependency, logical_path), N,
     "api:ivsswmdependency-getlogicalpath", 0, VSD_HOLDS_NAME},
    {"name", "componentName|onComponentName", VSD_STRING, AT(dependency, name), N,
     "api:ivsswmdependency-getcomponentname", 0, VSD_HOLDS_NAME},
};
static const struct vsd_class dependency_class = {
    .name = "dependency", .size = sizeof(struct vssdoc_dependency), FIELDS(dependency_fields),
    .complete = vsd_complete_dependency};

static const struct vsd_field component_fields[] = {
    {"logical_path", "logicalPath", VSD_STRING, AT(component, logical_path), C,
     "api:ns-vsbackup-vss_componentinfo", 0, VSD_HOLDS_NAME},
    {"name", "componentName", VSD_STRING, AT(component, name), C,
     "api:ns-vsbackup-vss_componentinfo", 0, VSD_HOLDS_NAME},
    {"caption", "caption", VSD_STRING, AT(component, caption), C,
     "api:ns-vsbackup-vss_componentinfo", 0, VSD_HOLDS_TEXT},
    {"restore_metadata", "restoreMetadata", VSD_BOOLEAN, AT(component, restore_metadata), C,
     "api:ns-vsbackup-vss_componentinfo", 0, 0},
    {"notify_on_backup_complete", "notifyOnBackupComplete", VSD_BOOLEAN,
     AT(component, notify_on_backup_complete), C, "api:ns-vsbackup-vss_componentinfo", 0, 0},
    {"selectable", "selectable", VSD_BOOLEAN, AT(component, selectable), C,
     "api:ns-vsbackup-vss_componentinfo", 0, 0},
    {"selectable_for_restore", "selectableForRestore", VSD_BOOLEAN,
     AT(component, selectable_for_restore), C, "api:ns-vsbackup-vss_componentinfo", 0, 0},
    {"flags", "componentFlags", VSD_MASK, AT(component, flags), C,
     "api:ns-vsbackup-vss_componentinfo", VSSDOC_COMPONENT_FLAGS, 0},
    {"icon", "icon", VSD_BINARY, AT(component, icon), N,
     "api:ns-vsbackup-vss_componentinfo", 0, VSD_HOLDS_OPAQUE},
};
#define FILE_SETS AT(component, file_sets), AT(component, n_file_sets)
#define DEPENDENCY                                                                                 \
    {"dependencies", "DEPENDENCY|COMPONENT_DEPENDENCY", VSD_ITEM, &dependency_class, N,            \
     "api:cw-addcomponentdependency", AT(component, dependencies), AT(component, n_dependencies), 0}

static const struct vsd_child file_group_children[] = {
    {"files", "FILE_LIST", VSD_ITEM, &file_set_class, C, "api:cw-addfilestofilegroup", FILE_SETS,
     VSSDOC_FILE_LIST},
    DEPENDENCY,
};
static const struct vsd_class file_group_class = {
    .name = "component", .size = sizeof(struct vssdoc_component), FIELDS(component_fields),
    CHILDREN(file_group_children), .tag_offset = AT(component, type),
    .complete = vsd_complete_component};

static const struct vsd_child database_children[] = {
    {"files", "DATABASE_FILES", VSD_ITEM, &file_set_class, D, "in-box-vss-writers.md", FILE_SETS,
     VSSDOC_DATABASE_FILES},
    {"files", "DATABASE_LOGFILES", VSD_ITEM, &file_set_class, D, "in-box-vss-writers.md", FILE_SETS,
     VSSDOC_DATABASE_LOGFILES},
    DEPENDENCY,
};
static const struct vsd_class database_class = {
    .name = "component", .size = sizeof(struct vssdoc_component), FIELDS(component_fields),
    CHILDREN(database_children), .tag_offset = AT(component, type),
    .complete = vsd_complete_component};

#define ALTERNATE_LOCATION_MAPPING                                                                 \
    {"alternate_location_mappings", "ALTERNATE_LOCATION_MAPPING", VSD_ITEM,                        \
     &vsd_restore_location_class, N, "api:cw-addalternatelocationmapping",                             \
     AT(writer, alternate_location_mappings), AT(writer, n_alternate_location_mappings),           \
     VSSDOC_ALTERNATE_LOCATION_MAPPING}

#define INCLUDE_FILES                                                                              \
    {"include_files", "INCLUDE_FILES", VSD_ITEM, &file_set_class, N, "api:ew-getincludefile",      \
     AT(writer, include_files), AT(writer, n_include_files), VSSDOC_INCLUDE}

static const struct vsd_child backup_locations_children[] = {
    {"components", "FILE_GROUP", VSD_ITEM, &file_group_class, C, "api:cw-addcomponent",
     AT(writer, components), AT(writer, n_components), 2 /* VSS_CT_FILEGROUP */},
    {"components", "DATABASE", VSD_ITEM, &database_class, D, "in-box-vss-writers.md",
     AT(writer, components), AT(writer, n_components), 1 /* VSS_CT_DATABASE */},
    {"exclude_files", "EXCLUDE_FILES", VSD_ITEM, &file_set_class, C, "api:cw-addexcludefiles",
     AT(writer, exclude_files), AT(writer, n_exclude_files), VSSDOC_EXCLUDE},
    {"exclude_files_from_snapshot", "EXCLUDE_FILES_FROM_SNAPSHOT", VSD_ITEM, &file_set_class, C,
     "excluding-files-from-shadow-copies.md", AT(writer, exclude_files_from_snapshot),
     AT(writer, n_exclude_files_from_snapshot), VSSDOC_EXCLUDE_FROM_SNAPSHOT},
    INCLUDE_FILES,
    ALTERNATE_LOCATION_MAPPING,
};
static const struct vsd_class backup_locations_class = {
    .name = "writer", CHILDREN(backup_locations_children)};

static const struct vsd_field identification_fields[] = {
    {"writer_id", "writerId", VSD_GUID, AT(writer, writer_id), C, "api:ew-getidentity", 0, VSD_HOLDS_CLASS_ID},
    {"instance_id", "instanceId", VSD_GUID, AT(writer, instance_id), C, "api:ew-getidentity", 0, VSD_HOLDS_GUID},
    {"instance_name", "instanceName", VSD_STRING, AT(writer, instance_name), C,
     "api:ivssexaminewritermetadataex-getidentityex", 0, VSD_HOLDS_NAME},
    {"name", "friendlyName", VSD_STRING, AT(writer, name), C, "api:ew-getidentity", 0, VSD_HOLDS_NAME},
    {"usage", "usage", VSD_ENUM, AT(writer, usage), C, "api:ew-getidentity", VSSDOC_USAGE_TYPE, 0},
    {"source_type", "dataSource", VSD_ENUM, AT(writer, source_type), C, "api:ew-getidentity",
     VSSDOC_SOURCE_TYPE, 0},
    {"writer_version.major", "majorVersion", VSD_NUMBER, AT(writer, major_version), C,
     "api:ivssexaminewritermetadataex2-getversion", 0, 0},
    {"writer_version.minor", "minorVersion", VSD_NUMBER, AT(writer, minor_version), C,
     "api:ivssexaminewritermetadataex2-getversion", 0, 0},
};
static const struct vsd_class identification_class = {
    .name = "writer", FIELDS(identification_fields)};

static const struct vsd_field restore_method_fields[] = {
    {"method", "method", VSD_ENUM, AT(restore_method, method), C, "api:ew-getrestoremethod",
     VSSDOC_RESTOREMETHOD, 0},
    {"service", "service", VSD_STRING, AT(restore_method, service), N, "api:ew-getrestoremethod", 0, VSD_HOLDS_NAME},
    {"user_procedure", "userProcedure", VSD_STRING, AT(restore_method, user_procedure), N,
     "api:ew-getrestoremethod", 0, VSD_HOLDS_PATH},
    {"writer_restore", "writerRestore", VSD_ENUM, AT(restore_method, writer_restore), C,
     "api:ew-getrestoremethod", VSSDOC_WRITERRESTORE, 0},
    {"reboot_required", "rebootRequired", VSD_BOOLEAN, AT(restore_method, reboot_required), C,
     "api:ew-getrestoremethod", 0, 0},
};
static const struct vsd_class restore_method_class = {
    .name = "restore_method", .size = sizeof(struct vssdoc_restore_method),
    FIELDS(restore_method_fields)};

static const struct vsd_field writer_fields[] = {
    {"version", "version", VSD_STRING, AT(writer, version), C, "writer-metadata-document-contents.md",
     0, VSD_HOLDS_PLAIN},
    {"backup_schema", "backupSchema", VSD_MASK, AT(writer, backup_schema), C,
     "api:ew-getbackupschema", VSSDOC_BACKUP_SCHEMA, 0},
};
static const struct vsd_child writer_children[] = {
    {"identification", "IDENTIFICATION", VSD_MERGE, &identification_class, C, "api:ew-getidentity",
     AT(writer, identification), 0, 0},
    {"restore_method", "RESTORE_METHOD", VSD_ONE, &restore_method_class, C,
     "api:ew-getrestoremethod", AT(writer, restore_method), 0, 0},
    {"backup_locations", "BACKUP_LOCATIONS", VSD_MERGE, &backup_locations_class, C,
     "writer-metadata-document-contents.md", 0, 0, 0},
    ALTERNATE_LOCATION_MAPPING,
    INCLUDE_FILES,
};
const struct vsd_class vsd_writer_class = {
    .name = "writer", .size = sizeof(struct vssdoc_writer), FIELDS(writer_fields),
    CHILDREN(writer_children)};

/* The shape of DiskShadow's manifest, as seen in captured documents. */
#include "model/shape_rows.h"

/* clang-format off */

#define SEEN "captured documents"
static const struct vsd_field shadow_copy_fields[] = {
    {"id", "GUID", VSD_GUID, AT(shadow_copy, id), C, SEEN, 0, VSD_HOLDS_GUID},
    {"alias", "Alias", VSD_STRING, AT(shadow_copy, alias), C, SEEN, 0, VSD_HOLDS_NAME},
    {"original_volume", "OriginalVolume", VSD_STRING, AT(shadow_copy, original_volume), C, SEEN, 0, VSD_HOLDS_PATH},
    {"provider_id", "Provider", VSD_GUID, AT(shadow_copy, provider_id), C, SEEN, 0, VSD_HOLDS_GUID},
};
static const struct vsd_class shadow_copy_class = {
    .name = "shadow_copy", .size = sizeof(struct vssdoc_shadow_copy), FIELDS(shadow_copy_fields)};

static const struct vsd_field shadow_copy_set_fields[] = {
    {"snapshot_set_id", "GUID", VSD_GUID, AT(manifest, snapshot_set_id), C, SEEN, 0, VSD_HOLDS_GUID},
    {"machine_name", "MachineName", VSD_STRING, AT(manifest, machine_name), C, SEEN, 0, VSD_HOLDS_NAME},
};
static const struct vsd_child shadow_copy_set_children[] = {
    {"shadow_copies", "ShadowCopy", VSD_ITEM, &shadow_copy_class, C, SEEN,
     AT(manifest, shadow_copies), AT(manifest, n_shadow_copies), 0},
};
static const struct vsd_class shadow_copy_set_class = {
    .name = "manifest", FIELDS(shadow_copy_set_fields), CHILDREN(shadow_copy_set_children)};

static const struct vsd_field manifest_bcd_fields[] = {
    {"backup_components_file", "File", VSD_STRING, AT(manifest, backup_components_file), C, SEEN, 0, VSD_HOLDS_PATH},
};
static const struct vsd_class manifest_bcd_class = {.name = "manifest", FIELDS(manifest_bcd_fields)};

static const struct vsd_field alias_fields[] = {
    {"name", "Name", VSD_STRING, AT(alias, name), C, SEEN, 0, VSD_HOLDS_NAME},
    {"value", "Value", VSD_STRING, AT(alias, value), C, SEEN, 0, VSD_HOLDS_TEXT},
};
static const struct vsd_class alias_class = {
    .name = "alias", .size = sizeof(struct vssdoc_alias), FIELDS(alias_fields)};
static const struct vsd_child aliases_children[] = {
    {"aliases", "Alias", VSD_ITEM, &alias_class, C, SEEN, AT(manifest, aliases),
     AT(manifest, n_aliases), 0},
};
static const struct vsd_class aliases_class = {.name = "manifest", CHILDREN(aliases_children)};

static const struct vsd_field manifest_writer_fields[] = {
    {"name", "Name", VSD_STRING, AT(manifest_writer, name), C, SEEN, 0, VSD_HOLDS_MANIFEST_NAME},
    {"file", "MetadataFile", VSD_STRING, AT(manifest_writer, file), C, SEEN, 0, VSD_HOLDS_PATH},
};
static const struct vsd_class manifest_writer_class = {
    .name = "manifest_writer", .size = sizeof(struct vssdoc_manifest_writer),
    FIELDS(manifest_writer_fields), .complete = vsd_complete_manifest_writer};
static const struct vsd_field manifest_writers_fields[] = {
    {"writer_count", "Count", VSD_NUMBER, AT(manifest, writer_count), C, SEEN, 0, 0},
};
static const struct vsd_child manifest_writers_children[] = {
    {"writers", "Writer", VSD_ITEM, &manifest_writer_class, C, SEEN, AT(manifest, writers),
     AT(manifest, n_writers), 0},
};
static const struct vsd_class manifest_writers_class = {
    .name = "manifest", FIELDS(manifest_writers_fields), CHILDREN(manifest_writers_children)};

static const struct vsd_field log_file_fields[] = {
    {"log_file", "Name", VSD_STRING, AT(manifest, log_file), C, SEEN, 0, VSD_HOLDS_PATH},
};
static const struct vsd_class log_file_class = {.name = "manifest", FIELDS(log_file_fields)};

static const struct vsd_child manifest_children[] = {
    {"shadow_copy_set", "ShadowCopySet", VSD_MERGE, &shadow_copy_set_class, C, SEEN, 0, 0, 0},
    {"backup_components", "BackupComponents", VSD_MERGE, &manifest_bcd_class, C, SEEN, 0, 0, 0},
    {"aliases", "Aliases", VSD_MERGE, &aliases_class, C, SEEN, 0, 0, 0},
    {"writers", "Writers", VSD_MERGE, &manifest_writers_class, C, SEEN, 0, 0, 0},
    {"log", "Logfile", VSD_MERGE, &log_file_class, C, SEEN, 0, 0, 0},
};
const struct vsd_class vsd_manifest_class = {
    .name = "manifest", .size = sizeof(struct vssdoc_manifest), CHILDREN(manifest_children)};

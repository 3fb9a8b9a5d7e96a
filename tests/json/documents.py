"""The documents as another parser sees them, and where the contract puts what they hold.

Written from the contract and docs of the API, not from the program's own tables, so that both must agree."""

import base64
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field

# ---- bytes to elements ----


def decode(data):
    """The text of a document, whatever it is encoded in and whatever its declaration says."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    if data[1:2] == b"\0" and data[:1] != b"\0":
        return data[:len(data) // 2 * 2].decode("utf-16-le")
    if data[:1] == b"\0":
        return data.decode("utf-16-be")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = re.search(rb"encoding=[\"']([\w-]+)", data)
        return data.decode(declared.group(1).decode())


def parse(text):
    """The root element, comments and instructions included."""
    text = re.sub(r"^<\?xml [^>]*\?>", "", text.strip("\0 \t\r\n"))
    builder = ElementTree.TreeBuilder(insert_comments=True, insert_pis=True)
    parser = ElementTree.XMLParser(target=builder)
    parser.feed(text)
    return parser.close()


def listed(text, number):
    """The document of one writer in a listing of "vshadow -wm3"."""
    return re.split(r"--\[Writer \d+\]--", text)[number + 1].partition("</WRITER_METADATA>")[0] + \
        "</WRITER_METADATA>"


def local(name):
    return name.rpartition("}")[2]


# ---- elements to the JSON ----

@dataclass
class Shape:
    """What an element holds: attributes as (key, reading), children as (how, key, shape)."""
    attributes: dict = field(default_factory=dict)
    children: dict = field(default_factory=dict)


LIST, ONE, MERGE = "list", "one", "merge"  # MERGE: the child's properties are the parent object's

TRIPLE = {"path": ("path", "text"), "filespec": ("filespec", "text"), "recursive": ("recursive", "boolean")}
FILES = Shape({**TRIPLE, "filespecBackupType": ("backup_type", "mask"), "alternatePath": ("alternate_path", "text")})
PLACE = Shape({**TRIPLE, "alternatePath": ("alternate_path", "text")})
DEPENDENCY = Shape({"writerId": ("writer_id", "guid"), "logicalPath": ("logical_path", "text"),
                    "componentName": ("name", "text")})
COMPONENT = {
    "logicalPath": ("logical_path", "text"), "componentName": ("name", "text"), "caption": ("caption", "text"),
    "restoreMetadata": ("restore_metadata", "boolean"),
    "notifyOnBackupComplete": ("notify_on_backup_complete", "boolean"), "selectable": ("selectable", "boolean"),
    "selectableForRestore": ("selectable_for_restore", "boolean"), "componentFlags": ("flags", "mask"),
    "icon": ("icon", "binary")}
FILE_GROUP = Shape(COMPONENT, {"FILE_LIST": (LIST, "files", FILES), "DEPENDENCY": (LIST, "dependencies", DEPENDENCY)})
DATABASE = Shape(COMPONENT, {
    "DATABASE_FILES": (LIST, "files", FILES), "DATABASE_LOGFILES": (LIST, "files", FILES),
    "DEPENDENCY": (LIST, "dependencies", DEPENDENCY)})

WRITER = Shape({"version": ("version", "text"), "backupSchema": ("backup_schema", "mask")}, {
    "IDENTIFICATION": (MERGE, None, Shape({
        "writerId": ("writer_id", "guid"), "instanceId": ("instance_id", "guid"), "friendlyName": ("name", "text"),
        "instanceName": ("instance_name", "text"), "usage": ("usage", "constant"),
        "dataSource": ("source_type", "constant"), "majorVersion": ("writer_version.major", "number"),
        "minorVersion": ("writer_version.minor", "number")})),
    "RESTORE_METHOD": (ONE, "restore_method", Shape({
        "method": ("method", "constant"), "service": ("service", "text"), "userProcedure": ("user_procedure", "text"),
        "writerRestore": ("writer_restore", "constant"), "rebootRequired": ("reboot_required", "boolean")}, {
            "ALTERNATE_LOCATION_MAPPING": (LIST, "alternate_location_mappings", PLACE)})),
    "BACKUP_LOCATIONS": (MERGE, None, Shape({}, {
        "FILE_GROUP": (LIST, "components", FILE_GROUP), "DATABASE": (LIST, "components", DATABASE),
        "EXCLUDE_FILES": (LIST, "exclude_files", FILES), "INCLUDE_FILES": (LIST, "include_files", FILES),
        "EXCLUDE_FILES_FROM_SNAPSHOT": (LIST, "exclude_files_from_snapshot", FILES)}))})

RECORD = Shape({
    "logicalPath": ("logical_path", "text"), "componentName": ("name", "text"), "componentType": ("type", "constant"),
    "backupSucceeded": ("backup_succeeded", "boolean"), "backupStamp": ("backup_stamp", "text"),
    "previousBackupStamp": ("previous_backup_stamp", "text"), "backupOptions": ("backup_options", "text"),
    "restoreOptions": ("restore_options", "text"), "selectedForRestore": ("selected_for_restore", "boolean"),
    "additionalRestores": ("additional_restores", "boolean"), "restoreTarget": ("restore_target", "constant"),
    "fileRestoreStatus": ("file_restore_status", "constant"), "restoreName": ("restore_name", "text"),
    "authoritativeRestore": ("authoritative", "boolean"),
    "prepareForBackupFailureMsg": ("failure_messages.prepare_for_backup", "text"),
    "postSnapshotFailureMsg": ("failure_messages.post_snapshot", "text"),
    "preRestoreFailureMsg": ("failure_messages.pre_restore", "text"),
    "postRestoreFailureMsg": ("failure_messages.post_restore", "text")}, {
        "BACKUP_METADATA": (MERGE, None, Shape({"metadata": ("backup_metadata", "binary")})),
        "RESTORE_METADATA": (MERGE, None, Shape({"metadata": ("restore_metadata", "binary")})),
        "ROLL_FORWARD": (MERGE, None, Shape({
            "rollType": ("roll_forward.type", "constant"), "point": ("roll_forward.point", "text")})),
        "FAILURE": (MERGE, None, Shape({
            "hr": ("failure.hr", "text"), "hrApplication": ("failure.hr_application", "text"),
            "applicationMessage": ("failure.message", "text")})),
        "ALTERNATE_LOCATION_MAPPING": (LIST, "alternate_location_mappings", PLACE),
        "NEW_TARGET": (LIST, "new_targets", PLACE),
        "DIRECTED_TARGET": (LIST, "directed_targets", Shape({
            "sourcePath": ("source_path", "text"), "sourceFilename": ("source_filename", "text"),
            "sourceRanges": ("source_ranges", "text"), "destinationPath": ("destination_path", "text"),
            "destinationFilename": ("destination_filename", "text"),
            "destinationRanges": ("destination_ranges", "text")})),
        "PARTIAL_FILE": (LIST, "partial_files", Shape({
            "path": ("path", "text"), "filename": ("filename", "text"), "ranges": ("ranges", "text"),
            "metadata": ("metadata", "text")})),
        "DIFFERENCED_FILE": (LIST, "differenced_files", Shape({
            **TRIPLE, "lastModifyTime": ("last_modify_time", "text")})),
        "RESTORE_SUBCOMPONENT": (LIST, "restore_subcomponents", Shape({
            "logicalPath": ("logical_path", "text"), "componentName": ("name", "text"),
            "repair": ("repair", "boolean")}))})
SNAPSHOT = Shape({
    "snapshotId": ("snapshot_id", "guid"), "snapshotSetId": ("snapshot_set_id", "guid"),
    "providerId": ("provider_id", "guid"), "snapshotsCount": ("snapshots_count", "number"),
    "snapshotDeviceObject": ("device_object", "text"), "originalVolumeName": ("original_volume", "text"),
    "originatingMachine": ("originating_machine", "text"), "serviceMachine": ("service_machine", "text"),
    "snapshotAttributes": ("attributes", "mask"), "creationTimestamp": ("creation_timestamp", "text"),
    "status": ("state", "constant")})
BACKUP_COMPONENTS = Shape({
    "version": ("version", "text"), "bootableSystemStateBackup": ("bootable_system_state", "boolean"),
    "selectComponents": ("select_components", "boolean"), "backupType": ("backup_type", "constant"),
    "partialFileSupport": ("partial_file_support", "boolean"), "restoreType": ("restore_type", "constant"),
    "snapshotSetId": ("snapshot_set_id", "guid")}, {
        "WRITER_COMPONENTS": (LIST, "writers", Shape({
            "instanceId": ("instance_id", "guid"), "writerId": ("writer_id", "guid"),
            "instanceName": ("instance_name", "text"), "backupSchema": ("backup_schema", "mask")}, {
                "COMPONENT": (LIST, "components", RECORD)})),
        "SNAPSHOT_SET_DESCRIPTION": (ONE, "snapshot_set", Shape({
            "snapshotSetId": ("snapshot_set_id", "guid"), "context": ("context", "mask")}, {
                "SNAPSHOT_DESCRIPTION": (LIST, "snapshots", SNAPSHOT)}))})

MANIFEST = Shape({}, {
    "ShadowCopySet": (MERGE, None, Shape({"GUID": ("snapshot_set_id", "guid"), "MachineName": ("machine_name", "text")}, {
        "ShadowCopy": (LIST, "shadow_copies", Shape({
            "GUID": ("id", "guid"), "Alias": ("alias", "text"), "OriginalVolume": ("original_volume", "text"),
            "Provider": ("provider_id", "guid")}))})),
    "BackupComponents": (MERGE, None, Shape({"File": ("backup_components_file", "text")})),
    "Aliases": (MERGE, None, Shape({}, {
        "Alias": (LIST, "aliases", Shape({"Name": ("name", "text"), "Value": ("value", "text")}))})),
    "Logfile": (MERGE, None, Shape({"Name": ("log_file", "text")})),
    "Writers": (MERGE, None, Shape({"Count": ("writer_count", "number")}, {
        "Writer": (LIST, "writers", Shape({"Name": ("name", "blanks"), "MetadataFile": ("file", "text")}))}))})

ROOTS = {"WRITER_METADATA": WRITER, "BACKUP_COMPONENTS": BACKUP_COMPONENTS, "Manifest": MANIFEST}

# What an element's own name says.
KINDS = {"FILE_LIST": "file_list", "DATABASE_FILES": "database_files", "DATABASE_LOGFILES": "database_logfiles",
         "INCLUDE_FILES": "include", "EXCLUDE_FILES": "exclude",
         "EXCLUDE_FILES_FROM_SNAPSHOT": "exclude_from_snapshot",
         "ALTERNATE_LOCATION_MAPPING": "alternate_location_mapping", "NEW_TARGET": "new_target"}
TYPES = {"FILE_GROUP": "VSS_CT_FILEGROUP", "DATABASE": "VSS_CT_DATABASE"}

# Keys that come from no attribute.
DERIVED = {"document", "full_path", "known_writer", "writer_name", "writer_document", "writer_ambiguous",
           "remote_computer", "backup_components_document", "extra"}


# ---- the same meaning ----

SPELLINGS = {
    "BOOTABLE_SYSTEM_STATE": "VSS_UT_BOOTABLESYSTEMSTATE", "SYSTEM_SERVICE": "VSS_UT_SYSTEMSERVICE",
    "USER_DATA": "VSS_UT_USERDATA", "TRANSACTION_DB": "VSS_ST_TRANSACTEDDB",
    "TRANSACTED_DB": "VSS_ST_TRANSACTEDDB", "NONTRANSACTIONAL_DB": "VSS_ST_NONTRANSACTEDDB",
    "RESTORE_IF_CAN_BE_REPLACED": "VSS_RME_RESTORE_IF_CAN_REPLACE", "REPLACE_AT_REBOOT": "VSS_RME_RESTORE_AT_REBOOT",
    "REPLACE_AT_REBOOT_IF_CANNOT_REPLACE": "VSS_RME_RESTORE_AT_REBOOT_IF_CANNOT_REPLACE",
    "RESTORE_IF_NONE_THERE": "VSS_RME_RESTORE_IF_NOT_THERE", "STOP_RESTART_SERVICE": "VSS_RME_STOP_RESTORE_START"}
NUMBERS = {"restore_target": {"2": "VSS_RT_ALTERNATE"}, "file_restore_status": {"1": "VSS_RS_NONE"},
           "state": {"12": "VSS_SS_CREATED"}}


def _constant(key, text, value):
    if SPELLINGS.get(text) == value or NUMBERS.get(key, {}).get(text) == value:
        return True
    bare = re.sub(r"^VSS_(RTYPE|[A-Z]+)_", "", value)
    folded = text.replace("_", "").lower()
    return folded in (value.replace("_", "").lower(), bare.replace("_", "").lower())


def _binary(text, value):
    if value["base64"] is None:
        return value["text"] == text
    content = base64.b64decode(text + "=" * (-len(text) % 4))
    return value["base64"] == text and value["bytes"] == len(content)


def same(reading, key, text, value):
    """Whether a value of the JSON means what the document's text says."""
    if value is None:
        return False
    return {
        "text": lambda: value == text,
        "blanks": lambda: value == text.replace("%s", " "),
        "guid": lambda: value == text.strip("{}").lower(),
        "boolean": lambda: value is {"yes": True, "true": True, "1": True, "no": False, "false": False,
                                     "0": False}.get(text.lower()),
        "number": lambda: value == int(text, 0),
        "mask": lambda: value["value"] == int(text, 0),
        "constant": lambda: _constant(key, text, value),
        "binary": lambda: _binary(text, value)}[reading]()

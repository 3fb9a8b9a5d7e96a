/* The reader, healthy documents: every property of a BCD arrives where it belongs. */
#include "cmocka_all.h"

#include "fixture.h"

#define WRITER_ID "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a"
#define INSTANCE_ID "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"
#define SET_ID "11111111-2222-3333-4444-555555555555"
#define SNAPSHOT_ID "21111111-2222-3333-4444-555555555555"
#define PROVIDER_ID "31111111-2222-3333-4444-555555555555"

static const char document[] =
    "<?xml version=\"1.0\"?>\n"
    "<BACKUP_COMPONENTS xmlns=\"" BCD_NAMESPACE "\" version=\"1.2\" "
    "bootableSystemStateBackup=\"yes\" selectComponents=\"no\" backupType=\"full\" "
    "partialFileSupport=\"yes\" snapshotSetId=\"" SET_ID "\" restoreType=\"IMPORT\">"
    "<WRITER_COMPONENTS xmlns=\"" BCD_NAMESPACE "\" instanceId=\"" INSTANCE_ID "\" "
    "writerId=\"" WRITER_ID "\" instanceName=\"I\" backupSchema=\"881\">"
    "<COMPONENT logicalPath=\"LP\" componentName=\"CN\" componentType=\"filegroup\" "
    "componentCaption=\"Cap\" backupSucceeded=\"yes\" backupStamp=\"stamp\" "
    "previousBackupStamp=\"before\" backupOptions=\"bo\" restoreOptions=\"ro\" "
    "selectedForRestore=\"no\" additionalRestores=\"yes\" restoreTarget=\"DIRECTED\" "
    "fileRestoreStatus=\"VSS_RS_ALL\" restoreName=\"rn\" authoritativeRestore=\"no\" "
    "prepareForBackupFailureMsg=\"f1\" postSnapshotFailureMsg=\"f2\" preRestoreFailureMsg=\"f3\" "
    "postRestoreFailureMsg=\"f4\">"
    "<BACKUP_METADATA xmlns=\"\" metadata=\"BAAAAFRBUEU=\"/>"
    "<RESTORE_METADATA metadata=\"plain text\"/>"
    "<ROLL_FORWARD type=\"PARTIAL\" point=\"here\"/>"
    "<FAILURE hr=\"0x800423f4\" hrApplication=\"5\" message=\"m\"/>"
    "<ALTERNATE_LOCATION_MAPPING path=\"a\" filespec=\"af\" recursive=\"yes\" "
    "alternatePath=\"a2\"/>"
    "<ALTERNATE_LOCATION_MAPPING path=\"b\"/>"
    "<NEW_TARGET path=\"n\" filespec=\"nf\" recursive=\"no\" newPath=\"n2\"/>"
    "<DIRECTED_TARGET sourcePath=\"1\" sourceFilename=\"2\" sourceRanges=\"3\" "
    "destinationPath=\"4\" destinationFilename=\"5\" destinationRanges=\"6\"/>"
    "<PARTIAL_FILE path=\"p\" filename=\"pf\" ranges=\"0:1\" rangesFile=\"rf\" metadata=\"md\"/>"
    "<DIFFERENCED_FILE path=\"d\" filespec=\"df\" recursive=\"yes\" lsnString=\"lsn\" "
    "lastModifyTime=\"132215549080000000\"/>"
    "<RESTORE_SUBCOMPONENT logicalPath=\"SLP\" componentName=\"SCN\" repair=\"no\"/>"
    "</COMPONENT>"
    "<COMPONENT componentName=\"second\" componentType=\"database\"/>"
    "</WRITER_COMPONENTS>"
    "<WRITER_COMPONENTS writerId=\"" SET_ID "\"><COMPONENT componentName=\"third\"/>"
    "</WRITER_COMPONENTS>"
    "<SNAPSHOT_SET_DESCRIPTION snapshotSetId=\"" SET_ID "\" context=\"9\" description=\"desc\" "
    "metadata=\"meta\">"
    "<SNAPSHOT_DESCRIPTION snapshotId=\"" SNAPSHOT_ID "\" snapshotSetId=\"" SET_ID "\" "
    "providerId=\"" PROVIDER_ID "\" snapshotsCount=\"2\" snapshotDeviceObject=\"dev\" "
    "originalVolumeName=\"vol\" originatingMachine=\"om\" serviceMachine=\"sm\" "
    "exposedName=\"en\" exposedPath=\"ep\" snapshotAttributes=\"131113\" "
    "creationTimestamp=\"132215549080000000\" status=\"CREATED\"/>"
    "<SNAPSHOT_DESCRIPTION snapshotId=\"" SET_ID "\"/>"
    "</SNAPSHOT_SET_DESCRIPTION>"
    "</BACKUP_COMPONENTS>";

static void is_guid(const struct vssdoc_guid *guid, const char *spelling)
{
    assert_true(guid->valid);
    assert_string_equal(guid->spelling, spelling);
}

/* The state of the backup and its writers arrive. */
static void reads_the_backup(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_document *d = read_good(&result, document);
    const struct vssdoc_backup_components *b = d->backup_components;
    assert_int_equal(d->kind, VSSDOC_BCD);
    assert_non_null(b);
    assert_null(d->writer);
    assert_ptr_equal(b->document, d);
    assert_ptr_equal(result.captures[0]->backup_components, b);
    assert_string_equal(b->version, "1.2");
    assert_int_equal(b->bootable_system_state, 1);
    assert_int_equal(b->select_components, 0);
    assert_int_equal(b->backup_type, 1);
    assert_int_equal(b->partial_file_support, 1);
    assert_int_equal(b->restore_type, 2);
    is_guid(&b->snapshot_set_id, SET_ID);
    assert_int_equal(b->n_writers, 2);
    assert_int_equal(b->n_components, 3);
    const struct vssdoc_writer_components *w = b->writers;
    is_guid(&w->writer_id, WRITER_ID);
    is_guid(&w->instance_id, INSTANCE_ID);
    assert_string_equal(w->instance_name, "I");
    assert_int_equal(w->backup_schema, 881);
    assert_int_equal(w->n_components, 2);
    assert_null(w->next->instance_id.spelling);
    assert_null(w->next->instance_name);
    assert_int_equal(w->next->backup_schema, VSSDOC_ABSENT);
    assert_string_equal(w->next->components->full_path, "\\third");
    assert_int_equal(w->next->components->type, VSSDOC_ABSENT);
    assert_null(w->next->next);
    result_free(&result);
}

/* Every scalar of a component arrives, from attributes and from the elements merged into it. */
static void reads_a_components_scalars(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_backup_component *c =
        read_good(&result, document)->backup_components->writers->components;
    assert_int_equal(c->type, 2);
    assert_string_equal(c->logical_path, "LP");
    assert_string_equal(c->name, "CN");
    assert_string_equal(c->full_path, "\\LP\\CN");
    assert_string_equal(c->caption, "Cap");
    assert_int_equal(c->backup_succeeded, 1);
    assert_string_equal(c->backup_stamp, "stamp");
    assert_string_equal(c->previous_backup_stamp, "before");
    assert_string_equal(c->backup_options, "bo");
    assert_string_equal(c->restore_options, "ro");
    assert_int_equal(c->selected_for_restore, 0);
    assert_int_equal(c->additional_restores, 1);
    assert_int_equal(c->restore_target, 3);
    assert_int_equal(c->file_restore_status, 2);
    assert_string_equal(c->restore_name, "rn");
    assert_int_equal(c->authoritative, 0);
    assert_int_equal(c->roll_forward_type, 3);
    assert_string_equal(c->roll_forward_point, "here");
    assert_string_equal(c->failure_hr, "0x800423f4");
    assert_string_equal(c->failure_hr_application, "5");
    assert_string_equal(c->failure_message, "m");
    assert_string_equal(c->prepare_for_backup_failure, "f1");
    assert_string_equal(c->post_snapshot_failure, "f2");
    assert_string_equal(c->pre_restore_failure, "f3");
    assert_string_equal(c->post_restore_failure, "f4");
    assert_string_equal(c->backup_metadata.spelling, "BAAAAFRBUEU=");
    assert_true(c->backup_metadata.base64 && c->backup_metadata.length_prefix);
    assert_string_equal(c->backup_metadata.text, "TAPE");
    assert_false(c->restore_metadata.base64);
    assert_string_equal(c->restore_metadata.text, "plain text");
    assert_int_equal(c->next->type, 1);
    assert_null(c->next->next);
    result_free(&result);
}

/* Every list of a component arrives with all fields of its elements. */
static void reads_a_components_lists(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_backup_component *c =
        read_good(&result, document)->backup_components->writers->components;
    const struct vssdoc_file_set *set = c->alternate_location_mappings;
    assert_int_equal(set->kind, VSSDOC_ALTERNATE_LOCATION_MAPPING);
    assert_string_equal(set->path, "a");
    assert_string_equal(set->filespec, "af");
    assert_int_equal(set->recursive, 1);
    assert_string_equal(set->alternate_path, "a2");
    assert_int_equal(set->backup_type, VSSDOC_ABSENT);
    assert_string_equal(set->next->path, "b");
    assert_null(set->next->next);
    set = c->new_targets;
    assert_int_equal(set->kind, VSSDOC_NEW_TARGET);
    assert_string_equal(set->path, "n");
    assert_string_equal(set->filespec, "nf");
    assert_int_equal(set->recursive, 0);
    assert_string_equal(set->alternate_path, "n2");
    assert_int_equal(set->backup_type, VSSDOC_ABSENT);
    assert_null(set->next);
    const struct vssdoc_directed_target *target = c->directed_targets;
    assert_string_equal(target->source_path, "1");
    assert_string_equal(target->source_filename, "2");
    assert_string_equal(target->source_ranges, "3");
    assert_string_equal(target->destination_path, "4");
    assert_string_equal(target->destination_filename, "5");
    assert_string_equal(target->destination_ranges, "6");
    const struct vssdoc_partial_file *partial = c->partial_files;
    assert_string_equal(partial->path, "p");
    assert_string_equal(partial->filename, "pf");
    assert_string_equal(partial->ranges, "0:1");
    assert_string_equal(partial->ranges_file, "rf");
    assert_string_equal(partial->metadata, "md");
    const struct vssdoc_differenced_file *differenced = c->differenced_files;
    assert_string_equal(differenced->path, "d");
    assert_string_equal(differenced->filespec, "df");
    assert_int_equal(differenced->recursive, 1);
    assert_string_equal(differenced->lsn_string, "lsn");
    assert_string_equal(differenced->last_modify_time, "132215549080000000");
    const struct vssdoc_restore_subcomponent *sub = c->restore_subcomponents;
    assert_string_equal(sub->logical_path, "SLP");
    assert_string_equal(sub->name, "SCN");
    assert_string_equal(sub->full_path, "\\SLP\\SCN");
    assert_int_equal(sub->repair, 0);
    result_free(&result);
}

/* The description of a transportable set arrives with its shadow copies. */
static void reads_a_snapshot_set(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_snapshot_set *set =
        read_good(&result, document)->backup_components->snapshot_set;
    assert_non_null(set);
    is_guid(&set->snapshot_set_id, SET_ID);
    assert_int_equal(set->context, 9);
    assert_string_equal(set->description, "desc");
    assert_string_equal(set->metadata, "meta");
    assert_int_equal(set->n_snapshots, 2);
    const struct vssdoc_snapshot *s = set->snapshots;
    is_guid(&s->snapshot_id, SNAPSHOT_ID);
    is_guid(&s->snapshot_set_id, SET_ID);
    is_guid(&s->provider_id, PROVIDER_ID);
    assert_int_equal(s->snapshots_count, 2);
    assert_string_equal(s->device_object, "dev");
    assert_string_equal(s->original_volume, "vol");
    assert_string_equal(s->originating_machine, "om");
    assert_string_equal(s->service_machine, "sm");
    assert_string_equal(s->exposed_name, "en");
    assert_string_equal(s->exposed_path, "ep");
    assert_int_equal(s->attributes, 131113);
    assert_string_equal(s->creation_timestamp, "132215549080000000");
    assert_int_equal(s->state, 12);
    assert_int_equal(s->next->attributes, VSSDOC_ABSENT);
    assert_int_equal(s->next->state, VSSDOC_ABSENT);
    result_free(&result);
}

/* A component that holds nothing says so of everything. */
static void tells_absent_from_empty(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_backup_components *b =
        read_good(&result, "<BACKUP_COMPONENTS><WRITER_COMPONENTS><COMPONENT backupStamp=\"\"/>"
                           "</WRITER_COMPONENTS></BACKUP_COMPONENTS>")
            ->backup_components;
    const struct vssdoc_backup_component *c = b->writers->components;
    assert_int_equal(b->backup_type, VSSDOC_ABSENT);
    assert_int_equal(b->restore_type, VSSDOC_ABSENT);
    assert_null(b->snapshot_set);
    assert_string_equal(c->backup_stamp, "");
    assert_null(c->previous_backup_stamp);
    assert_null(c->backup_metadata.spelling);
    assert_null(c->restore_metadata.spelling);
    assert_int_equal(c->backup_succeeded, VSSDOC_ABSENT);
    assert_int_equal(c->restore_target, VSSDOC_ABSENT);
    assert_int_equal(c->file_restore_status, VSSDOC_ABSENT);
    assert_int_equal(c->roll_forward_type, VSSDOC_ABSENT);
    assert_null(c->failure_hr);
    assert_null(c->new_targets);
    result_free(&result);
}

/* Private metadata may stand between the tags instead of in an attribute. */
static void takes_metadata_from_text(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_backup_component *c =
        read_good(&result, bcd(entry(WRITER_ID, NULL,
                                     "<COMPONENT><BACKUP_METADATA>\r\n BAAAAFRBUEU=\n"
                                     "</BACKUP_METADATA><RESTORE_METADATA metadata=\"a\">b"
                                     "</RESTORE_METADATA></COMPONENT>")))
            ->backup_components->writers->components;
    assert_string_equal(c->backup_metadata.spelling, "BAAAAFRBUEU=");
    assert_string_equal(c->backup_metadata.text, "TAPE");
    const struct vssdoc_mark *mark = vssdoc_mark_of(&c->at, "backup_metadata");
    assert_true(mark != NULL && mark->inferred);
    assert_string_equal(c->restore_metadata.spelling, "a");
    assert_non_null(c->at.extra); /* the attribute came first, the text is kept */
    assert_string_equal(c->at.extra->text, "b");
    result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_backup),
        cmocka_unit_test(reads_a_components_scalars),
        cmocka_unit_test(reads_a_components_lists),
        cmocka_unit_test(reads_a_snapshot_set),
        cmocka_unit_test(tells_absent_from_empty),
        cmocka_unit_test(takes_metadata_from_text),
    };
    return RUN(tests);
}

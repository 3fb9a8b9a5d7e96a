/* The reader, healthy documents: every property of a WMD and of a manifest arrives where it
 * belongs. */
#include "cmocka_all.h"

#include "fixture.h"

#define WRITER_ID "A65FAA63-5EA8-4EBC-9DBD-A0C4DB26912A"
#define INSTANCE_ID "{0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0}"
#define OTHER_ID "d61d61c8-d73a-4eee-8cdd-f6f9786b7124"

static const char document[] =
    "<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\" version=\"1.2\" backupSchema=\"881\">\r\n"
    "<IDENTIFICATION writerId=\"" WRITER_ID "\" instanceId=\"" INSTANCE_ID "\" "
    "instanceName=\"Inst 1\" friendlyName=\"Gr\xC3\xBC\xC3\x9F &amp; &#x1F600;\" "
    "usage=\"BOOTABLE_SYSTEM_STATE\" dataSource=\"TRANSACTION_DB\" majorVersion=\"6\" "
    "minorVersion=\"3\"/>\r\n"
    "<RESTORE_METHOD method=\"REPLACE_AT_REBOOT\" service=\"Spooler\" userProcedure=\"a://b\" "
    "writerRestore=\"always\" rebootRequired=\"yes\"/>\r\n"
    "<BACKUP_LOCATIONS>\r\n"
    "<FILE_GROUP logicalPath=\"SRV\\Inst\" componentName=\"master\" caption=\"Cap\r\ntion\" "
    "restoreMetadata=\"no\" notifyOnBackupComplete=\"yes\" selectable=\"no\" "
    "selectableForRestore=\"yes\" componentFlags=\"2\" icon=\"AAECAwQ=\">\r\n"
    "<FILE_LIST path=\"C:\\data\" filespec=\"*.mdf\" recursive=\"yes\" "
    "filespecBackupType=\"3855\" alternatePath=\"D:\\alt\"/>\r\n"
    "<FILE_LIST path=\"\" filespec=\"b\"/>\r\n"
    "<DEPENDENCY writerId=\"" OTHER_ID "\" logicalPath=\"\\\\FAR\\lp\" componentName=\"cn\"/>\r\n"
    "</FILE_GROUP>\r\n"
    "<DATABASE componentName=\"ntds\">\r\n"
    "<DATABASE_FILES path=\"C:\\ntds\" filespec=\"ntds.dit\" filespecBackupType=\"1\"/>\r\n"
    "<DATABASE_LOGFILES path=\"C:\\logs\" filespec=\"edb*.log\" filespecBackupType=\"8\"/>\r\n"
    "</DATABASE>\r\n"
    "<EXCLUDE_FILES path=\"ex\" filespec=\"e\" recursive=\"no\"/>\r\n"
    "<EXCLUDE_FILES path=\"ex2\" filespec=\"e2\"/>\r\n"
    "<EXCLUDE_FILES_FROM_SNAPSHOT path=\"exs\" filespec=\"es\" recursive=\"yes\"/>\r\n"
    "<INCLUDE_FILES path=\"in\" filespec=\"i\"/>\r\n"
    "<ALTERNATE_LOCATION_MAPPING path=\"al\" filespec=\"a\" recursive=\"no\" "
    "alternatePath=\"to\"/>\r\n"
    "</BACKUP_LOCATIONS>\r\n"
    "</WRITER_METADATA>";

static void is_guid(const struct vssdoc_guid *guid, const char *spelling)
{
    struct vssdoc_guid expected;
    assert_true(vssdoc_guid_parse(spelling, &expected));
    assert_true(vssdoc_guid_equal(guid, &expected));
    assert_string_equal(guid->spelling, spelling);
}

static void is_file_set(const struct vssdoc_file_set *set, enum vssdoc_file_set_kind kind,
                        const char *path, const char *filespec, int recursive, int64_t backup_type)
{
    assert_non_null(set);
    assert_int_equal(set->kind, kind);
    assert_string_equal(set->path, path);
    assert_string_equal(set->filespec, filespec);
    assert_int_equal(set->recursive, recursive);
    assert_int_equal(set->backup_type, backup_type);
}

/* The writer's own properties, from three elements, arrive in one structure. */
static void reads_the_writer(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_document *d = read_good(&result, document);
    const struct vssdoc_writer *w = d->writer;
    assert_int_equal(d->kind, VSSDOC_WMD);
    assert_non_null(w);
    assert_null(d->backup_components);
    assert_null(d->manifest);
    assert_ptr_equal(w->document, d);
    assert_ptr_equal(result.captures[0]->writers[0], w);
    assert_int_equal(result.captures[0]->n_writers, 1);
    assert_string_equal(w->at.name, "WRITER_METADATA");
    assert_string_equal(w->version, "1.2");
    assert_int_equal(w->backup_schema, 881);
    is_guid(&w->writer_id, WRITER_ID);
    is_guid(&w->instance_id, INSTANCE_ID);
    assert_string_equal(w->instance_name, "Inst 1");
    assert_string_equal(w->name, "Gr\xC3\xBC\xC3\x9F & \xF0\x9F\x98\x80");
    assert_int_equal(w->usage, 1);
    assert_int_equal(w->source_type, 1);
    assert_int_equal(w->major_version, 6);
    assert_int_equal(w->minor_version, 3);
    const struct vssdoc_restore_method *m = w->restore_method;
    assert_non_null(m);
    assert_int_equal(m->method, 5);
    assert_string_equal(m->service, "Spooler");
    assert_string_equal(m->user_procedure, "a://b");
    assert_int_equal(m->writer_restore, 3);
    assert_int_equal(m->reboot_required, 1);
    result_free(&result);
}

/* Components of both types arrive in document order with their properties, file sets and
 * dependencies. */
static void reads_components(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_writer *w = read_good(&result, document)->writer;
    assert_int_equal(w->n_components, 2);
    assert_int_equal(w->n_file_sets, 4);
    const struct vssdoc_component *c = w->components;
    assert_int_equal(c->type, 2);
    assert_string_equal(c->logical_path, "SRV\\Inst");
    assert_string_equal(c->name, "master");
    assert_string_equal(c->full_path, "\\SRV\\Inst\\master");
    assert_string_equal(c->caption, "Cap tion"); /* as XML has it: line ends become a blank */
    assert_int_equal(c->restore_metadata, 0);
    assert_int_equal(c->notify_on_backup_complete, 1);
    assert_int_equal(c->selectable, 0);
    assert_int_equal(c->selectable_for_restore, 1);
    assert_int_equal(c->flags, 2);
    assert_string_equal(c->icon.spelling, "AAECAwQ=");
    assert_true(c->icon.base64);
    assert_int_equal(c->icon.size, 5);
    assert_int_equal(c->n_file_sets, 2);
    is_file_set(c->file_sets, VSSDOC_FILE_LIST, "C:\\data", "*.mdf", 1, 3855);
    assert_string_equal(c->file_sets->alternate_path, "D:\\alt");
    is_file_set(c->file_sets->next, VSSDOC_FILE_LIST, "", "b", VSSDOC_ABSENT, VSSDOC_ABSENT);
    assert_null(c->file_sets->next->alternate_path);
    assert_null(c->file_sets->next->next);
    assert_int_equal(c->n_dependencies, 1);
    is_guid(&c->dependencies->writer_id, OTHER_ID);
    assert_string_equal(c->dependencies->logical_path, "\\\\FAR\\lp");
    assert_string_equal(c->dependencies->name, "cn");
    assert_string_equal(c->dependencies->remote_computer, "FAR");
    assert_string_equal(c->dependencies->full_path, "\\lp\\cn");
    assert_null(c->dependencies->next);

    c = c->next;
    assert_int_equal(c->type, 1);
    assert_null(c->logical_path);
    assert_string_equal(c->full_path, "\\ntds");
    assert_null(c->caption);
    assert_int_equal(c->selectable, VSSDOC_ABSENT);
    assert_int_equal(c->flags, VSSDOC_ABSENT);
    assert_null(c->icon.spelling);
    assert_int_equal(c->n_file_sets, 2);
    is_file_set(c->file_sets, VSSDOC_DATABASE_FILES, "C:\\ntds", "ntds.dit", VSSDOC_ABSENT, 1);
    is_file_set(c->file_sets->next, VSSDOC_DATABASE_LOGFILES, "C:\\logs", "edb*.log",
                VSSDOC_ABSENT, 8);
    assert_null(c->next);
    result_free(&result);
}

/* What the writer says for all of its components is listed by kind. */
static void reads_writer_wide_lists(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_writer *w = read_good(&result, document)->writer;
    assert_int_equal(w->n_exclude_files, 2);
    is_file_set(w->exclude_files, VSSDOC_EXCLUDE, "ex", "e", 0, VSSDOC_ABSENT);
    is_file_set(w->exclude_files->next, VSSDOC_EXCLUDE, "ex2", "e2", VSSDOC_ABSENT, VSSDOC_ABSENT);
    assert_int_equal(w->n_exclude_files_from_snapshot, 1);
    is_file_set(w->exclude_files_from_snapshot, VSSDOC_EXCLUDE_FROM_SNAPSHOT, "exs", "es", 1,
                VSSDOC_ABSENT);
    assert_int_equal(w->n_include_files, 1);
    is_file_set(w->include_files, VSSDOC_INCLUDE, "in", "i", VSSDOC_ABSENT, VSSDOC_ABSENT);
    assert_int_equal(w->n_alternate_location_mappings, 1);
    is_file_set(w->alternate_location_mappings, VSSDOC_ALTERNATE_LOCATION_MAPPING, "al", "a", 0,
                VSSDOC_ABSENT);
    assert_string_equal(w->alternate_location_mappings->alternate_path, "to");
    result_free(&result);
}

/* What a document does not hold is absent, not a default and not an empty text. */
static void tells_absent_from_empty(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_document *d =
        read_good(&result, "<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\"/>");
    const struct vssdoc_writer *w = d->writer;
    assert_null(d->notes);
    assert_null(w->version);
    assert_null(w->name);
    assert_null(w->writer_id.spelling);
    assert_false(w->writer_id.valid);
    assert_int_equal(w->usage, VSSDOC_ABSENT);
    assert_int_equal(w->major_version, VSSDOC_ABSENT);
    assert_int_equal(w->backup_schema, VSSDOC_ABSENT);
    assert_null(w->restore_method);
    assert_null(w->components);
    assert_int_equal(w->n_components + w->n_file_sets, 0);
    assert_null(w->at.marks);
    assert_null(w->at.extra);
    assert_null(w->at.parent);
    result_free(&result);
}

/* The order of children means nothing, neither does a namespace that a child takes off or a prefix.
 */
static void needs_no_order_and_no_namespace(void **state)
{
    static const char *const documents[] = {
        "<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\"><BACKUP_LOCATIONS><EXCLUDE_FILES path=\"p\"/>"
        "<FILE_GROUP componentName=\"c\"><FILE_LIST path=\"f\"/></FILE_GROUP></BACKUP_LOCATIONS>"
        "<RESTORE_METHOD method=\"REPLACE_AT_REBOOT\"/><IDENTIFICATION friendlyName=\"n\"/>"
        "</WRITER_METADATA>",
        "<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\"><RESTORE_METHOD xmlns=\"\" "
        "method=\"REPLACE_AT_REBOOT\"/><IDENTIFICATION xmlns=\"\" friendlyName=\"n\"/>"
        "<BACKUP_LOCATIONS xmlns=\"\"><FILE_GROUP xmlns=\"" WMD_NAMESPACE "\" componentName=\"c\">"
        "<FILE_LIST xmlns=\"\" path=\"f\"/></FILE_GROUP><EXCLUDE_FILES path=\"p\"/>"
        "</BACKUP_LOCATIONS></WRITER_METADATA>",
        "<v:WRITER_METADATA xmlns:v=\"" WMD_NAMESPACE "\"><v:IDENTIFICATION friendlyName='n'/>"
        "<v:RESTORE_METHOD method='REPLACE_AT_REBOOT'/><v:BACKUP_LOCATIONS>"
        "<v:FILE_GROUP componentName='c'><v:FILE_LIST path='f'/></v:FILE_GROUP>"
        "<v:EXCLUDE_FILES path='p'/></v:BACKUP_LOCATIONS></v:WRITER_METADATA>",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(documents); i++) {
        struct result result = {0};
        const struct vssdoc_document *d = read_good(&result, documents[i]);
        CHECK(d->notes == NULL, "document %zu: %s", i, d->notes->message);
        assert_string_equal(d->writer->name, "n");
        assert_int_equal(d->writer->restore_method->method, 5);
        assert_string_equal(d->writer->components->name, "c");
        assert_string_equal(d->writer->components->file_sets->path, "f");
        assert_string_equal(d->writer->exclude_files->path, "p");
        assert_string_equal(d->writer->components->at.name, "FILE_GROUP");
        result_free(&result);
    }
}

/* A dependency's computer may stand in the path or in the name. */
static void finds_the_remote_computer(void **state)
{
    static const struct {
        const char *path, *name, *computer, *full;
    } rows[] = {
        {"lp", "cn", NULL, "\\lp\\cn"},
        {"\\lp", "cn", NULL, "\\lp\\cn"},
        {"\\\\FAR\\lp\\deep", "cn", "FAR", "\\lp\\deep\\cn"},
        {"\\\\FAR\\", "cn", "FAR", "\\cn"},
        {"\\\\FAR", "cn", "FAR", "\\cn"},
        {"lp", "\\\\FAR\\cn", "FAR", "\\lp\\cn"},
        {"", "\\\\FAR\\cn", "FAR", "\\cn"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        const struct vssdoc_dependency *d =
            read_good(&result,
                      text("<WRITER_METADATA><BACKUP_LOCATIONS><FILE_GROUP><DEPENDENCY "
                           "logicalPath=\"%s\" componentName=\"%s\"/></FILE_GROUP>"
                           "</BACKUP_LOCATIONS></WRITER_METADATA>",
                           rows[i].path, rows[i].name))
                ->writer->components->dependencies;
        CHECK((d->remote_computer == NULL) == (rows[i].computer == NULL), "row %zu", i);
        if (rows[i].computer != NULL)
            assert_string_equal(d->remote_computer, rows[i].computer);
        assert_string_equal(d->full_path, rows[i].full);
        assert_string_equal(d->logical_path, rows[i].path);
        assert_string_equal(d->name, rows[i].name);
        result_free(&result);
    }
}

/* DiskShadow's manifest, in UTF-16 without a mark and with %s for blanks, arrives whole. */
static void reads_a_manifest(void **state)
{
    static const char manifest[] =
        "<Manifest><ShadowCopySet GUID='{11111111-2222-3333-4444-555555555555}' "
        "MachineName='HOST'><ShadowCopy GUID='{21111111-2222-3333-4444-555555555555}' "
        "Alias='VSS_SHADOW_1' OriginalVolume='\\\\?\\Volume{x}\\' "
        "Provider='{31111111-2222-3333-4444-555555555555}'/><ShadowCopy Alias='b'/>"
        "</ShadowCopySet><BackupComponents File='BCDocument.xml'/><Aliases>"
        "<Alias Name='N' Value='V'/><Alias Name='N2' Value=''/></Aliases><Writers Count='2'>"
        "<Writer Name='Task%sScheduler%sWriter' MetadataFile='C:\\x\\WM0.xml'/>"
        "<Writer Name='100%' MetadataFile='WM1.xml'/></Writers><Logfile Name='log.txt'/>"
        "</Manifest>";
    struct result result = {0};
    struct bytes bytes = {0};
    (void)state;
    bytes_add_text(&bytes, manifest, VSSDOC_UTF_16LE);
    read_memory(&result, "Manifest.xml", bytes.data, bytes.size);
    bytes_free(&bytes);
    assert_int_equal(result.n_captures, 1);
    const struct vssdoc_document *d = result.captures[0]->documents[0];
    const struct vssdoc_manifest *m = d->manifest;
    assert_int_equal(d->kind, VSSDOC_MANIFEST);
    assert_int_equal(d->encoding, VSSDOC_UTF_16LE);
    assert_false(d->byte_order_mark);
    assert_int_equal(d->bytes, 2 * (sizeof manifest - 1));
    assert_int_equal(count_notes(d, VSSDOC_NOTE_NO_BYTE_ORDER_MARK), 1);
    assert_ptr_equal(result.captures[0]->manifest, m);
    assert_ptr_equal(m->document, d);
    is_guid(&m->snapshot_set_id, "{11111111-2222-3333-4444-555555555555}");
    assert_string_equal(m->machine_name, "HOST");
    assert_int_equal(m->n_shadow_copies, 2);
    is_guid(&m->shadow_copies->id, "{21111111-2222-3333-4444-555555555555}");
    assert_string_equal(m->shadow_copies->alias, "VSS_SHADOW_1");
    assert_string_equal(m->shadow_copies->original_volume, "\\\\?\\Volume{x}\\");
    is_guid(&m->shadow_copies->provider_id, "{31111111-2222-3333-4444-555555555555}");
    assert_string_equal(m->shadow_copies->next->alias, "b");
    assert_null(m->shadow_copies->next->id.spelling);
    assert_string_equal(m->backup_components_file, "BCDocument.xml");
    assert_int_equal(m->n_aliases, 2);
    assert_string_equal(m->aliases->name, "N");
    assert_string_equal(m->aliases->value, "V");
    assert_string_equal(m->aliases->next->value, "");
    assert_int_equal(m->writer_count, 2);
    assert_int_equal(m->n_writers, 2);
    assert_string_equal(m->writers->name, "Task Scheduler Writer");
    assert_string_equal(m->writers->file, "C:\\x\\WM0.xml");
    assert_string_equal(m->writers->next->name, "100%");
    assert_string_equal(m->log_file, "log.txt");
    result_free(&result);
}

/* Another program's manifest has a namespace and is none. */
static void leaves_other_manifests_alone(void **state)
{
    static const char manifest[] = "<Manifest xmlns=\"urn:other\"><ShadowCopySet/></Manifest>";
    struct result result = {0};
    (void)state;
    read_memory(&result, "m.xml", manifest, sizeof manifest - 1);
    assert_int_equal(result.status, VSSDOC_NOT_VSS);
    assert_int_equal(result.n_captures, 0);
    assert_int_equal(result.n_problems, 1);
    assert_string_equal(result.problems[0].source, "m.xml");
    result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_writer),
        cmocka_unit_test(reads_components),
        cmocka_unit_test(reads_writer_wide_lists),
        cmocka_unit_test(tells_absent_from_empty),
        cmocka_unit_test(needs_no_order_and_no_namespace),
        cmocka_unit_test(finds_the_remote_computer),
        cmocka_unit_test(reads_a_manifest),
        cmocka_unit_test(leaves_other_manifests_alone),
    };
    return RUN(tests);
}

/* Where a BCD was saved, and the steps around it. */
#include "cmocka_all.h"

#include "fixture.h"

#define WRITER   "11111111-2222-3333-4444-555555555555"
#define INSTANCE "00000001-0000-0000-0000-000000000000"
#define HYPERV   "66841cd4-6ded-4f4b-8f17-fd23f8ddc3de"

/* The timeline of one document, or of several in one listing. */
static struct vssdoc_timeline *tell(struct result *result, const char *document,
                                    const char *const *sequences)
{
    const struct vssdoc_timeline_options options = {.sequences = sequences};
    struct vssdoc_timeline *timeline;
    struct vssdoc_error error;
    read_memory(result, "x", document, strlen(document));
    assert_int_equal(result->n_captures, 1);
    assert_int_equal(vssdoc_timeline(result->captures[0], &options, &timeline, &error), VSSDOC_OK);
    return timeline;
}

static void forget(struct vssdoc_timeline *timeline, struct result *result)
{
    vssdoc_timeline_free(timeline);
    result_free(result);
}

static const char *together(const char *wmd_, const char *bcd_)
{
    return text("--[Writer 0]--\n%s\n--[Writer 1]--\n%s\n", wmd_, bcd_);
}

/* A BCD of one component with these attributes and children; root is put in front of it. */
static const char *with(const char *root, const char *attributes, const char *children)
{
    return bcd(text("%s<WRITER_COMPONENTS writerId=\"%s\" instanceId=\"%s\"><COMPONENT "
                    "componentName=\"c\" componentType=\"filegroup\" %s>%s</COMPONENT>"
                    "</WRITER_COMPONENTS>",
                    root, WRITER, INSTANCE, attributes, children));
}

static const struct vssdoc_timeline_step *step_of(const struct vssdoc_timeline *timeline,
                                                  size_t sequence, const char *label)
{
    assert_in_range(sequence, 0, timeline->n_sequences - 1);
    const struct vssdoc_timeline_sequence *s = &timeline->sequences[sequence];
    for (size_t i = 0; i < s->n_steps; i++)
        if (strcmp(s->steps[i].label, label) == 0)
            return &s->steps[i];
    static const struct vssdoc_timeline_step none;
    fail_msg("no step %s", label);
    return &none;
}

static const struct vssdoc_timeline_check *check_of(const struct vssdoc_timeline_check *checks,
                                                    size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(checks[i].id, id) == 0)
            return &checks[i];
    static const struct vssdoc_timeline_check none;
    fail_msg("no check %s", id);
    return &none; /* never: but the compiler does not know that fail_msg does not return */
}

/* ---- phases ---- */

#define FILES "path=\"C:\\x\" filespec=\"*\" alternatePath=\"D:\\y\""
#define SET(context, attributes)                                                                   \
    "<SNAPSHOT_SET_DESCRIPTION context=\"" context "\"><SNAPSHOT_DESCRIPTION "                     \
    "snapshotAttributes=\"" attributes "\" status=\"12\"/></SNAPSHOT_SET_DESCRIPTION>"

/* Each property alone proves its phase, by which the sequence is chosen. */
static void a_property_proves_a_phase(void **state)
{
    static const struct {
        const char *root, *attributes, *children, *phase, *property;
    } rows[] = {
        {"", "", "", "P0", "components"},
        {"", "backupStamp=\"s\"", "", "P1", "backup_stamp"},
        {"", "", "<BACKUP_METADATA metadata=\"eA==\"/>", "P1", "backup_metadata"},
        {"", "", "<PARTIAL_FILE path=\"C:\\x\" filename=\"f\"/>", "P1", "partial_files"},
        {"", "", "<DIFFERENCED_FILE path=\"C:\\x\" filespec=\"f\"/>", "P1", "differenced_files"},
        {"", "prepareForBackupFailureMsg=\"m\"", "", "P1", "failure_messages.prepare_for_backup"},
        {"", "postSnapshotFailureMsg=\"m\"", "", "P1", "failure_messages.post_snapshot"},
        {"", "", "<FAILURE hr=\"0x80004005\"/>", "P1", "failure"},
        {SET("0", "0"), "", "", "P1", "snapshots"},
        {SET("32", "32"), "", "", "P1t", "attributes"},
        {"", "backupSucceeded=\"yes\"", "", "P2", "backup_succeeded"},
        {"", "backupSucceeded=\"no\"", "", "P2", "backup_succeeded"},
        {"", "selectedForRestore=\"yes\"", "", "P3", "selected_for_restore"},
        {"", "additionalRestores=\"yes\"", "", "P3", "additional_restores"},
        {"", "restoreOptions=\"o\"", "", "P3", "restore_options"},
        {"", "restoreName=\"n\"", "", "P3", "restore_name"},
        {"", "authoritativeRestore=\"yes\"", "", "P3", "authoritative"},
        {"", "", "<ROLL_FORWARD rollType=\"all\"/>", "P3", "roll_forward"},
        {"", "", "<NEW_TARGET " FILES "/>", "P3", "new_targets"},
        {"", "", "<RESTORE_SUBCOMPONENT logicalPath=\"c\" componentName=\"s\"/>", "P3",
         "restore_subcomponents"},
        {"", "restoreTarget=\"ALTERNATE\"", "", "P4", "restore_target"},
        {"", "", "<DIRECTED_TARGET sourcePath=\"C:\\x\"/>", "P4", "directed_targets"},
        {"", "", "<RESTORE_METADATA metadata=\"eA==\"/>", "P4", "restore_metadata"},
        {"", "preRestoreFailureMsg=\"m\"", "", "P4", "failure_messages.pre_restore"},
        {"", "", "<ALTERNATE_LOCATION_MAPPING " FILES "/>", "P5", "alternate_location_mappings"},
        {"", "", "<PARTIAL_FILE path=\"C:\\x\" filename=\"f\" rangesFile=\"C:\\r\"/>", "P5",
         "ranges_file"},
        {"", "fileRestoreStatus=\"FAILED\"", "", "P5", "file_restore_status"},
        {"", "postRestoreFailureMsg=\"m\"", "", "P6", "failure_messages.post_restore"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        struct vssdoc_timeline *t =
            tell(&result, with(rows[i].root, rows[i].attributes, rows[i].children), NULL);
        bool found = false, restore = rows[i].phase[1] >= '3';
        for (size_t e = 0; e < t->phase.n_evidence; e++) {
            const struct vssdoc_timeline_evidence *evidence = &t->phase.evidence[e];
            found = found || strcmp(evidence->property, rows[i].property) == 0;
            assert_non_null(evidence->document);
            assert_non_null(evidence->locator);
        }
        CHECK(strcmp(t->phase.id, rows[i].phase) == 0, "%s%s%s: %s", rows[i].root,
              rows[i].attributes, rows[i].children, t->phase.id);
        CHECK(found, "%s: no evidence %s", rows[i].phase, rows[i].property);
        CHECK((t->kind == VSSDOC_SEQUENCE_RESTORE) == restore, "%s: %s", rows[i].property,
              vssdoc_sequence_kind_name(t->kind));
        forget(t, &result);
    }
}

/* What says nothing: defaults written out, empty texts, zeroes. */
static void nothing_is_no_evidence(void **state)
{
    static const char *const attributes[] = {
        "selectedForRestore=\"no\"",  "additionalRestores=\"no\"", "authoritativeRestore=\"no\"",
        "preRestoreFailureMsg=\"\"",  "backupStamp=\"\"",          "fileRestoreStatus=\"0\"",
        "postRestoreFailureMsg=\"\"", "restoreTarget=\"0\"",       "restoreOptions=\"\"",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(attributes); i++) {
        struct result result = {0};
        struct vssdoc_timeline *t = tell(&result, with("", attributes[i], ""), NULL);
        CHECK(strcmp(t->phase.id, "P0") == 0, "%s: %s", attributes[i], t->phase.id);
        forget(t, &result);
    }
}

/* The latest phase wins, and its evidence comes first. */
static void the_latest_phase_wins(void **state)
{
    struct result result = {0};
    (void)state;
    struct vssdoc_timeline *t =
        tell(&result,
             with("", "backupStamp=\"s\" backupSucceeded=\"yes\" restoreTarget=\"ALTERNATE\"", ""),
             NULL);
    assert_string_equal(t->phase.id, "P4");
    assert_int_equal(t->phase.n_evidence, 3);
    assert_string_equal(t->phase.evidence[0].phase, "P4");
    assert_true(t->phase.evidence[0].inferred);
    assert_string_equal(t->phase.evidence[2].property, "backup_stamp");
    assert_false(t->phase.evidence[2].inferred);
    forget(t, &result);
}

/* ---- steps ---- */

/* What is proven proves what came before, but no call that leaves no trace; the rest is not told.
 */
static void a_step_follows_from_later_ones(void **state)
{
    struct result result = {0};
    (void)state;
    struct vssdoc_timeline *t = tell(&result, with("", "backupSucceeded=\"yes\"", ""), NULL);
    assert_int_equal(step_of(t, 0, "1")->done, 1);
    assert_int_equal(step_of(t, 0, "8")->done, 1);
    assert_null(step_of(t, 0, "8")->locator);
    assert_int_equal(step_of(t, 0, "9")->done, VSSDOC_ABSENT);
    assert_int_equal(step_of(t, 0, "10b")->done, VSSDOC_ABSENT);
    assert_int_equal(step_of(t, 0, "13")->done, 1);
    assert_non_null(step_of(t, 0, "13")->locator);
    assert_int_equal(step_of(t, 0, "14")->done, VSSDOC_ABSENT);
    assert_string_equal(t->phase.after_step, "13");
    assert_null(t->phase.before_step);
    forget(t, &result);
}

/* A shadow copy set that was given up did not come to its end. */
static void what_failed_is_not_done(void **state)
{
    struct result result = {0};
    (void)state;
    struct vssdoc_timeline *t =
        tell(&result,
             with("<SNAPSHOT_SET_DESCRIPTION context=\"0\"><SNAPSHOT_DESCRIPTION status=\"13\"/>"
                  "</SNAPSHOT_SET_DESCRIPTION>",
                  "backupStamp=\"s\"", ""),
             NULL);
    assert_int_equal(step_of(t, 0, "10")->done, 0);
    assert_string_equal(t->phase.before_step, "10");
    assert_int_equal(step_of(t, 0, "10f")->done, VSSDOC_ABSENT);
    forget(t, &result);
}

/* A BCD cannot be saved before writers have prepared; of a selection alone that is not said. */
static void a_saved_set_has_prepared_writers(void **state)
{
    struct result result = {0};
    (void)state;
    struct vssdoc_timeline *t =
        tell(&result,
             "<BACKUP_COMPONENTS xmlns=\"x-schema:#VssComponentMetadata\" version=\"1.2\" "
             "snapshotSetId=\"" INSTANCE "\"/>",
             NULL);
    assert_string_equal(t->phase.after_step, "8");
    assert_int_equal(step_of(t, 0, "8")->done, 1);
    assert_string_equal(step_of(t, 0, "8")->locator, "/BACKUP_COMPONENTS");
    assert_int_equal(step_of(t, 0, "10")->done, VSSDOC_ABSENT);
    forget(t, &result);
    struct result selection = {0};
    t = tell(&selection, with("", "", ""), NULL);
    assert_int_equal(step_of(t, 0, "8")->done, VSSDOC_ABSENT);
    forget(t, &selection);
}

/* Without writers they get no event, though the shadow copies are made. */
static void no_writer_takes_part_without_writers(void **state)
{
    static const char *const none[] = {"8", "10a", "10b", "10e", "10f", "14"};
    struct result result = {0};
    (void)state;
    struct vssdoc_timeline *t = tell(&result, with(SET("16", "16"), "", ""), NULL);
    for (size_t i = 0; i < LENGTH(none); i++)
        CHECK(step_of(t, 0, none[i])->done == 0, "step %s", none[i]);
    assert_int_equal(step_of(t, 0, "10d")->done, 1);
    assert_string_equal(t->phase.after_step, "10d");
    assert_string_equal(t->phase.before_step, "14");
    forget(t, &result);
}

/* The context stands with the set, or among the attributes of its shadow copies; one for queries says
 * nothing. That SetContext was called only another context than that of backups shows. */
static void contexts_are_told(void **state)
{
    static const struct {
        const char *root;
        int set, without_writers;
    } rows[] = {
        {SET("0", "0"), VSSDOC_ABSENT, false},
        {SET("9", "0"), 1, false},
        {SET("9", "16"), 1, false},
        {SET("13", "13"), 1, false},
        {SET("25", "25"), 1, true},
        {SET("29", ""), 1, true},
        {SET("", "16"), 1, true},
        {SET("", "9"), 1, false},
        {SET("", "131072"), 1, false},
        {SET("4294967295", "0"), VSSDOC_ABSENT, false},
        {SET("4294967295", "16"), 1, true},
        {"", VSSDOC_ABSENT, false},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        struct vssdoc_timeline *t = tell(&result, with(rows[i].root, "", ""), NULL);
        bool contradiction = false;
        for (size_t n = 0; n < t->n_notes; n++)
            contradiction = contradiction || strstr(t->notes[n], "contradict") != NULL;
        CHECK(step_of(t, 0, "2")->done == rows[i].set, "row %zu", i);
        CHECK((step_of(t, 0, "10a")->done == 0) == rows[i].without_writers, "row %zu", i);
        CHECK(contradiction == rows[i].without_writers, "row %zu", i);
        forget(t, &result);
    }
}

/* WMDs alone show that writers were asked, and nothing of a backup. */
static void writers_alone_show_no_backup(void **state)
{
    struct result result = {0};
    (void)state;
    struct vssdoc_timeline *t =
        tell(&result,
             "<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\" version=\"1.2\"><IDENTIFICATION "
             "writerId=\"" WRITER "\" friendlyName=\"N\"/></WRITER_METADATA>",
             NULL);
    assert_null(t->phase.id);
    for (size_t i = 0; i < t->sequences[0].n_steps; i++) {
        const struct vssdoc_timeline_step *step = &t->sequences[0].steps[i];
        CHECK(step->done == (strcmp(step->label, "4") == 0 ? 1 : VSSDOC_ABSENT), "step %s",
              step->label);
    }
    forget(t, &result);
}

/* Writers take part as the BCD and their WMDs have it. */
static void writers_have_parts(void **state)
{
    struct result result = {0};
    (void)state;
    const char *never =
        text("<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\" version=\"1.2\">"
             "<IDENTIFICATION writerId=\"" WRITER "\" instanceId=\"" INSTANCE
             "\" friendlyName=\"N\"/><RESTORE_METHOD method=\"RESTORE_IF_CAN_BE_REPLACED\" "
             "writerRestore=\"never\"/><BACKUP_LOCATIONS><FILE_GROUP "
             "componentName=\"c\" selectable=\"yes\"/></BACKUP_LOCATIONS></WRITER_METADATA>");
    struct vssdoc_timeline *t = tell(
        &result,
        together(never, with("", "selectedForRestore=\"yes\" preRestoreFailureMsg=\"broke\"", "")),
        NULL);
    const struct vssdoc_timeline_step *step = step_of(t, 0, "5");
    assert_int_equal(step->n_parts, 1);
    assert_string_equal(step->parts[0].writer, "N");
    assert_non_null(strstr(step->parts[0].part, "never"));
    assert_non_null(strstr(step->parts[0].failure, "broke"));
    forget(t, &result);
}

/* A sequence that does not exist is an error with the nearest name; several are shown in the order
 * in which they were asked for. */
static void sequences_are_asked_for(void **state)
{
    static const char *const wrong[] = {"restor", NULL}, *const two[] = {"network", "import", NULL};
    struct result result = {0};
    struct vssdoc_error error;
    struct vssdoc_timeline *t = tell(&result, with("", "", ""), two);
    const struct vssdoc_timeline_options options = {.sequences = wrong};
    (void)state;
    assert_int_equal(t->n_sequences, 2);
    assert_int_equal(t->kind, VSSDOC_SEQUENCE_NETWORK);
    assert_int_equal(t->sequences[0].n_steps, 11);
    assert_int_equal(t->sequences[1].n_steps, 9);
    assert_false(t->transportable);
    assert_int_equal(check_of(t->import_checks, t->n_import_checks, "disks_described")->verdict,
                     VSSDOC_CHECK_FAILED);
    vssdoc_timeline_free(t);
    assert_int_equal(vssdoc_timeline(result.captures[0], &options, &t, &error),
                     VSSDOC_BAD_ARGUMENT);
    assert_non_null(strstr(error.message, "did you mean \"restore\"?"));
    assert_null(t);
    result_free(&result);
}

/* ---- imports ---- */

/* Each prerequisite that the attributes decide. */
static void prerequisites_are_checked(void **state)
{
    static const struct {
        const char *context, *attributes, *id;
        enum vssdoc_check_verdict verdict;
    } rows[] = {
        {"32", "65568", "context", VSSDOC_CHECK_MET},
        {"41", "65577", "context", VSSDOC_CHECK_MET},    /* VSS_CTX_APP_ROLLBACK */
        {"61", "65597", "context", VSSDOC_CHECK_FAILED}, /* client-accessible */
        {"41", "65577", "lifetime", VSSDOC_CHECK_MET},
        {"32", "65568", "lifetime", VSSDOC_CHECK_OPEN},
        {"32", "65568", "hardware_provider", VSSDOC_CHECK_OPEN},
        {"32", "32", "hardware_provider", VSSDOC_CHECK_FAILED},
        {"32", "65568", "not_imported", VSSDOC_CHECK_MET},
        {"32", "589856", "not_imported", VSSDOC_CHECK_FAILED},
        {"32", "1114144", "not_surfaced", VSSDOC_CHECK_FAILED},
        {"32", "65536", "whole_set", VSSDOC_CHECK_FAILED},
        {"32", "65568", "whole_set", VSSDOC_CHECK_MET},
        {"32", "65568", "created", VSSDOC_CHECK_MET},
        {"32", "65568", "disks_described", VSSDOC_CHECK_FAILED},
        {"32", "65568", "wmds", VSSDOC_CHECK_FAILED},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        struct vssdoc_timeline *t =
            tell(&result,
                 with(text("<SNAPSHOT_SET_DESCRIPTION context=\"%s\"><SNAPSHOT_DESCRIPTION "
                           "snapshotAttributes=\"%s\" status=\"12\"/></SNAPSHOT_SET_DESCRIPTION>",
                           rows[i].context, rows[i].attributes),
                      "", ""),
                 NULL);
        const struct vssdoc_timeline_check *check =
            check_of(t->import_checks, t->n_import_checks, rows[i].id);
        CHECK(check->verdict == rows[i].verdict, "%s in 0x%s: %s: %s", rows[i].id,
              rows[i].attributes, vssdoc_check_verdict_name(check->verdict), check->detail);
        forget(t, &result);
    }
}

/* A set that was imported is no longer waiting for it. */
static void an_imported_set_is_imported(void **state)
{
    struct result result = {0};
    (void)state;
    struct vssdoc_timeline *t = tell(&result, with(SET("32", "589856"), "", ""), NULL);
    assert_string_equal(t->phase.id, "P1");
    assert_int_equal(t->n_sequences, 2);
    assert_int_equal(step_of(t, 1, "6")->done, 1);
    assert_int_equal(step_of(t, 0, "11")->done, 1);
    forget(t, &result);
    struct result waiting = {0};
    t = tell(&waiting, with(SET("32", "65568"), "", ""), NULL);
    assert_int_equal(step_of(t, 1, "5")->done, 1);
    assert_int_equal(step_of(t, 1, "6")->done, 0);
    assert_string_equal(t->phase.before_step, "11");
    forget(t, &waiting);
}

/* ---- machines ---- */

static const char *machine(const char *name, const char *caption, const char *disk,
                           const char *snapshots)
{
    return text("<FILE_GROUP componentName=\"%s\" caption=\"%s\" selectable=\"yes\">"
                "<FILE_LIST path=\"%s\" filespec=\"d.vhdx\"/>"
                "<FILE_LIST path=\"%s\" filespec=\"*\"/></FILE_GROUP>",
                name, caption, disk, snapshots);
}

/* Captions tell the mechanism, file sets where disks and snapshots lie. */
static void machines_have_mechanisms(void **state)
{
    static const struct {
        const char *name, *caption, *disk, *snapshots;
        const char *called, *mechanism;
        enum vssdoc_check_verdict location;
    } rows[] = {
        {"AAAAAAAA-0000-0000-0000-000000000001", "Online\\a", "D:\\v", "D:\\v\\Snapshots", "a",
         "child_snapshot", VSSDOC_CHECK_MET},
        {"AAAAAAAA-0000-0000-0000-000000000002", "offline\\b", "D:\\v", "E:\\v\\Snapshots", "b",
         "saved_state", VSSDOC_CHECK_FAILED},
        {"AAAAAAAA-0000-0000-0000-000000000003", "Backup Using Saved State\\c", "D:\\v",
         "d:\\v\\Snapshots", "c", "saved_state", VSSDOC_CHECK_MET},
        {"AAAAAAAA-0000-0000-0000-000000000004", "Backup Using Child Partition Snapshot\\d",
         "D:\\v", "D:\\v", "d", "child_snapshot", VSSDOC_CHECK_MET},
        {"AAAAAAAA-0000-0000-0000-000000000005", "Sicherung\\e", "D:\\v", "D:\\v", "e", NULL,
         VSSDOC_CHECK_OPEN},
    };
    struct result result = {0};
    const char *inside =
        "<FILE_GROUP componentName=\"Host Component\" caption=\"Host Component\"/>";
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        inside = text("%s%s", inside,
                      machine(rows[i].name, rows[i].caption, rows[i].disk, rows[i].snapshots));
    struct vssdoc_timeline *t =
        tell(&result, wmd(HYPERV, INSTANCE, "Microsoft Hyper-V VSS Writer", inside), NULL);
    assert_int_equal(t->n_machines, LENGTH(rows));
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const struct vssdoc_timeline_machine *m = &t->machines[i];
        assert_string_equal(m->name, rows[i].called);
        assert_false(m->included);
        CHECK((m->mechanism == NULL) == (rows[i].mechanism == NULL) &&
                  (m->mechanism == NULL || strcmp(m->mechanism, rows[i].mechanism) == 0),
              "%s: %s", rows[i].caption, m->mechanism);
        assert_int_equal(m->n_conditions, 5);
        CHECK(m->conditions[2].verdict == rows[i].location, "%s: %s", rows[i].caption,
              m->conditions[2].detail);
    }
    assert_int_equal(t->sequences[1].kind, VSSDOC_SEQUENCE_HYPERV);
    assert_int_equal(t->sequences[1].n_steps, 6);
    forget(t, &result);
}

/* A machine whose files were not all restored is gone. */
static void a_machine_not_restored_whole_is_gone(void **state)
{
    struct result result = {0};
    (void)state;
    struct vssdoc_timeline *t =
        tell(&result,
             bcd(entry(HYPERV, INSTANCE,
                       "<COMPONENT componentName=\"AAAAAAAA-0000-0000-0000-000000000001\" "
                       "componentType=\"filegroup\" fileRestoreStatus=\"NONE\"/>")),
             NULL);
    assert_string_equal(t->phase.id, "P5");
    assert_int_equal(t->n_machines, 1);
    assert_int_equal(step_of(t, 1, "2")->done, 1);
    assert_int_equal(check_of(t->hyperv_checks, t->n_hyperv_checks, "restored_whole")->verdict,
                     VSSDOC_CHECK_FAILED);
    forget(t, &result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_property_proves_a_phase),
        cmocka_unit_test(nothing_is_no_evidence),
        cmocka_unit_test(the_latest_phase_wins),
        cmocka_unit_test(a_step_follows_from_later_ones),
        cmocka_unit_test(what_failed_is_not_done),
        cmocka_unit_test(a_saved_set_has_prepared_writers),
        cmocka_unit_test(no_writer_takes_part_without_writers),
        cmocka_unit_test(contexts_are_told),
        cmocka_unit_test(writers_alone_show_no_backup),
        cmocka_unit_test(writers_have_parts),
        cmocka_unit_test(sequences_are_asked_for),
        cmocka_unit_test(prerequisites_are_checked),
        cmocka_unit_test(an_imported_set_is_imported),
        cmocka_unit_test(machines_have_mechanisms),
        cmocka_unit_test(a_machine_not_restored_whole_is_gone),
    };
    return RUN(tests);
}

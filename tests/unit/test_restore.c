/* What a restore decides beside the flowcharts: what a target state says of files, what can be
 * selected, which steps of a chain are needed. */
#include "cmocka_all.h"

#include <stdio.h>

#include "fixture.h"
#include "restore/target.h"

enum {
    A = 1 << VSSDOC_FILE_ABSENT,
    P = 1 << VSSDOC_FILE_PRESENT,
    L = 1 << VSSDOC_FILE_LOCKED,
    U = 1 << VSSDOC_FILE_UNCREATABLE
};

/* ---- target states ---- */

static struct vssdoc_target_state *state_of(const char *const *settings)
{
    struct vssdoc_target_state *target;
    assert_int_equal(vssdoc_target_state_new(&target, NULL), VSSDOC_OK);
    for (size_t i = 0; settings != NULL && settings[i] != NULL; i++)
        assert_int_equal(vssdoc_target_state_set(target, settings[i], NULL), VSSDOC_OK);
    return target;
}

/* The first entry that fits a known name decides; a pattern has the states of all that may fit it.
 */
static void looks_at_files(void **state)
{
    static const struct {
        const char *entries[4]; /* the last one given comes first */
        const char *folder, *filespec;
        bool recursive;
        unsigned states;
    } rows[] = {
        {{NULL}, "C:\\x", "a", false, A},
        {{"default=present"}, "C:\\x", "*", true, P},
        {{"file:C:\\x\\a=locked"}, "c:\\X\\", "A", false, L},
        {{"file:C:\\x\\a=locked"}, "C:\\x", "b", false, A},
        {{"file:C:\\x\\*.mdf=locked"}, "C:\\x", "m.mdf", false, L},
        {{"file:C:\\x\\*=locked"}, "C:\\x\\y", "a", false, A}, /* stays within one name */
        {{"file:C:\\?\\a=locked"}, "C:\\x", "a", false, L},
        {{"file:C:\\?\\a=locked"}, "C:\\xy", "a", false, A},
        {{"file:C:\\x\\**=locked"}, "C:\\x\\y\\z", "a", false, L},
        {{"file:C:\\x\\**=locked"}, "C:\\x", "a", false, L},
        {{"file:C:\\x\\**=locked"}, "C:\\xy", "a", false, A},
        {{"file:C:\\x\\y\\**=locked"}, "C:\\x", "y", false, A}, /* a folder is no file of it */
        {{"file:C:\\x\\**=locked", "file:C:\\x\\a=absent"}, "C:\\x", "a", false, A},
        {{"file:C:\\x\\a=absent", "file:C:\\x\\**=locked"}, "C:\\x", "a", false, L},
        {{"file:C:\\x\\a=present", "file:C:\\x\\?=locked"}, "C:\\x", "a", false, L},
        {{"file:C:/x/a=locked"}, "\\\\?\\C:\\x", "a", false, L},
        {{"file:C:\\Windows\\**=locked"}, "%SystemRoot%\\System32", "a", false, L},
        {{"file:%windir%\\**=locked"}, "C:\\WINDOWS", "a", false, L},
        {{"file:\\\\server\\share\\**=locked"}, "\\\\SERVER\\share\\x", "a", false, L},
        {{"file:C:\\x\\**=locked"}, NULL, NULL, false, A},
        /* patterns */
        {{"file:C:\\x\\*=locked"}, "C:\\x", "*.mdf", false, L},
        {{"file:C:\\x\\*.*=locked"}, "C:\\x", "*", false, L},
        {{"file:C:\\x\\*.mdf=locked"}, "C:\\x", "*", false, L | A},
        {{"file:C:\\x\\*.mdf=locked"}, "C:\\x", "*.ldf", false, A},
        {{"file:C:\\x\\a.mdf=locked"}, "C:\\x", "*.mdf", false, L | A},
        {{"file:C:\\x\\a.ldf=locked"}, "C:\\x", "*.mdf", false, A},
        {{"file:C:\\x\\y\\a=locked"}, "C:\\x", "*", false, A},
        {{"file:C:\\x\\y\\a=locked"}, "C:\\x", "*", true, L | A},
        {{"file:C:\\x\\y\\a=locked"}, "C:\\x", "b*", true, A},
        {{"file:C:\\x\\y\\**=locked"}, "C:\\x", "*", true, L | A},
        {{"file:C:\\x\\y\\**=locked"}, "C:\\x", "*", false, A},
        {{"file:C:\\x\\**=locked"}, "C:\\x\\y", "*", true, L},
        {{"file:C:\\x\\*=locked"}, "C:\\x", "*", true, L | A},
        {{"file:C:\\x\\**=locked", "file:C:\\x\\y\\a=present"}, "C:\\x", "*", true, L | P},
        {{"file:C:\\x\\y\\a=present", "file:C:\\x\\**=locked"}, "C:\\x", "*", true, L},
        {{"file:C:\\x\\a=present", "file:C:\\x\\b=uncreatable", "default=present"},
         "C:\\x",
         "?",
         false,
         P | U},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vssdoc_target_state *target = state_of(rows[i].entries);
        struct vsd_target made;
        struct vsd_arena scratch = {0};
        unsigned states;
        assert_true(vsd_target_make(&made, target, NULL));
        assert_true(vsd_target_look(&made, &scratch, rows[i].folder, rows[i].filespec,
                                    rows[i].recursive, &states));
        CHECK(states == rows[i].states, "row %zu, %s\\%s: %#x", i, rows[i].folder, rows[i].filespec,
              states);
        vsd_arena_free(&scratch);
        vsd_target_free(&made);
        vssdoc_target_state_free(target);
    }
}

/* What is no setting is told, and nothing changes. */
static void refuses_settings(void **state)
{
    static const char *const rows[][2] = {
        {"reboot_allowed", "no \"=\""},
        {"reboot_allowed=yes", "not true or false"},
        {"default=locked", "not absent or present"},
        {"default:x=absent", "takes no name"},
        {"file=absent", "needs a name"},
        {"file:x\\y=absent", "no drive"},
        {"file:C:\\x=gone", "not absent, present"},
        {"service:X=maybe", "not running, stopped"},
        {"writer:SqlServerWriter=absent", "no writer id"},
        {"custom:41e12264-35d8-479b-8e5c-9b23d1dad37e=maybe", "not true or false"},
        {"services:X=running", "did you mean \"service\""},
    };
    (void)state;
    struct vssdoc_target_state *target = state_of(NULL);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vssdoc_error error;
        assert_int_equal(vssdoc_target_state_set(target, rows[i][0], &error), VSSDOC_BAD_ARGUMENT);
        CHECK(strstr(error.message, rows[i][1]) != NULL, "%s: %s", rows[i][0], error.message);
    }
    assert_false(target->changed);
    assert_int_equal(target->n_files + target->n_services + target->n_writers_absent, 0);
    vssdoc_target_state_free(target);
}

/* ---- target-state files: what is wrong, and where ---- */

static void refuses_files(void **state)
{
#define BEGIN "{\"schema\": \"vssdoc/target-state/1\",\n "
    static const struct {
        const char *text;
        uint32_t line, column;
        const char *message;
    } rows[] = {
        {"[]", 1, 1, "not an object"},
        {"{}", 1, 1, "no key \"schema\""},
        {"{\"schema\": \"vssdoc/accept/1\"}", 1, 2, "no target state"},
        {BEGIN "\"file\": []}", 2, 2, "did you mean \"files\""},
        {BEGIN "\"default\": \"absnt\"}", 2, 2, "did you mean \"absent\""},
        {BEGIN "\"default\": 1}", 2, 2, "not absent or present"},
        {BEGIN "\"reboot_allowed\": \"yes\"}", 2, 2, "not true or false"},
        {BEGIN "\"files\": {}}", 2, 2, "not a list"},
        {BEGIN "\"files\": [{\"path\": \"C:\\\\x\", \"state\": \"absent\"},\n  {\"path\": "
               "\"c:\\\\X\\\\\", \"state\": \"present\"}]}",
         3, 3, "absent on line 2"},
        {BEGIN "\"files\": [{\"path\": \"C:\\\\x\"}]}", 2, 12, "no \"state\""},
        {BEGIN "\"files\": [{\"path\": \"x\", \"state\": \"absent\"}]}", 2, 13, "no drive"},
        {BEGIN "\"files\": [{\"path\": \"C:\\\\x\", \"state\": \"present\", \"size\": 1}]}", 2, 50,
         "no key \"size\""},
        {BEGIN "\"services\": [{\"name\": \"A\", \"state\": \"running\"},\n {\"name\": \"a\", "
               "\"state\": \"running\", \"stoppable\": false}]}",
         3, 2, "on line 2"},
        {BEGIN "\"services\": [{\"name\": \"A\", \"state\": \"absent\"}]}", 2, 29,
         "not stopped or running"},
        {BEGIN "\"writers_absent\": [\"SqlServerWriter\"]}", 2, 21, "no writer id"},
        {BEGIN "\"requester\": {\"custom\": [7]}}", 2, 27, "no writer id"},
        {BEGIN "\"requester\": {\"select\": [7]}}", 2, 27, "component's address"},
        {BEGIN
         "\"requester\": {\"new_targets\": [{\"component\": \"W:\\\\c\", \"path\": \"E:\\\\\", "
         "\"to\": \"G:\\\\\"}]}}",
         2, 32, "no \"filespec\""},
        {BEGIN "\"requester\": {\"new_targets\": [{\"to\": \"G:\\\\*\"}]}}", 2, 33, "no wildcards"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vssdoc_target_state *target;
        struct vssdoc_error error = {.line = 0};
        write_text("target.json", rows[i].text);
        assert_int_equal(vssdoc_target_state_read("target.json", &target, &error),
                         VSSDOC_BAD_ARGUMENT);
        assert_null(target);
        CHECK(strstr(error.message, rows[i].message) != NULL && error.line == rows[i].line &&
                  error.column == rows[i].column,
              "row %zu: line %u, column %u: %s", i, error.line, error.column, error.message);
    }
}

/* ---- selection: the worked example of working-with-selectability-for-restore-and-subcomponents.md
 * - */

static const char *corpus(const char *path)
{
    const char *top = getenv("top_srcdir");
    return text("%s/corpus/made/%s", top != NULL ? top : ".", path);
}

static const struct vssdoc_restore_decision *find(const struct vssdoc_restoration *restoration,
                                                  const char *component)
{
    for (size_t i = 0; i < restoration->n_decisions; i++)
        if (strcmp(restoration->decisions[i].component, component) == 0)
            return &restoration->decisions[i];
    return NULL;
}

static void selects_for_restore(void **state)
{
    static const struct {
        const char *select[2];
        const char *component; /* the decision to look at */
        size_t n_subcomponents, n_files;
        const char *error; /* a part of it; NULL: none */
    } rows[] = {
        {{"\\writerData"}, "\\writerData", 0, 10, NULL},
        {{"\\writerData\\Set1"}, "\\writerData", 1, 3, NULL},
        {{"\\WRITERDATA\\set1", "\\writerData\\Usage"}, "\\writerData", 2, 6, NULL},
        {{"\\writerData\\Set1", "\\writerData"}, "\\writerData", 0, 10, NULL},
        {{"\\Executables"}, "\\Executables", 0, 2, NULL},
        {{"\\writerData\\Set1\\Jan"}, "\\writerData\\Set1\\Jan", 0, 0, "select \\writerData\\Set1"},
        {{"\\writerData\\QueryLogs\\Query"},
         "\\writerData\\QueryLogs\\Query",
         0,
         0,
         "with the whole set alone"},
        {{"\\Security\\UserInfo"}, "\\Security\\UserInfo", 0, 0, "not in the backup"},
    };
    struct result result = {.n_captures = 0};
    (void)state;
    read_one(&result, corpus("mywriter"));
    assert_int_equal(result.n_captures, 1);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vssdoc_target_choice choices[2];
        struct vssdoc_target_state *target = state_of(NULL);
        size_t n = 0;
        for (; n < 2 && rows[i].select[n] != NULL; n++)
            choices[n].component = text("MyWriter:%s", rows[i].select[n]);
        target->select = choices;
        target->n_select = n;
        const struct vssdoc_restore_options options = {target, false, NULL, NULL};
        struct vssdoc_restoration *restoration;
        const struct vssdoc_capture *capture = result.captures[0];
        assert_int_equal(vssdoc_restore(&capture, 1, &options, &restoration, NULL), VSSDOC_OK);
        const struct vssdoc_restore_decision *d = find(restoration, rows[i].component);
        CHECK(d != NULL, "row %zu: no decision", i);
        if (d == NULL)
            continue;
        CHECK(d->n_subcomponents == rows[i].n_subcomponents && d->n_files == rows[i].n_files,
              "row %zu: %zu subcomponents, %zu files", i, d->n_subcomponents, d->n_files);
        CHECK((d->error != NULL) == (rows[i].error != NULL) &&
                  (d->error == NULL || strstr(d->error, rows[i].error) != NULL),
              "row %zu: %s", i, d->error);
        CHECK(d->selected == (rows[i].error == NULL), "row %zu: selected", i);
        for (size_t k = 0; k < restoration->n_decisions; k++)
            CHECK(&restoration->decisions[k] == d ||
                      restoration->decisions[k].action == VSSDOC_RESTORE_NONE,
                  "row %zu: %s as well", i, restoration->decisions[k].component);
        vssdoc_restoration_free(restoration);
        target->select = NULL;
        target->n_select = 0;
        vssdoc_target_state_free(target);
    }
    result_free(&result);
}

/* ---- chains ---- */

/* Which steps are restored (r), left out (-) or errors (!), and after which more follows (+). */
static void follows_chains(void **state)
{
    static const char *const steps[] = {"chain/full", "chain/inc1", "chain/inc2", "chain/full"};
    static const struct {
        const char *order; /* digits: indexes of steps */
        const char *setting;
        const char *outcome;
    } rows[] = {
        {"012", NULL, "r+r+r"},
        {"01", NULL, "r+r"},
        {"02", NULL, "r+!"},
        {"12", NULL, "!+!"},
        {"021", NULL, "r+!!"}, /* the second builds on the third */
        {"012", "partial_files=false", "r+!+!"},
        {"03", NULL, "-r"}, /* a full backup needs none before it */
    };
    struct result results[LENGTH(steps)] = {{.n_captures = 0}};
    (void)state;
    for (size_t i = 0; i < LENGTH(steps); i++)
        read_one(&results[i], corpus(steps[i]));
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const struct vssdoc_capture *captures[4];
        const char *const settings[] = {rows[i].setting, NULL};
        struct vssdoc_target_state *target = state_of(settings);
        const struct vssdoc_restore_options options = {target, false, NULL, NULL};
        struct vssdoc_restoration *restoration;
        char outcome[16] = "";
        size_t n = strlen(rows[i].order);
        for (size_t k = 0; k < n; k++)
            captures[k] = results[rows[i].order[k] - '0'].captures[0];
        assert_int_equal(vssdoc_restore(captures, n, &options, &restoration, NULL), VSSDOC_OK);
        for (size_t k = 0; k < restoration->n_decisions; k++) {
            const struct vssdoc_restore_decision *d = &restoration->decisions[k];
            if (strcmp(d->component, "\\HALYARD-DB2\\orders") == 0)
                (void)snprintf(outcome + strlen(outcome), sizeof outcome - strlen(outcome), "%s%s",
                               d->action == VSSDOC_RESTORE_ERROR  ? "!"
                               : d->action == VSSDOC_RESTORE_NONE ? "-"
                                                                  : "r",
                               d->additional_restores ? "+" : "");
        }
        CHECK(strcmp(outcome, rows[i].outcome) == 0, "%s: %s", rows[i].order, outcome);
        vssdoc_restoration_free(restoration);
        vssdoc_target_state_free(target);
    }
    for (size_t i = 0; i < LENGTH(steps); i++)
        result_free(&results[i]);
}

/* ---- after the restore ---- */

static bool keep(void *context, const char *bytes, size_t size)
{
    bytes_add(context, bytes, size);
    return true;
}

/* What is written of the BCD is read again as it was meant. */
static void writes_the_bcd(void **state)
{
    struct result result = {.n_captures = 0}, again = {.n_captures = 0};
    struct vssdoc_restoration *restoration;
    struct bytes bytes = {0};
    static const char *const settings[] = {"file:D:\\Tidewater\\Index\\**=locked", NULL};
    struct vssdoc_target_state *target = state_of(settings);
    const struct vssdoc_restore_options options = {target, false, NULL, NULL};
    (void)state;
    read_one(&result, corpus("after-restore"));
    const struct vssdoc_capture *capture = result.captures[0];
    assert_int_equal(vssdoc_restore(&capture, 1, &options, &restoration, NULL), VSSDOC_OK);
    assert_int_equal(vssdoc_restoration_write_bcd(restoration, 1, capture, keep, &bytes, NULL),
                     VSSDOC_OK);
    read_memory(&again, "after.xml", bytes.data, bytes.size);
    assert_int_equal(again.n_captures, 1);
    const struct vssdoc_backup_components *bcd = again.captures[0]->backup_components;
    assert_int_equal(count_notes(bcd->document, VSSDOC_NOTE_MADE), 1);
    const struct vssdoc_backup_component *ledger = bcd->writers->components;
    assert_string_equal(ledger->full_path, "\\Books\\2023");
    assert_int_equal(ledger->file_restore_status, 2);
    assert_int_equal(ledger->additional_restores, 1);
    assert_string_equal(ledger->alternate_location_mappings->next->filespec, "book2023*.tlg");
    assert_string_equal(ledger->next->new_targets->alternate_path, "G:\\Ledger\\Books");
    assert_null(ledger->next->alternate_location_mappings);
    assert_int_equal(ledger->next->next->file_restore_status, 1); /* its backup had failed */
    const struct vssdoc_backup_component *index = bcd->writers->next->components;
    assert_string_equal(index->alternate_location_mappings->alternate_path,
                        "D:\\Tidewater\\Recovered\\Index");
    assert_int_equal(index->next->selected_for_restore, 1); /* nothing was chosen, so all of it is */
    assert_int_equal(restoration->n_unselected, 1);
    vssdoc_restoration_free(restoration);
    vssdoc_target_state_free(target);
    bytes_free(&bytes);
    result_free(&result);
    result_free(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_at_files),
        cmocka_unit_test(refuses_settings),
        cmocka_unit_test_setup_teardown(refuses_files, enter_folder, leave_folder),
        cmocka_unit_test(selects_for_restore),
        cmocka_unit_test(follows_chains),
        cmocka_unit_test(writes_the_bcd),
    };
    return RUN(tests);
}

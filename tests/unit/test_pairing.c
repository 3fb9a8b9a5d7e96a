/* Which WMD a BCD's entry belongs to, and which record a component. */
#include "cmocka_all.h"

#include "fixture.h"

#define A "aaaaaaaa-0000-0000-0000-000000000000"
#define B "BBBBBBBB-0000-0000-0000-000000000000"
#define TASK_SCHEDULER "d61d61c8-d73a-4eee-8cdd-f6f9786b7124"
#define INSTANCE(n) "0000000" n "-0000-0000-0000-000000000000"

struct made_writer {
    const char *writer_id, *instance_id, *instance_name;
    const char *components[4]; /* names without a path */
};

struct made_entry {
    struct made_writer as; /* spelled as a writer's */
    int writer;            /* the writer it belongs to, -1: none */
    bool ambiguous;
};

enum { WRITERS = 4, ENTRIES = 3 };

static const char *optional(const char *name, const char *value)
{
    return value != NULL ? text(" %s=\"%s\"", name, value) : "";
}

static void put_writer(size_t i, const struct made_writer *w)
{
    const char *groups = "";
    for (size_t c = 0; c < LENGTH(w->components) && w->components[c] != NULL; c++)
        groups = text("%s%s", groups, group(NULL, w->components[c]));
    write_text(text("capture/w%zu.xml", i),
               text("<WRITER_METADATA><IDENTIFICATION writerId=\"%s\"%s%s friendlyName=\"W%zu\"/>"
                    "<BACKUP_LOCATIONS>%s</BACKUP_LOCATIONS></WRITER_METADATA>",
                    w->writer_id, optional("instanceId", w->instance_id),
                    optional("instanceName", w->instance_name), i, groups));
}

static const char *entry_of(const struct made_writer *w)
{
    const char *records = "";
    for (size_t c = 0; c < LENGTH(w->components) && w->components[c] != NULL; c++)
        records = text("%s%s", records, record(NULL, w->components[c]));
    return text("<WRITER_COMPONENTS writerId=\"%s\"%s%s>%s</WRITER_COMPONENTS>", w->writer_id,
                optional("instanceId", w->instance_id),
                optional("instanceName", w->instance_name), records);
}

static const struct {
    const char *what;
    struct made_writer writers[WRITERS];
    struct made_entry entries[ENTRIES];
} rows[] = {
    {"an instance that was started anew is found by its class",
     {{B, INSTANCE("1"), NULL, {"b"}}, {A, INSTANCE("2"), NULL, {"a"}}},
     {{{A, INSTANCE("9"), NULL, {"a"}}, 1, false}}},
    {"case and braces mean nothing",
     {{"{AAAAAAAA-0000-0000-0000-000000000000}", INSTANCE("1"), NULL, {"x"}}},
     {{{A, "{00000001-0000-0000-0000-000000000000}", NULL, {"a"}}, 0, false}}},
    {"another class is another writer",
     {{B, INSTANCE("1"), NULL, {"a"}}},
     {{{A, INSTANCE("1"), NULL, {"a"}}, -1, false}}},
    {"of one class the instance decides",
     {{A, INSTANCE("1"), NULL, {"a"}}, {A, INSTANCE("2"), NULL, {"a"}}},
     {{{A, INSTANCE("2"), NULL, {"a"}}, 1, false}, {{A, INSTANCE("1"), NULL, {"a"}}, 0, false}}},
    {"the instance decides before its name",
     {{A, INSTANCE("1"), "one", {"a"}}, {A, INSTANCE("2"), "two", {"a"}}},
     {{{A, INSTANCE("2"), "one", {"a"}}, 1, false}}},
    {"the instance's name decides before the components",
     {{A, INSTANCE("1"), "one", {"a"}}, {A, INSTANCE("2"), "tw\xC3\x96", {"b"}}},
     {{{A, INSTANCE("9"), "TW\xC3\xB6", {"a"}}, 1, false}}},
    {"a writer of another name is another one",
     {{A, INSTANCE("1"), "one", {"a"}}},
     {{{A, INSTANCE("9"), "two", {"a"}}, -1, false}}},
    {"the components decide last",
     {{A, INSTANCE("1"), NULL, {"a"}}, {A, INSTANCE("2"), NULL, {"b", "C"}}},
     {{{A, INSTANCE("9"), NULL, {"c"}}, 1, false}}},
    {"all of its components count",
     {{A, INSTANCE("1"), NULL, {"a"}}, {A, INSTANCE("2"), NULL, {"a", "b"}}},
     {{{A, INSTANCE("9"), NULL, {"a", "b"}}, 1, false}}},
    {"a writer that is another entry's is not taken",
     {{A, INSTANCE("1"), NULL, {"a"}}, {A, INSTANCE("2"), NULL, {"a"}}},
     {{{A, INSTANCE("1"), NULL, {"a"}}, 0, false}, {{A, INSTANCE("9"), NULL, {"a"}}, 1, false}}},
    {"of several that fit equally the first is named",
     {{A, INSTANCE("1"), NULL, {"a"}}, {A, INSTANCE("2"), NULL, {"a"}}},
     {{{A, INSTANCE("9"), NULL, {"a"}}, 0, true}}},
    {"the same instance twice is ambiguous",
     {{A, INSTANCE("1"), NULL, {"a"}}, {A, INSTANCE("1"), NULL, {"a"}}},
     {{{A, INSTANCE("1"), NULL, {"a"}}, 0, true}}},
    {"an entry without components fits any of its class",
     {{A, INSTANCE("1"), NULL, {"a"}}, {A, NULL, NULL, {"b"}}},
     {{{A, NULL, NULL, {NULL}}, 0, true}}},
    {"of several with none of the components none is it",
     {{A, INSTANCE("1"), NULL, {"a"}}, {A, INSTANCE("2"), NULL, {"b"}}},
     {{{A, INSTANCE("9"), NULL, {"c"}}, -1, false}}},
    {"of several instances in the BCD the one with its components is it",
     {{A, INSTANCE("1"), NULL, {"a", "b"}}},
     {{{A, INSTANCE("8"), NULL, {"c"}}, -1, false}, {{A, INSTANCE("9"), NULL, {"b"}}, 0, false}}},
    {"what is no id fits nothing",
     {{"", "", NULL, {"a"}}, {A, "", NULL, {"a"}}},
     {{{"", "", NULL, {"a"}}, -1, false}, {{A, "", NULL, {"a"}}, 1, false}}},
};

static void try_row(size_t r)
{
    struct result result = {0};
    const char *entries = "";
    size_t n = 0;
    for (; n < WRITERS && rows[r].writers[n].writer_id != NULL; n++)
        put_writer(n, &rows[r].writers[n]);
    for (size_t i = n; i < WRITERS; i++)
        write_text(text("capture/w%zu.xml", i), ""); /* of the row before */
    for (size_t i = 0; i < ENTRIES && rows[r].entries[i].as.writer_id != NULL; i++)
        entries = text("%s%s", entries, entry_of(&rows[r].entries[i].as));
    write_text("capture/bcd.xml", bcd(entries));
    read_one(&result, "capture");
    assert_int_equal(result.n_captures, 1);
    const struct vssdoc_capture *c = result.captures[0];
    assert_int_equal(c->n_writers, n);
    const struct vssdoc_writer_components *e = c->backup_components->writers;
    for (size_t i = 0; e != NULL; i++, e = e->next) {
        const struct made_entry *expected = &rows[r].entries[i];
        bool ambiguous = !expected->ambiguous;
        const struct vssdoc_writer *w = vssdoc_writer_of(c, e, &ambiguous);
        CHECK(w == (expected->writer < 0 ? NULL : c->writers[expected->writer]),
              "%s: entry %zu is %s", rows[r].what, i, w != NULL ? w->name : "nobody's");
        CHECK(ambiguous == expected->ambiguous, "%s: entry %zu is %s", rows[r].what, i,
              ambiguous ? "ambiguous" : "not ambiguous");
        assert_ptr_equal(vssdoc_writer_of(c, e, NULL), w);
        if (w != NULL)
            CHECK(vssdoc_entry_of(c, w) == e, "%s: back from entry %zu", rows[r].what, i);
    }
    result_free(&result);
}

/* Class, instance, instance name and components decide, in this order. */
static void pairs_entries_with_writers(void **state)
{
    (void)state;
    for (size_t r = 0; r < LENGTH(rows); r++)
        try_row(r);
}

/* A writer without an entry has none, and without a BCD nobody has one. */
static void some_writers_have_no_entry(void **state)
{
    struct result result = {0};
    (void)state;
    write_text("without/bcd.xml", bcd(entry(A, INSTANCE("1"), record(NULL, "c"))));
    write_text("without/w.xml", wmd(B, INSTANCE("2"), "W", group(NULL, "c")));
    read_one(&result, "without");
    const struct vssdoc_writer *w = result.captures[0]->writers[0];
    assert_null(vssdoc_entry_of(result.captures[0], w));
    assert_null(vssdoc_record_of(result.captures[0], w, w->components));
    result_free(&result);
    read_one(&result, "without/w.xml");
    w = result.captures[0]->writers[0];
    assert_null(vssdoc_entry_of(result.captures[0], w));
    assert_null(vssdoc_record_of(result.captures[0], w, w->components));
    result_free(&result);
}

/* An entry is called as its WMD is, else as the writer is known, else nothing. */
static void names_entries(void **state)
{
    struct result result = {0};
    (void)state;
    write_text("names/bcd.xml",
               bcd(text("%s%s%s", entry(A, INSTANCE("1"), ""), entry(TASK_SCHEDULER, NULL, ""),
                        entry(B, INSTANCE("2"), ""))));
    write_text("names/w.xml", wmd(A, INSTANCE("1"), "My Writer", ""));
    read_one(&result, "names");
    const struct vssdoc_capture *c = result.captures[0];
    const struct vssdoc_writer_components *e = c->backup_components->writers;
    assert_string_equal(vssdoc_entry_name(c, e), "My Writer");
    assert_string_equal(vssdoc_entry_name(c, e->next), "Task Scheduler Writer");
    assert_null(vssdoc_entry_name(c, e->next->next));
    result_free(&result);
}

/* A component's record is found by path and name as Windows compares them; one that was not added
 * explicitly has none. */
static void finds_records(void **state)
{
    static const struct {
        const char *path, *name;         /* of the component */
        const char *as_path, *as_name;   /* of the record; as_name NULL: none */
    } components[] = {
        {NULL, "TasksStore", NULL, "tasksstore"},
        {"Srv\\Inst", "m\xC3\xA4ster", "SRV\\INST", "M\xC3\x84STER"},
        {"Srv\\Inst", "m\xC3\x9F", "Srv\\Inst", "m\xC3\x9F"},
        {"a", "b", "\\a\\", "b"},
        {"a", "bc", NULL, NULL},
        {"ab", "c", "ab", "c"},
        {"", "empty", NULL, "empty"},
        {NULL, "alone", NULL, NULL},
    };
    struct result result = {0};
    const char *groups = "", *records = record(NULL, "stranger");
    (void)state;
    for (size_t i = 0; i < LENGTH(components); i++) {
        groups = text("%s%s", groups, group(components[i].path, components[i].name));
        if (components[i].as_name != NULL)
            records = text("%s%s", records, record(components[i].as_path, components[i].as_name));
    }
    records = text("%s%s", records, record(NULL, "TASKSSTORE")); /* again: the first one counts */
    write_text("records/w.xml", wmd(A, INSTANCE("1"), "W", groups));
    write_text("records/bcd.xml", bcd(entry(A, INSTANCE("1"), records)));
    read_one(&result, "records");
    const struct vssdoc_capture *c = result.captures[0];
    const struct vssdoc_component *component = c->writers[0]->components;
    const struct vssdoc_backup_component *expected =
        c->backup_components->writers->components->next;
    for (size_t i = 0; i < LENGTH(components); i++, component = component->next) {
        const struct vssdoc_backup_component *found =
            vssdoc_record_of(c, c->writers[0], component);
        CHECK(found == (components[i].as_name != NULL ? expected : NULL), "%s has %s",
              component->full_path, found != NULL ? found->full_path : "no record");
        if (components[i].as_name != NULL)
            expected = expected->next;
    }
    result_free(&result);
}

/* Entries of one instance are one; of a component's records the first one counts. */
static void finds_what_is_repeated(void **state)
{
    struct result result = {0};
    (void)state;
    write_text("again/w.xml",
               wmd(A, INSTANCE("1"), "W", text("%s%s", group(NULL, "a"), group(NULL, "b"))));
    write_text("again/bcd.xml",
               bcd(text("%s%s%s",
                        entry(A, INSTANCE("1"), text("%s%s", record(NULL, "a"), record(NULL, "a"))),
                        entry(A, INSTANCE("2"), record(NULL, "a")),
                        entry(A, INSTANCE("1"), text("%s%s", record(NULL, "b"), record(NULL, "a"))))));
    read_one(&result, "again");
    const struct vssdoc_capture *c = result.captures[0];
    const struct vssdoc_writer_components *first = c->backup_components->writers,
                                          *other = first->next, *again = other->next;
    const struct vssdoc_writer *w = c->writers[0];
    assert_ptr_equal(vssdoc_entry_of(c, w), first);
    assert_ptr_equal(vssdoc_entry_again(c, first), again);
    assert_ptr_equal(vssdoc_entry_first(c, again), first);
    assert_null(vssdoc_entry_again(c, again));
    assert_null(vssdoc_entry_again(c, other));
    assert_ptr_equal(vssdoc_entry_first(c, other), other);
    const struct vssdoc_backup_component *a = first->components;
    assert_ptr_equal(vssdoc_record_first(c, first, a), a);
    assert_ptr_equal(vssdoc_record_first(c, first, a->next), a);
    assert_ptr_equal(vssdoc_record_first(c, again, again->components->next), a);
    assert_ptr_equal(vssdoc_record_first(c, other, other->components), other->components);
    assert_ptr_equal(vssdoc_record_of(c, w, w->components), a);
    assert_ptr_equal(vssdoc_record_of(c, w, w->components->next), again->components);
    assert_ptr_equal(vssdoc_record_in(c, other, w->components), other->components);
    assert_null(vssdoc_record_in(c, other, w->components->next));
    result_free(&result);
}

/* Components that differ in case alone have each their own record. */
static void tells_cases_apart(void **state)
{
    struct result result = {0};
    (void)state;
    write_text("cases/w.xml",
               wmd(A, INSTANCE("1"), "W", text("%s%s", group(NULL, "db"), group(NULL, "DB"))));
    write_text("cases/bcd.xml",
               bcd(entry(A, INSTANCE("1"), text("%s%s", record(NULL, "DB"), record(NULL, "db")))));
    read_one(&result, "cases");
    const struct vssdoc_capture *c = result.captures[0];
    const struct vssdoc_writer_components *e = c->backup_components->writers;
    const struct vssdoc_component *db = c->writers[0]->components;
    assert_ptr_equal(vssdoc_record_of(c, c->writers[0], db), e->components->next);
    assert_ptr_equal(vssdoc_record_of(c, c->writers[0], db->next), e->components);
    assert_ptr_equal(vssdoc_record_first(c, e, e->components->next), e->components->next);
    result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_entries_with_writers),
        cmocka_unit_test(some_writers_have_no_entry),
        cmocka_unit_test(names_entries),
        cmocka_unit_test(finds_records),
        cmocka_unit_test(finds_what_is_repeated),
        cmocka_unit_test(tells_cases_apart),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

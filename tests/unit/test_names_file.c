/* Spellings that a user adds to the table of names. */
#include "cmocka_all.h"

#include "fixture.h"

static enum vssdoc_status read_names(const char *content, size_t size, struct vssdoc_names **names,
                                     struct vssdoc_error *error)
{
    *error = (struct vssdoc_error){0};
    write_file("names.tsv", content, size);
    return vssdoc_names_read("names.tsv", names, error);
}

/* Rows of the table's own format are read, with comments, empty lines and any line ends. */
static void reads_good_lines(void **state)
{
    static const char *const contents[] = {
        "",
        "\n\n# a comment\n",
        "component\tname\tattribute\tNAME1",
        "component\tname\tattribute\tNAME1\n",
        "component\tname\tattribute\tNAME1\tC\n",
        "component\tname\tattribute\tNAME1\tD\tsome page\n",
        "component\tname\tattribute\tNAME1\t\tsome page\tand more\r\n",
        "#\r\nbackup_component\tfailure.hr\tattribute\thresult\tN\r\n\r\n",
        "writer\tcomponents\telement\tGRUPPE\tT",
        "component\tname\tattribute\tein N\xC3\xA4me",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(contents); i++) {
        struct vssdoc_names *names = NULL;
        struct vssdoc_error error;
        enum vssdoc_status status = read_names(contents[i], strlen(contents[i]), &names, &error);
        CHECK(status == VSSDOC_OK && names != NULL, "content %zu: %s", i, error.message);
        vssdoc_names_free(names);
    }
}

/* Every row of the table, written in the file's form, is accepted. */
static void accepts_the_table_itself(void **state)
{
    struct bytes bytes = {0};
    struct vssdoc_name row;
    struct vssdoc_names *names;
    struct vssdoc_error error;
    (void)state;
    for (size_t i = 0; vssdoc_name_at(i, &row); i++) {
        const char *line = text("%s\t%s\t%s\tADDED%zu\t%c\t%s\n", row.object, row.key,
                                row.element ? "element" : "attribute", i, (int)row.evidence,
                                row.source);
        bytes_add(&bytes, line, strlen(line));
    }
    enum vssdoc_status status = read_names((const char *)bytes.data, bytes.size, &names, &error);
    CHECK(status == VSSDOC_OK, "%s", error.message);
    vssdoc_names_free(names);
    bytes_free(&bytes);
}

/* Anything else is refused with the number of its line. */
static void refuses_bad_lines(void **state)
{
#define GOOD "component\tname\tattribute\tNAME1\n"
#define LITERAL(bytes) bytes, sizeof(bytes) - 1
    static const struct {
        const char *content;
        size_t size;
        const char *line, *word; /* in the message */
    } rows[] = {
        {LITERAL("component\n"), "line 1", "tabs"},
        {LITERAL(GOOD "# x\n\ncomponent name attribute NAME1\n"), "line 4", "tabs"},
        {LITERAL("component\tname\tattribute\n"), "line 1", "tabs"},
        {LITERAL("component\tname\tattribute\t\tC\n"), "line 1", "tabs"},
        {LITERAL("component\tname\tattributes\tNAME1\n"), "line 1", "tabs"},
        {LITERAL(GOOD "component\tname\tattribute\tNAME1\tX\n"), "line 2", "\"X\""},
        {LITERAL(GOOD "component\tname\tattribute\tNAME1\tCD\n"), "line 2", "\"CD\""},
        {LITERAL("nothing\tname\tattribute\tNAME1\n"), "line 1", "nothing"},
        {LITERAL("component\tnothing\tattribute\tNAME1\n"), "line 1", "nothing"},
        {LITERAL("component\tname\telement\tNAME1\n"), "line 1", "element"},
        {LITERAL(" component\tname\tattribute\tNAME1\n"), "line 1", "component"},
        {LITERAL(GOOD "\0nothing at all\n"), "line 2", ""},
        {LITERAL("c\0o\0m\0p\0\n\0"), "line 1", ""},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vssdoc_names *names = (struct vssdoc_names *)1;
        struct vssdoc_error error;
        enum vssdoc_status status = read_names(rows[i].content, rows[i].size, &names, &error);
        CHECK(status == VSSDOC_BAD_ARGUMENT, "row %zu: status %d", i, (int)status);
        assert_null(names);
        assert_int_equal(error.status, VSSDOC_BAD_ARGUMENT);
        assert_string_equal(error.source, "names.tsv");
        CHECK(strstr(error.message, rows[i].line) != NULL &&
                  strstr(error.message, rows[i].word) != NULL,
              "row %zu: %s", i, error.message);
    }
}

/* A file that is not there or is none cannot be read, one that is far too large is refused. */
static void refuses_what_is_no_table(void **state)
{
    struct bytes bytes = {0};
    struct vssdoc_names *names;
    struct vssdoc_error error = {0};
    (void)state;
    assert_int_equal(vssdoc_names_read("none.tsv", &names, &error), VSSDOC_CANNOT_READ);
    assert_null(names);
    assert_int_not_equal(error.sys_errno, 0);
    assert_int_equal(vssdoc_names_read(".", &names, NULL), VSSDOC_CANNOT_READ);
    for (size_t i = 0; i < 2000 * 1000; i++)
        bytes_add(&bytes, "\n", 1);
    assert_int_equal(read_names((const char *)bytes.data, bytes.size, &names, &error),
                     VSSDOC_LIMIT);
    bytes_free(&bytes);
    vssdoc_names_free(NULL);
}

/* Added spellings are read as the table's own, in every object that shares the row, with the
 * evidence that the file claims. */
static void additions_take_effect(void **state)
{
    static const char table[] = "component\tname\tattribute\tbezeichnung\n"
                                "writer\tcomponents\telement\tGRUPPE\tC\n"
                                "component\tcaption\tattribute\ttitel\tN\n"
                                "file_set\tpath\tattribute\tpfad|weg\tD\n"
                                "writer\trestore_method\telement\tMETHODE\tT\n"
                                "component\tdependencies\telement\tBRAUCHT\tC\n";
    static const char document[] =
        "<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\"><METHODE method=\"CUSTOM\"/>"
        "<BACKUP_LOCATIONS><GRUPPE bezeichnung=\"a\" titel=\"t\"><FILE_LIST pfad=\"p\"/>"
        "<FILE_LIST weg=\"w\"/><BRAUCHT componentName=\"e\"/></GRUPPE>"
        "<DATABASE bezeichnung=\"b\"><DATABASE_FILES pfad=\"q\"/>"
        "<BRAUCHT componentName=\"d\"/></DATABASE><FILE_GROUP componentName=\"c\"/>"
        "</BACKUP_LOCATIONS></WRITER_METADATA>";
    struct vssdoc_names *names;
    struct vssdoc_error error;
    struct result result = {0};
    (void)state;
    assert_int_equal(read_names(table, sizeof table - 1, &names, &error), VSSDOC_OK);
    result.options.names = names;
    const struct vssdoc_document *d = read_good(&result, document);
    const struct vssdoc_component *c = d->writer->components;
    assert_int_equal(d->writer->n_components, 3);
    assert_string_equal(c->name, "a");
    assert_string_equal(c->full_path, "\\a");
    assert_string_equal(c->caption, "t");
    assert_string_equal(c->at.name, "GRUPPE");
    assert_string_equal(c->file_sets->path, "p");
    assert_string_equal(c->file_sets->next->path, "w");
    assert_string_equal(c->next->name, "b");
    assert_string_equal(c->next->file_sets->path, "q");
    assert_string_equal(c->dependencies->name, "e");
    assert_string_equal(c->next->dependencies->name, "d");
    assert_string_equal(c->next->next->name, "c");
    assert_int_equal(d->writer->restore_method->method, 7);
    assert_null(vssdoc_mark_of(&c->at, "name"));
    assert_null(vssdoc_mark_of(&c->file_sets->at, "path"));
    assert_true(vssdoc_mark_of(&c->at, "caption")->inferred);
    assert_true(vssdoc_mark_of(&d->writer->at, "restore_method")->inferred);
    assert_null(vssdoc_mark_of(&d->writer->at, "components"));
    result_free(&result);

    result.options.names = NULL;
    d = read_good(&result, document);
    assert_int_equal(d->writer->n_components, 2);
    assert_null(d->writer->components->name); /* "bezeichnung" is unknown again */
    result_free(&result);
    vssdoc_names_free(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_good_lines),         cmocka_unit_test(accepts_the_table_itself),
        cmocka_unit_test(refuses_bad_lines),        cmocka_unit_test(refuses_what_is_no_table),
        cmocka_unit_test(additions_take_effect),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

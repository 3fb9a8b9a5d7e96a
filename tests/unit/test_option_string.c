/* Restore options: pairs, or a text of the writer's own. */
#include "cmocka_all.h"

#include "model/option_string.h"

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Pairs with and without a subcomponent, as documents have them and with blanks between. */
static void reads_pairs(void **state)
{
    static const struct {
        const char *text;
        size_t n;
        struct {
            const char *subcomponent, *name, *value;
        } options[2];
    } rows[] = {
        {NULL, 0, {{NULL, NULL, NULL}}},
        {"", 0, {{NULL, NULL, NULL}}},
        {"\"Authoritative\"=\"All\"", 1, {{NULL, "Authoritative", "All"}}},
        {"\"Reports\\Monthly\":\"Authoritative\"=\"Item:2024*\"",
         1,
         {{"Reports\\Monthly", "Authoritative", "Item:2024*"}}},
        {"\"a\"=\"1\",\"b\":\"c\"=\"\"", 2, {{NULL, "a", "1"}, {"b", "c", ""}}},
        {" \"ExcludeDisk\"=\"0\", \"ExcludeDisk\"=\"1\" ",
         2,
         {{NULL, "ExcludeDisk", "0"}, {NULL, "ExcludeDisk", "1"}}},
        {"\"a=b,c:d\"=\"e=f,g:h\"", 1, {{NULL, "a=b,c:d", "e=f,g:h"}}},
        {"\"\"=\"\"", 1, {{NULL, "", ""}}},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_arena arena = {0};
        struct vsd_option_string options;
        const char *text = rows[i].text != NULL ? rows[i].text : "(nothing)";
        assert_true(vsd_option_string_parse(&arena, rows[i].text, &options));
        CHECK(!options.opaque, "%s: %s", text, options.problem);
        assert_int_equal(options.n, rows[i].n);
        const struct vsd_option *o = options.options;
        for (size_t k = 0; k < rows[i].n; k++, o = o->next)
            CHECK(same(o->subcomponent, rows[i].options[k].subcomponent) &&
                      same(o->name, rows[i].options[k].name) &&
                      same(o->value, rows[i].options[k].value),
                  "%s: option %zu is %s", text, k, o->name);
        assert_null(o);
        vsd_arena_free(&arena);
    }
}

/* Whatever is not of that form is opaque as a whole, and the place tells why. */
static void leaves_other_texts_alone(void **state)
{
    static const struct {
        const char *text, *problem;
        size_t at;
    } rows[] = {
        {"<restore target=\"recovery\"/>", "a quotation mark is missing", 0},
        {" ", "a quotation mark is missing", 1},
        {"Authoritative=All", "a quotation mark is missing", 0},
        {"\"Authoritative\"=All", "a quotation mark is missing", 16},
        {"\"a\"=\"1\",", "a quotation mark is missing", 8},
        {"\"a\":b=\"1\"", "a quotation mark is missing", 4},
        {"\"Authoritative", "a quotation mark is not closed", 0},
        {"\"a\"=\"1", "a quotation mark is not closed", 4},
        {"\"a\"", "an equals sign is missing behind the option's name", 3},
        {"\"a\":\"b\":\"c\"=\"d\"", "an equals sign is missing behind the option's name", 7},
        {"\"a\"=\"1\";\"b\"=\"2\"", "a comma is missing between options", 7},
        {"\"a\"=\"1\" \"b\"=\"2\"", "a comma is missing between options", 8},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_arena arena = {0};
        struct vsd_option_string options;
        assert_true(vsd_option_string_parse(&arena, rows[i].text, &options));
        CHECK(options.opaque, "%s is read", rows[i].text);
        assert_null(options.options);
        assert_int_equal(options.n, 0);
        CHECK(strcmp(options.problem, rows[i].problem) == 0, "%s: %s", rows[i].text,
              options.problem);
        CHECK(options.at == rows[i].at, "%s: at %zu", rows[i].text, options.at);
        vsd_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_pairs),
        cmocka_unit_test(leaves_other_texts_alone),
    };
    return RUN(tests);
}

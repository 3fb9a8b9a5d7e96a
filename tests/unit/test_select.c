/* Selections: what must hold between components, file sets and counts, whatever the documents. */
#include "cmocka_all.h"

#include <string.h>

#include "fixture.h"

static struct vssdoc_selection *select_by(const struct vssdoc_capture *capture,
                                          enum vssdoc_requester requester)
{
    const struct vssdoc_select_options options = {.requester = requester,
                                                  .backup_type = VSSDOC_ABSENT};
    struct vssdoc_selection *out;
    struct vssdoc_error error;
    CHECK(vssdoc_select(capture, &options, &out, &error) == VSSDOC_OK, "%s", error.message);
    return out;
}

static const struct vssdoc_selected_component *find(const struct vssdoc_selection *s,
                                                    const char *writer, const char *path)
{
    for (size_t i = 0; i < s->n_components; i++)
        if (s->components[i].writer != NULL && strcmp(s->components[i].writer, writer) == 0 &&
            strcmp(s->components[i].full_path, path) == 0)
            return &s->components[i];
    return NULL;
}

static void look_at(const struct vssdoc_selection *s, const char *name)
{
    size_t n_components = 0, n_included = 0;
    for (size_t i = 0; i < s->n_writers; i++) {
        n_components += s->writers[i].n_components;
        n_included += s->writers[i].n_included;
    }
    CHECK(n_components == s->n_components, "%s: writers have %zu components of %zu", name,
          n_components, s->n_components);
    for (size_t i = 0; i < s->n_components; i++) {
        const struct vssdoc_selected_component *c = &s->components[i];
        bool because_in =
            c->reason == VSSDOC_BECAUSE_EXPLICIT || c->reason == VSSDOC_BECAUSE_IMPLICIT;
        n_included -= c->inclusion != VSSDOC_NOT_INCLUDED;
        CHECK(because_in == (c->inclusion != VSSDOC_NOT_INCLUDED), "%s: %s is %s because of %s",
              name, c->full_path, vssdoc_inclusion_name(c->inclusion),
              vssdoc_selection_reason_name(c->reason));
    }
    CHECK(n_included == 0, "%s: the writers count other components than are in the backup", name);
    for (size_t i = 0; i < s->n_file_sets; i++) {
        const struct vssdoc_selected_file_set *f = &s->file_sets[i];
        const struct vssdoc_selected_component *c =
            f->writer != NULL ? find(s, f->writer, f->component) : NULL;
        CHECK(c == NULL || c->inclusion != VSSDOC_NOT_INCLUDED,
              "%s: a file set of %s, which is not in the backup", name, f->component);
        CHECK(!f->from_snapshot || f->needed, "%s: a file set of %s that nobody copies", name,
              f->component);
    }
}

/* Every capture of the corpus, by both requesters. */
static void counts_agree(void **state)
{
    static const char *const captures[] = {
        "after-restore", "chain/full",    "chain/inc1",          "domain-controller",
        "exchange",      "hyperv",        "many/2024-05-01",     "mywriter",
        "names",         "orchard",       "sharepoint",          "sql2012r2",
        "transportable", "two-instances", "windows-image-backup"};
    const char *root = getenv("top_srcdir");
    size_t looked_at = 0;
    (void)state;
    assert_non_null(root);
    for (size_t i = 0; i < LENGTH(captures); i++) {
        struct result result = {0};
        read_one(&result, text("%s/corpus/made/%s", root, captures[i]));
        for (size_t k = 0; k < result.n_captures; k++) {
            struct vssdoc_selection *disk = select_by(result.captures[k], VSSDOC_BY_DISKSHADOW);
            struct vssdoc_selection *pages = select_by(result.captures[k], VSSDOC_BY_DOCUMENTATION);
            look_at(disk, captures[i]);
            look_at(pages, captures[i]);
            looked_at += disk->n_components;
            vssdoc_selection_free(disk);
            vssdoc_selection_free(pages);
        }
        result_free(&result);
    }
    assert_true(looked_at > 50);
}

/* A configuration of BETest made of a selection selects the same components again. */
static void betest_comes_back(void **state)
{
    static const char *const captures[] = {"mywriter", "orchard", "names", "chain/full"};
    const char *root = getenv("top_srcdir");
    (void)state;
    for (size_t i = 0; i < LENGTH(captures); i++) {
        struct result result = {0};
        struct vssdoc_output_file *file;
        struct vssdoc_capture *applied;
        struct vssdoc_error error;
        read_one(&result, text("%s/corpus/made/%s", root, captures[i]));
        assert_true(result.n_captures > 0);
        struct vssdoc_selection *s = select_by(result.captures[0], VSSDOC_BY_DISKSHADOW);
        assert_int_equal(vssdoc_output_file_open("betest.xml", &file, &error), VSSDOC_OK);
        assert_int_equal(vssdoc_betest_write(s, NULL, NULL, vssdoc_output_file_write, file, &error),
                         VSSDOC_OK);
        assert_int_equal(vssdoc_output_file_commit(file, &error), VSSDOC_OK);
        CHECK(vssdoc_betest_apply(result.captures[0], "betest.xml", &applied, &error) == VSSDOC_OK,
              "%s: %s", captures[i], error.message);
        struct vssdoc_selection *again = select_by(applied, VSSDOC_BY_DISKSHADOW);
        size_t n = 0, n_again = 0;
        for (size_t k = 0; k < s->n_components; k++) {
            const char *path = s->components[k].full_path;
            bool named = path[strlen(path) - 1] != '\\'; /* the others cannot be expressed */
            n += s->components[k].inclusion == VSSDOC_EXPLICIT && named;
        }
        for (size_t k = 0; k < again->n_components; k++)
            n_again += again->components[k].inclusion == VSSDOC_EXPLICIT;
        CHECK(n == n_again, "%s: %zu components, then %zu", captures[i], n, n_again);
        vssdoc_selection_free(again);
        vssdoc_selection_free(s);
        vssdoc_capture_free(applied);
        result_free(&result);
    }
}

static bool keep(void *context, const char *bytes, size_t size)
{
    bytes_add(context, bytes, size);
    return true;
}

static size_t count_explicit(const struct vssdoc_selection *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_components; i++)
        n += s->components[i].inclusion == VSSDOC_EXPLICIT;
    return n;
}

/* The BCD made of a selection, alone or with the WMDs there were, holds the same components. */
static void bcd_comes_back(void **state)
{
    static const char *const operands[] = {"mywriter",      "orchard",
                                           "sql2012r2",     "chain/full",
                                           "two-instances", "after-restore/bcd-after-restore.xml"};
    const struct vssdoc_select_options options = {.backup_type = VSSDOC_ABSENT};
    const char *root = getenv("top_srcdir");
    (void)state;
    for (size_t i = 0; i < LENGTH(operands); i++) {
        struct result result = {0}, again = {0};
        struct bytes bytes = {0};
        struct vssdoc_error error;
        read_one(&result, text("%s/corpus/made/%s", root, operands[i]));
        assert_true(result.n_captures > 0);
        struct vssdoc_selection *s = select_by(result.captures[0], VSSDOC_BY_DISKSHADOW);
        assert_int_equal(
            vssdoc_selection_write_bcd(result.captures[0], s, &options, true, keep, &bytes, &error),
            VSSDOC_OK);
        read_memory(&again, "bcd.xml", bytes.data, bytes.size);
        assert_int_equal(again.n_captures, 1);
        struct vssdoc_selection *alone = select_by(again.captures[0], VSSDOC_BY_DISKSHADOW);
        size_t n = count_explicit(s), found = 0;
        for (size_t k = 0; k < s->n_components; k++)
            for (size_t m = 0; m < alone->n_components; m++)
                found +=
                    s->components[k].inclusion == VSSDOC_EXPLICIT &&
                    strcmp(s->components[k].writer_id, alone->components[m].writer_id) == 0 &&
                    strcmp(s->components[k].instance_id, alone->components[m].instance_id) == 0 &&
                    strcmp(s->components[k].full_path, alone->components[m].full_path) == 0;
        CHECK(n > 0 && count_explicit(alone) == n && found == n,
              "%s: %zu components, then %zu, of which %zu are the same", operands[i], n,
              count_explicit(alone), found);
        vssdoc_selection_free(alone);
        vssdoc_selection_free(s);
        bytes_free(&bytes);
        result_free(&again);
        result_free(&result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_agree),
        cmocka_unit_test(betest_comes_back),
        cmocka_unit_test(bcd_comes_back),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

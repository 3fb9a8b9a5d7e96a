/* What explain finds: values as the reader reads them, combinations of bits, error codes. */
#include "cmocka_all.h"

#include <stdio.h>

#include "explain/enumerations.h"
#include "explain/explain.h"
#include "model/shape.h"

/* Asks, and returns the first topic of a kind about which something is known; NULL: none. */
static const struct vsd_topic *ask(struct vsd_explanation *explanation, const char *asked,
                                   enum vsd_topic_kind kind)
{
    struct vssdoc_error error;
    *explanation = (struct vsd_explanation){.asked = asked};
    (void)vsd_explain(explanation, NULL, &error);
    const struct vsd_topic *topic = explanation->first;
    while (topic != NULL && topic->kind != kind)
        topic = topic->next;
    return topic;
}

static void understands(const char *name, const struct vssdoc_enumeration *e,
                        const struct vssdoc_constant *c, const char *spelling, bool inferred)
{
    struct vsd_explanation explanation;
    char asked[256];
    (void)snprintf(asked, sizeof asked, "%.*s=%s", (int)strcspn(name, "|"), name, spelling);
    const struct vsd_topic *topic = ask(&explanation, asked, VSD_TOPIC_CONSTANT);
    while (topic != NULL && topic->constant != c)
        topic = topic->next;
    CHECK(topic != NULL && topic->enumeration == e, "%s is unknown", asked);
    CHECK(topic->inferred == inferred, "%s: inferred %d", asked, topic->inferred);
    vsd_arena_free(&explanation.arena);
}

/* Whatever the reader understands in an attribute with an enumeration, explain NAME=VALUE does too. */
static void every_spelling_of_every_property(void **state)
{
    struct vssdoc_name name;
    size_t properties = 0;
    (void)state;
    for (size_t i = 0; vssdoc_name_at(i, &name); i++) {
        const struct vssdoc_enumeration *e = vssdoc_enumeration(name.values);
        properties += e != NULL;
        for (size_t n = 0; e != NULL && !e->mask && n < e->n_constants; n++) {
            const struct vssdoc_constant *c = &e->constants[n];
            char number[16];
            (void)snprintf(number, sizeof number, "%u", c->value);
            understands(name.spelling, e, c, number, true);
            understands(name.spelling, e, c, c->name, true);
            understands(name.key, e, c, c->name + strlen(e->prefix),
                        c->seen == NULL || strcmp(c->seen, c->name + strlen(e->prefix)) != 0);
            if (c->seen != NULL)
                understands(name.spelling, e, c, c->seen, false);
            for (const char *const *also = c->accepted; also != NULL && *also != NULL; also++)
                understands(name.spelling, e, c, *also, true);
        }
    }
    assert_true(properties > 10);
}

/* So it does with booleans and with the numbers of masks. */
static void booleans_and_masks(void **state)
{
    static const struct {
        const char *value;
        bool truth, inferred;
    } booleans[] = {{"yes", true, false}, {"no", false, false},  {"YES", true, true},
                    {"true", true, true}, {"False", false, true}, {"1", true, true},
                    {"0", false, true}};
    struct vsd_explanation explanation;
    struct vssdoc_name name;
    char asked[256];
    size_t n_booleans = 0, n_masks = 0;
    (void)state;
    for (size_t i = 0; vssdoc_name_at(i, &name); i++) {
        const struct vssdoc_enumeration *e = vssdoc_enumeration(name.values);
        int length = (int)strcspn(name.spelling, "|");
        for (size_t b = 0; name.boolean && b < LENGTH(booleans); b++) {
            (void)snprintf(asked, sizeof asked, "%.*s=%s", length, name.spelling,
                           booleans[b].value);
            const struct vsd_topic *t = ask(&explanation, asked, VSD_TOPIC_BOOLEAN);
            CHECK(t != NULL && t->value == booleans[b].truth && t->inferred == booleans[b].inferred,
                  "%s", asked);
            vsd_arena_free(&explanation.arena);
            n_booleans++;
        }
        for (int hex = 0; e != NULL && e->mask && hex < 2; hex++) {
            (void)snprintf(asked, sizeof asked, hex ? "%.*s=0x%x" : "%.*s=%u", length,
                           name.spelling, 0x5u);
            const struct vsd_topic *t = ask(&explanation, asked, VSD_TOPIC_VALUE);
            CHECK(t != NULL && t->enumeration == e && t->value == 5 && t->inferred == (hex == 1),
                  "%s", asked);
            vsd_arena_free(&explanation.arena);
            n_masks++;
        }
    }
    assert_true(n_booleans > 0 && n_masks > 0);
}

/* Values of vss.h (mingw-w64) that no document holds. */
static void constants_are_the_headers(void **state)
{
    static const struct {
        const char *name;
        uint32_t value;
    } headers[] = {
        {"VSS_WS_UNKNOWN", 0}, {"VSS_WS_STABLE", 1}, {"VSS_WS_WAITING_FOR_FREEZE", 2},
        {"VSS_WS_WAITING_FOR_THAW", 3}, {"VSS_WS_WAITING_FOR_POST_SNAPSHOT", 4},
        {"VSS_WS_WAITING_FOR_BACKUP_COMPLETE", 5}, {"VSS_WS_FAILED_AT_IDENTIFY", 6},
        {"VSS_WS_FAILED_AT_PREPARE_BACKUP", 7}, {"VSS_WS_FAILED_AT_PREPARE_SNAPSHOT", 8},
        {"VSS_WS_FAILED_AT_FREEZE", 9}, {"VSS_WS_FAILED_AT_THAW", 10},
        {"VSS_WS_FAILED_AT_POST_SNAPSHOT", 11}, {"VSS_WS_FAILED_AT_BACKUP_COMPLETE", 12},
        {"VSS_WS_FAILED_AT_PRE_RESTORE", 13}, {"VSS_WS_FAILED_AT_POST_RESTORE", 14},
        {"VSS_WS_FAILED_AT_BACKUPSHUTDOWN", 15}, {"VSS_WS_COUNT", 16},
        {"VSS_APP_UNKNOWN", 0}, {"VSS_APP_SYSTEM", 1}, {"VSS_APP_BACK_END", 2},
        {"VSS_APP_FRONT_END", 3}, {"VSS_APP_SYSTEM_RM", 4}, {"VSS_APP_AUTO", UINT32_MAX},
        {"VSS_OBJECT_UNKNOWN", 0}, {"VSS_OBJECT_NONE", 1}, {"VSS_OBJECT_SNAPSHOT_SET", 2},
        {"VSS_OBJECT_SNAPSHOT", 3}, {"VSS_OBJECT_PROVIDER", 4}, {"VSS_OBJECT_TYPE_COUNT", 5},
        {"VSS_PROV_UNKNOWN", 0}, {"VSS_PROV_SYSTEM", 1}, {"VSS_PROV_SOFTWARE", 2},
        {"VSS_PROV_HARDWARE", 3}, {"VSS_PROV_FILESHARE", 4}, {"VSS_SS_COUNT", 16},
        {"VSS_BS_UNDEFINED", 0}, {"VSS_FSBT_ALL_BACKUP_REQUIRED", 0xF},
        {"VSS_FSBT_ALL_SNAPSHOT_REQUIRED", 0xF00}, {"VSS_CTX_BACKUP", 0},
        {"VSS_CTX_FILE_SHARE_BACKUP", 0x10}, {"VSS_CTX_NAS_ROLLBACK", 0x19},
        {"VSS_CTX_APP_ROLLBACK", 0x9}, {"VSS_CTX_CLIENT_ACCESSIBLE", 0x1D},
        {"VSS_CTX_CLIENT_ACCESSIBLE_WRITERS", 0xD}, {"VSS_CTX_ALL", UINT32_MAX},
    };
    const struct vssdoc_enumeration *e;
    size_t n = 0;
    (void)state;
    for (size_t i = VSSDOC_ENUMERATIONS; (e = vsd_enumeration_at(i)) != NULL; i++) {
        assert_false(vsd_is_in_documents(e));
        for (size_t c = 0; c < e->n_constants; c++, n++) {
            size_t h = 0;
            while (h < LENGTH(headers) && strcmp(headers[h].name, e->constants[c].name) != 0)
                h++;
            CHECK(h < LENGTH(headers) && headers[h].value == e->constants[c].value, "%s",
                  e->constants[c].name);
            CHECK(strncmp(e->constants[c].name, e->prefix, strlen(e->prefix)) == 0, "%s: prefix",
                  e->constants[c].name);
        }
    }
    assert_int_equal(n, LENGTH(headers));
}

/* A mask's value is called by each combination that decides it, whatever other bits it has. */
static void combinations_of_bits(void **state)
{
    static const struct {
        enum vssdoc_enumeration_id mask;
        uint32_t value;
        const char *names;
    } rows[] = {
        {VSSDOC_BACKUP_SCHEMA, 0, "VSS_BS_UNDEFINED "},
        {VSSDOC_BACKUP_SCHEMA, 0x371, ""},
        {VSSDOC_FILE_SPEC_BACKUP_TYPE, 0xF0F,
         "VSS_FSBT_ALL_BACKUP_REQUIRED VSS_FSBT_ALL_SNAPSHOT_REQUIRED "},
        {VSSDOC_FILE_SPEC_BACKUP_TYPE, 0x1000F, "VSS_FSBT_ALL_BACKUP_REQUIRED "},
        {VSSDOC_FILE_SPEC_BACKUP_TYPE, 0x7, ""},
        {VSSDOC_SNAPSHOT_ATTRIBUTES, 0, "VSS_CTX_BACKUP "},
        {VSSDOC_SNAPSHOT_ATTRIBUTES, 0x20020, "VSS_CTX_BACKUP "},
        {VSSDOC_SNAPSHOT_ATTRIBUTES, 0x1, ""},
        {VSSDOC_SNAPSHOT_ATTRIBUTES, 0x420009, "VSS_CTX_APP_ROLLBACK "},
        {VSSDOC_SNAPSHOT_ATTRIBUTES, 0xD, "VSS_CTX_CLIENT_ACCESSIBLE_WRITERS "},
        {VSSDOC_SNAPSHOT_ATTRIBUTES, 0x1D, "VSS_CTX_CLIENT_ACCESSIBLE "},
        {VSSDOC_SNAPSHOT_ATTRIBUTES, UINT32_MAX, "VSS_CTX_ALL "},
        {VSSDOC_COMPONENT_FLAGS, 0, ""},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_combination one;
        char names[256] = "";
        for (size_t next = 0;
             vsd_combination_next(vssdoc_enumeration(rows[i].mask), rows[i].value, &next, &one);)
            (void)snprintf(names + strlen(names), sizeof names - strlen(names), "%s ",
                           one.constant->name);
        CHECK(strcmp(names, rows[i].names) == 0, "0x%x is \"%s\"", rows[i].value, names);
    }
}

/* Error codes are in the order of their numbers, and known in every form that logs show. */
static void error_codes(void **state)
{
    static const struct {
        const char *asked, *name; /* NULL: nothing is known */
    } rows[] = {
        {"0x800423F4", "VSS_E_WRITERERROR_NONRETRYABLE"},
        {"800423f4", "VSS_E_WRITERERROR_NONRETRYABLE"},
        {"2147754996", "VSS_E_WRITERERROR_NONRETRYABLE"},
        {"-2147212300", "VSS_E_WRITERERROR_NONRETRYABLE"},
        {"e_fail", "E_FAIL"},
        {"0x80070002", "ERROR_FILE_NOT_FOUND"},
        {"0x8007ffff", "HRESULT_FROM_WIN32(65535)"},
        {"-2147483649", NULL},
        {"-4294967295", NULL},
        {"-", NULL},
        {"0x80080000", NULL},
    };
    const struct vssdoc_hresult *h;
    uint32_t last = 0;
    (void)state;
    for (size_t i = 0; (h = vssdoc_hresult_at(i)) != NULL; last = h->value, i++)
        CHECK(h->value >= last && h->meaning[strlen(h->meaning) - 1] == '.', "%s", h->name);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_explanation explanation;
        const struct vsd_topic *topic = ask(&explanation, rows[i].asked, VSD_TOPIC_HRESULT);
        const char *name = topic != NULL ? topic->hresult->name : "unknown";
        CHECK(strcmp(name, rows[i].name != NULL ? rows[i].name : "unknown") == 0, "%s is %s",
              rows[i].asked, name);
        vsd_arena_free(&explanation.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_spelling_of_every_property),
        cmocka_unit_test(booleans_and_masks),
        cmocka_unit_test(constants_are_the_headers),
        cmocka_unit_test(combinations_of_bits),
        cmocka_unit_test(error_codes),
    };
    return RUN(tests);
}

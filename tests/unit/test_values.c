/* The API's enumerations and masks, and how the documents' text becomes their values. */
#include "cmocka_all.h"

#include <ctype.h>
#include <stdio.h>

#include "model/shape.h"
#include "reader/value.h"

/* Names and values as the public headers vss.h, vswriter.h and vsbackup.h (mingw-w64) have them,
 * without the combinations and VSS_SS_COUNT. */
static const struct {
    enum vssdoc_enumeration_id id;
    const char *name;
    uint32_t value;
} headers[] = {
    {VSSDOC_USAGE_TYPE, "VSS_UT_UNDEFINED", 0},
    {VSSDOC_USAGE_TYPE, "VSS_UT_BOOTABLESYSTEMSTATE", 1},
    {VSSDOC_USAGE_TYPE, "VSS_UT_SYSTEMSERVICE", 2},
    {VSSDOC_USAGE_TYPE, "VSS_UT_USERDATA", 3},
    {VSSDOC_USAGE_TYPE, "VSS_UT_OTHER", 4},
    {VSSDOC_SOURCE_TYPE, "VSS_ST_UNDEFINED", 0},
    {VSSDOC_SOURCE_TYPE, "VSS_ST_TRANSACTEDDB", 1},
    {VSSDOC_SOURCE_TYPE, "VSS_ST_NONTRANSACTEDDB", 2},
    {VSSDOC_SOURCE_TYPE, "VSS_ST_OTHER", 3},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_UNDEFINED", 0},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_RESTORE_IF_NOT_THERE", 1},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_RESTORE_IF_CAN_REPLACE", 2},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_STOP_RESTORE_START", 3},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_RESTORE_TO_ALTERNATE_LOCATION", 4},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_RESTORE_AT_REBOOT", 5},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_RESTORE_AT_REBOOT_IF_CANNOT_REPLACE", 6},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_CUSTOM", 7},
    {VSSDOC_RESTOREMETHOD, "VSS_RME_RESTORE_STOP_START", 8},
    {VSSDOC_WRITERRESTORE, "VSS_WRE_UNDEFINED", 0},
    {VSSDOC_WRITERRESTORE, "VSS_WRE_NEVER", 1},
    {VSSDOC_WRITERRESTORE, "VSS_WRE_IF_REPLACE_FAILS", 2},
    {VSSDOC_WRITERRESTORE, "VSS_WRE_ALWAYS", 3},
    {VSSDOC_COMPONENT_TYPE, "VSS_CT_UNDEFINED", 0},
    {VSSDOC_COMPONENT_TYPE, "VSS_CT_DATABASE", 1},
    {VSSDOC_COMPONENT_TYPE, "VSS_CT_FILEGROUP", 2},
    {VSSDOC_COMPONENT_FLAGS, "VSS_CF_BACKUP_RECOVERY", 0x1},
    {VSSDOC_COMPONENT_FLAGS, "VSS_CF_APP_ROLLBACK_RECOVERY", 0x2},
    {VSSDOC_COMPONENT_FLAGS, "VSS_CF_NOT_SYSTEM_STATE", 0x4},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_DIFFERENTIAL", 0x1},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_INCREMENTAL", 0x2},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_EXCLUSIVE_INCREMENTAL_DIFFERENTIAL", 0x4},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_LOG", 0x8},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_COPY", 0x10},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_TIMESTAMPED", 0x20},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_LAST_MODIFY", 0x40},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_LSN", 0x80},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_WRITER_SUPPORTS_NEW_TARGET", 0x100},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_WRITER_SUPPORTS_RESTORE_WITH_MOVE", 0x200},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_INDEPENDENT_SYSTEM_STATE", 0x400},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_ROLLFORWARD_RESTORE", 0x1000},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_RESTORE_RENAME", 0x2000},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_AUTHORITATIVE_RESTORE", 0x4000},
    {VSSDOC_BACKUP_SCHEMA, "VSS_BS_WRITER_SUPPORTS_PARALLEL_RESTORES", 0x8000},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_FULL_BACKUP_REQUIRED", 0x1},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_DIFFERENTIAL_BACKUP_REQUIRED", 0x2},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_INCREMENTAL_BACKUP_REQUIRED", 0x4},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_LOG_BACKUP_REQUIRED", 0x8},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_FULL_SNAPSHOT_REQUIRED", 0x100},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_DIFFERENTIAL_SNAPSHOT_REQUIRED", 0x200},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_INCREMENTAL_SNAPSHOT_REQUIRED", 0x400},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_LOG_SNAPSHOT_REQUIRED", 0x800},
    {VSSDOC_FILE_SPEC_BACKUP_TYPE, "VSS_FSBT_CREATED_DURING_BACKUP", 0x10000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_PERSISTENT", 0x1},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_NO_AUTORECOVERY", 0x2},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_CLIENT_ACCESSIBLE", 0x4},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_NO_AUTO_RELEASE", 0x8},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_NO_WRITERS", 0x10},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_TRANSPORTABLE", 0x20},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_NOT_SURFACED", 0x40},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_NOT_TRANSACTED", 0x80},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_HARDWARE_ASSISTED", 0x10000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_DIFFERENTIAL", 0x20000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_PLEX", 0x40000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_IMPORTED", 0x80000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_EXPOSED_LOCALLY", 0x100000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_EXPOSED_REMOTELY", 0x200000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_AUTORECOVER", 0x400000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_ROLLBACK_RECOVERY", 0x800000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_DELAYED_POSTSNAPSHOT", 0x1000000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_TXF_RECOVERY", 0x2000000},
    {VSSDOC_SNAPSHOT_ATTRIBUTES, "VSS_VOLSNAP_ATTR_FILE_SHARE", 0x4000000},
    {VSSDOC_BACKUP_TYPE, "VSS_BT_UNDEFINED", 0},
    {VSSDOC_BACKUP_TYPE, "VSS_BT_FULL", 1},
    {VSSDOC_BACKUP_TYPE, "VSS_BT_INCREMENTAL", 2},
    {VSSDOC_BACKUP_TYPE, "VSS_BT_DIFFERENTIAL", 3},
    {VSSDOC_BACKUP_TYPE, "VSS_BT_LOG", 4},
    {VSSDOC_BACKUP_TYPE, "VSS_BT_COPY", 5},
    {VSSDOC_BACKUP_TYPE, "VSS_BT_OTHER", 6},
    {VSSDOC_RESTORE_TYPE, "VSS_RTYPE_UNDEFINED", 0},
    {VSSDOC_RESTORE_TYPE, "VSS_RTYPE_BY_COPY", 1},
    {VSSDOC_RESTORE_TYPE, "VSS_RTYPE_IMPORT", 2},
    {VSSDOC_RESTORE_TYPE, "VSS_RTYPE_OTHER", 3},
    {VSSDOC_RESTORE_TARGET, "VSS_RT_UNDEFINED", 0},
    {VSSDOC_RESTORE_TARGET, "VSS_RT_ORIGINAL", 1},
    {VSSDOC_RESTORE_TARGET, "VSS_RT_ALTERNATE", 2},
    {VSSDOC_RESTORE_TARGET, "VSS_RT_DIRECTED", 3},
    {VSSDOC_RESTORE_TARGET, "VSS_RT_ORIGINAL_LOCATION", 4},
    {VSSDOC_FILE_RESTORE_STATUS, "VSS_RS_UNDEFINED", 0},
    {VSSDOC_FILE_RESTORE_STATUS, "VSS_RS_NONE", 1},
    {VSSDOC_FILE_RESTORE_STATUS, "VSS_RS_ALL", 2},
    {VSSDOC_FILE_RESTORE_STATUS, "VSS_RS_FAILED", 3},
    {VSSDOC_ROLLFORWARD_TYPE, "VSS_RF_UNDEFINED", 0},
    {VSSDOC_ROLLFORWARD_TYPE, "VSS_RF_NONE", 1},
    {VSSDOC_ROLLFORWARD_TYPE, "VSS_RF_ALL", 2},
    {VSSDOC_ROLLFORWARD_TYPE, "VSS_RF_PARTIAL", 3},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_UNKNOWN", 0},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PREPARING", 1},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PROCESSING_PREPARE", 2},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PREPARED", 3},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PROCESSING_PRECOMMIT", 4},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PRECOMMITTED", 5},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PROCESSING_COMMIT", 6},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_COMMITTED", 7},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PROCESSING_POSTCOMMIT", 8},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PROCESSING_PREFINALCOMMIT", 9},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PREFINALCOMMITTED", 10},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_PROCESSING_POSTFINALCOMMIT", 11},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_CREATED", 12},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_ABORTED", 13},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_DELETED", 14},
    {VSSDOC_SNAPSHOT_STATE, "VSS_SS_POSTCOMMITTED", 15},
};

/* Spellings that captured documents show. */
static const struct {
    enum vssdoc_enumeration_id id;
    uint32_t value;
    const char *spelling;
} seen[] = {
    {VSSDOC_USAGE_TYPE, 1, "BOOTABLE_SYSTEM_STATE"},
    {VSSDOC_USAGE_TYPE, 2, "SYSTEM_SERVICE"},
    {VSSDOC_USAGE_TYPE, 3, "USER_DATA"},
    {VSSDOC_SOURCE_TYPE, 1, "TRANSACTION_DB"},
    {VSSDOC_SOURCE_TYPE, 3, "OTHER"},
    {VSSDOC_RESTOREMETHOD, 2, "RESTORE_IF_CAN_BE_REPLACED"},
    {VSSDOC_RESTOREMETHOD, 5, "REPLACE_AT_REBOOT"},
    {VSSDOC_RESTOREMETHOD, 6, "REPLACE_AT_REBOOT_IF_CANNOT_REPLACE"},
    {VSSDOC_WRITERRESTORE, 1, "never"},
    {VSSDOC_WRITERRESTORE, 3, "always"},
    {VSSDOC_COMPONENT_TYPE, 2, "filegroup"},
    {VSSDOC_BACKUP_TYPE, 1, "full"},
};

/* Spellings that no captured document shows and that are understood all the same. */
static const struct {
    enum vssdoc_enumeration_id id;
    uint32_t value;
    const char *spelling;
} accepted[] = {
    {VSSDOC_RESTOREMETHOD, 1, "RESTORE_IF_NONE_THERE"},
    {VSSDOC_RESTOREMETHOD, 1, "RESTORE_IF_NOT_THERE"},
    {VSSDOC_RESTOREMETHOD, 2, "RESTORE_IF_CAN_REPLACE"},
    {VSSDOC_RESTOREMETHOD, 3, "STOP_RESTART_SERVICE"},
    {VSSDOC_RESTOREMETHOD, 3, "STOP_RESTORE_START"},
    {VSSDOC_RESTOREMETHOD, 8, "RESTORE_STOP_START"},
    {VSSDOC_RESTOREMETHOD, 4, "RESTORE_TO_ALTERNATE_LOCATION"},
    {VSSDOC_RESTOREMETHOD, 7, "CUSTOM"},
    {VSSDOC_WRITERRESTORE, 2, "ifReplaceFails"},
    {VSSDOC_WRITERRESTORE, 2, "if_replace_fails"},
    {VSSDOC_SOURCE_TYPE, 1, "TRANSACTED_DB"},
    {VSSDOC_SOURCE_TYPE, 2, "NONTRANSACTIONAL_DB"},
    {VSSDOC_SOURCE_TYPE, 2, "NONTRANSACTED_DB"},
    {VSSDOC_COMPONENT_TYPE, 1, "database"},
    {VSSDOC_FILE_RESTORE_STATUS, 3, "VSS_RS_FAIL"},
    {VSSDOC_BACKUP_TYPE, 3, "Differential"},
};

/* The tables hold exactly the constants of the headers, with their values and their prefix. */
static void values_are_the_headers(void **state)
{
    size_t n = 0;
    (void)state;
    for (int id = 0; id < VSSDOC_ENUMERATIONS; id++) {
        const struct vssdoc_enumeration *e = vssdoc_enumeration((enum vssdoc_enumeration_id)id);
        assert_true(e->name != NULL && e->source != NULL && *e->source != '\0');
        n += e->n_constants;
        for (size_t i = 0; i < e->n_constants; i++) {
            const char *name = e->constants[i].name, *meaning = e->constants[i].meaning;
            CHECK(strncmp(name, e->prefix, strlen(e->prefix)) == 0, "%s does not begin with %s",
                  name, e->prefix);
            CHECK(meaning != NULL && meaning[strlen(meaning) - 1] == '.', "%s: no sentence", name);
            CHECK(!e->mask || (e->constants[i].value & (e->constants[i].value - 1)) == 0,
                  "%s is no single bit", name);
        }
    }
    for (size_t i = 0; i < LENGTH(headers); i++) {
        const struct vssdoc_constant *c = vssdoc_constant(headers[i].id, headers[i].value);
        CHECK(c != NULL && strcmp(c->name, headers[i].name) == 0, "%s is %s", headers[i].name,
              c != NULL ? c->name : "missing");
    }
    assert_int_equal(n, LENGTH(headers));
}

/* What is no enumeration or no value of one is NULL. */
static void other_values_are_none(void **state)
{
    (void)state;
    assert_null(vssdoc_enumeration(VSSDOC_ENUMERATIONS));
    assert_null(vssdoc_enumeration((enum vssdoc_enumeration_id)-1));
    assert_null(vssdoc_constant(VSSDOC_ENUMERATIONS, 0));
    assert_null(vssdoc_constant(VSSDOC_USAGE_TYPE, 5));
    assert_null(vssdoc_constant(VSSDOC_USAGE_TYPE, VSSDOC_ABSENT));
    assert_null(vssdoc_constant(VSSDOC_USAGE_TYPE, VSSDOC_UNKNOWN));
    assert_null(vssdoc_constant(VSSDOC_USAGE_TYPE, INT64_C(0x100000001)));
    assert_null(vssdoc_constant(VSSDOC_BACKUP_SCHEMA, 0));
    assert_null(vssdoc_constant(VSSDOC_BACKUP_SCHEMA, 0x3));
    assert_null(vssdoc_constant(VSSDOC_BACKUP_SCHEMA, 0x800));
}

/* Reads a text into a field as the reader does. */
static enum vsd_understood read_value(enum vsd_type type, enum vssdoc_enumeration_id id,
                                      const char *text, int64_t *value)
{
    struct vsd_arena arena = {0};
    struct vsd_field field = {.type = type, .values = id};
    union {
        int number;
        int64_t wide;
    } object = {.wide = 12345};
    enum vsd_understood understood = vsd_value_set(&arena, &field, &object, text);
    *value = type == VSD_ENUM || type == VSD_BOOLEAN ? object.number : object.wide;
    vsd_arena_free(&arena);
    return understood;
}

static void round_trip(enum vssdoc_enumeration_id id, const struct vssdoc_constant *c,
                       const char *spelling)
{
    uint32_t value;
    bool exact, as_seen = c->seen != NULL && strcmp(c->seen, spelling) == 0;
    int64_t read;
    CHECK(vsd_constant_spelled(id, spelling, &value, &exact), "%s is unknown", spelling);
    CHECK(value == c->value, "%s is %u, not %s", spelling, value, c->name);
    CHECK(exact == as_seen, "%s: exact %d", spelling, exact);
    assert_int_equal(read_value(VSD_ENUM, id, spelling, &read),
                     as_seen ? VSD_UNDERSTOOD : VSD_UNDERSTOOD_LOOSELY);
    assert_int_equal(read, c->value);
}

/* Every constant is understood by its name, with and without prefix, in any case, by every spelling
 * and by its number; only what a document showed passes without a remark. */
static void every_constant_round_trips(void **state)
{
    (void)state;
    for (int n = 0; n < VSSDOC_ENUMERATIONS; n++) {
        enum vssdoc_enumeration_id id = (enum vssdoc_enumeration_id)n;
        const struct vssdoc_enumeration *e = vssdoc_enumeration(id);
        for (size_t i = 0; i < e->n_constants && !e->mask; i++) {
            const struct vssdoc_constant *c = &e->constants[i];
            char lower[80], number[16];
            round_trip(id, c, c->name);
            round_trip(id, c, c->name + strlen(e->prefix));
            if (c->seen != NULL)
                round_trip(id, c, c->seen);
            for (size_t a = 0; c->accepted != NULL && c->accepted[a] != NULL; a++)
                round_trip(id, c, c->accepted[a]);
            (void)snprintf(lower, sizeof lower, "%s", c->name + strlen(e->prefix));
            for (char *l = lower; *l != '\0'; l++)
                *l = (char)tolower((unsigned char)*l);
            round_trip(id, c, lower);
            int64_t value;
            (void)snprintf(number, sizeof number, "%u", c->value);
            assert_int_equal(read_value(VSD_ENUM, id, number, &value), VSD_UNDERSTOOD_LOOSELY);
            assert_int_equal(value, c->value);
        }
    }
}

/* What documents were seen with is in the tables as seen, and nothing else is. */
static void seen_spellings_are_as_captured(void **state)
{
    size_t n = 0;
    (void)state;
    for (size_t i = 0; i < LENGTH(seen); i++) {
        const struct vssdoc_constant *c = vssdoc_constant(seen[i].id, seen[i].value);
        CHECK(c != NULL && c->seen != NULL && strcmp(c->seen, seen[i].spelling) == 0, "%s",
              seen[i].spelling);
    }
    for (int id = 0; id < VSSDOC_ENUMERATIONS; id++) {
        const struct vssdoc_enumeration *e = vssdoc_enumeration((enum vssdoc_enumeration_id)id);
        for (size_t i = 0; i < e->n_constants; i++)
            n += e->constants[i].seen != NULL;
    }
    assert_int_equal(n, LENGTH(seen));
    for (size_t i = 0; i < LENGTH(accepted); i++) {
        uint32_t value;
        bool exact;
        CHECK(vsd_constant_spelled(accepted[i].id, accepted[i].spelling, &value, &exact), "%s",
              accepted[i].spelling);
        CHECK(value == accepted[i].value && !exact, "%s is %u", accepted[i].spelling, value);
    }
}

/* A text becomes a boolean, a number, a mask or a constant, or is not understood; only the
 * documents' own form passes without a remark. */
static void reads_values(void **state)
{
    static const struct {
        enum vsd_type type;
        const char *text;
        enum vsd_understood understood;
        int64_t value;
    } rows[] = {
        {VSD_BOOLEAN, "yes", VSD_UNDERSTOOD, 1},
        {VSD_BOOLEAN, "no", VSD_UNDERSTOOD, 0},
        {VSD_BOOLEAN, "Yes", VSD_UNDERSTOOD_LOOSELY, 1},
        {VSD_BOOLEAN, "NO", VSD_UNDERSTOOD_LOOSELY, 0},
        {VSD_BOOLEAN, "true", VSD_UNDERSTOOD_LOOSELY, 1},
        {VSD_BOOLEAN, "False", VSD_UNDERSTOOD_LOOSELY, 0},
        {VSD_BOOLEAN, "1", VSD_UNDERSTOOD_LOOSELY, 1},
        {VSD_BOOLEAN, "0", VSD_UNDERSTOOD_LOOSELY, 0},
        {VSD_BOOLEAN, "", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_BOOLEAN, "y", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_BOOLEAN, " yes", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_BOOLEAN, "2", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "0", VSD_UNDERSTOOD, 0},
        {VSD_NUMBER, "42", VSD_UNDERSTOOD, 42},
        {VSD_NUMBER, "007", VSD_UNDERSTOOD, 7},
        {VSD_NUMBER, "4294967295", VSD_UNDERSTOOD, INT64_C(4294967295)},
        {VSD_NUMBER, "4294967296", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "18446744073709551617", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "99999999999999999999999999999999", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "0x10", VSD_UNDERSTOOD_LOOSELY, 16},
        {VSD_NUMBER, "0XfF", VSD_UNDERSTOOD_LOOSELY, 255},
        {VSD_NUMBER, "0xFFFFFFFF", VSD_UNDERSTOOD_LOOSELY, INT64_C(0xFFFFFFFF)},
        {VSD_NUMBER, "0x100000000", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "0x", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "-1", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "+1", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, " 1", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "1 ", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "1a", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "1.5", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_NUMBER, "\xEF\xBC\x91", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_MASK, "881", VSD_UNDERSTOOD, 881},
        {VSD_MASK, "0x371", VSD_UNDERSTOOD_LOOSELY, 881},
        {VSD_MASK, "524288", VSD_UNDERSTOOD, 524288}, /* a bit without a name is kept */
        {VSD_MASK, "VSS_UT_OTHER", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_ENUM, "USER_DATA", VSD_UNDERSTOOD, 3},
        {VSD_ENUM, "user_data", VSD_UNDERSTOOD_LOOSELY, 3},
        {VSD_ENUM, "UserData", VSD_UNDERSTOOD_LOOSELY, 3},
        {VSD_ENUM, "3", VSD_UNDERSTOOD_LOOSELY, 3},
        {VSD_ENUM, "5", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_ENUM, "", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_ENUM, "USER_DATAS", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
        {VSD_ENUM, "VSS_RME_CUSTOM", VSD_NOT_UNDERSTOOD, VSSDOC_UNKNOWN},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        int64_t value;
        enum vsd_understood understood =
            read_value(rows[i].type, VSSDOC_USAGE_TYPE, rows[i].text, &value);
        CHECK(understood == rows[i].understood && value == rows[i].value, "\"%s\": %d, %lld",
              rows[i].text, (int)understood, (long long)value);
    }
}

/* A field that holds anything, even what was not understood, counts as set. */
static void tells_what_is_set(void **state)
{
    static const enum vsd_type types[] = {VSD_STRING, VSD_GUID, VSD_BOOLEAN, VSD_ENUM,
                                          VSD_MASK,   VSD_NUMBER, VSD_BINARY};
    struct vsd_arena arena = {0};
    (void)state;
    for (size_t i = 0; i < LENGTH(types); i++) {
        const struct vsd_field field = {.key = "k", .type = types[i]};
        const struct vsd_class class = {
            .name = "c", .size = sizeof(struct vssdoc_binary) + sizeof(struct vssdoc_guid),
            .fields = &field, .n_fields = 1};
        void *object = vsd_object_new(&arena, &class);
        assert_false(vsd_value_is_set(&field, object));
        assert_int_not_equal(vsd_value_set(&arena, &field, object, "?"), VSD_VALUE_NO_MEMORY);
        CHECK(vsd_value_is_set(&field, object), "type %zu", i);
    }
    vsd_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_the_headers),
        cmocka_unit_test(other_values_are_none),
        cmocka_unit_test(every_constant_round_trips),
        cmocka_unit_test(seen_spellings_are_as_captured),
        cmocka_unit_test(reads_values),
        cmocka_unit_test(tells_what_is_set),
    };
    return RUN(tests);
}

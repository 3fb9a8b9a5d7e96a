/* FILETIME as people write time. */
#include "cmocka_all.h"

#include <time.h>

#include "base/filetime.h"

#define TICKS(unix_seconds) (((uint64_t)(unix_seconds) + UINT64_C(11644473600)) * 10000000)

/* A time that a backup can have is written in UTC, anything else is refused. */
static void formats_what_a_backup_can_have(void **state)
{
    static const struct {
        uint64_t filetime;
        const char *text; /* NULL: refused */
    } rows[] = {
        {UINT64_C(0x01D5B978EBDF2FC4), "2019-12-23 10:08:28Z"}, /* a backup stamp as captured */
        {TICKS(1709208000), "2024-02-29 12:00:00Z"},
        {TICKS(1709208000) + 9999999, "2024-02-29 12:00:00Z"},
        {TICKS(978307200), "2001-01-01 00:00:00Z"},
        {TICKS(978307200) - 1, NULL},
        {TICKS(4133980799), "2100-12-31 23:59:59Z"},
        {TICKS(4133980800), NULL},
        {0, NULL},
        {1, NULL},
        {UINT64_C(0x4550415400000000), NULL}, /* "TAPE" */
        {UINT64_MAX, NULL},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char text[VSD_FILETIME_TEXT] = "";
        bool good = vsd_filetime_format(rows[i].filetime, text);
        CHECK(good == (rows[i].text != NULL), "row %zu: %s", i, good ? text : "refused");
        if (good)
            assert_string_equal(text, rows[i].text);
    }
}

/* The machine's time zone has no part in it. */
static void ignores_the_time_zone(void **state)
{
    char text[VSD_FILETIME_TEXT];
    (void)state;
    assert_int_equal(setenv("TZ", "NZST-12NZDT,M9.5.0,M4.1.0/3", 1), 0);
    tzset();
    assert_true(vsd_filetime_format(TICKS(1709208000), text));
    assert_string_equal(text, "2024-02-29 12:00:00Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_what_a_backup_can_have),
        cmocka_unit_test(ignores_the_time_zone),
    };
    return RUN(tests);
}

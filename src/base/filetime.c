#include "base/filetime.h"

#include <time.h>

enum {
    TICKS = 10000000, /* in a second */
    DAY = 24 * 60 * 60,
    YEAR = 365,
    FOUR_YEARS = 4 * YEAR + 1,
    CENTURY = 25 * FOUR_YEARS - 1,
    AGE = 4 * CENTURY + 1,
    FIRST_YEAR = 1601 /* begins an age of the Gregorian calendar: its leap years come last */
};

/* gmtime() takes a time_t, which ends in 2038 on some machines. */
static struct tm utc_of(uint64_t seconds)
{
    unsigned days = (unsigned)(seconds / DAY), second = (unsigned)(seconds % DAY), month = 0;
    unsigned ages = days / AGE;
    days %= AGE;
    unsigned centuries = days / CENTURY < 3 ? days / CENTURY : 3;
    days -= centuries * CENTURY;
    unsigned fours = days / FOUR_YEARS;
    days %= FOUR_YEARS;
    unsigned years = days / YEAR < 3 ? days / YEAR : 3;
    days -= years * YEAR;
    unsigned february = years == 3 && (fours < 24 || centuries == 3) ? 29 : 28;
    const unsigned lengths[] = {31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    while (days >= lengths[month])
        days -= lengths[month++];
    return (struct tm){.tm_year = FIRST_YEAR - 1900 +
                                  (int)(ages * 400 + centuries * 100 + fours * 4 + years),
                       .tm_mon = (int)month,
                       .tm_mday = (int)days + 1,
                       .tm_hour = (int)(second / 3600),
                       .tm_min = (int)(second / 60 % 60),
                       .tm_sec = (int)(second % 60)};
}

bool vsd_filetime_format(uint64_t filetime, char out[VSD_FILETIME_TEXT])
{
    struct tm utc = utc_of(filetime / TICKS);
    return utc.tm_year >= 101 && utc.tm_year <= 200 &&
           strftime(out, VSD_FILETIME_TEXT, "%Y-%m-%d %H:%M:%SZ", &utc) > 0;
}

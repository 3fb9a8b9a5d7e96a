/* The day that ages and last days are counted from. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd.h"

static const char *format_day(time_t when)
{
    static char day[16];
    struct tm utc;
    if (gmtime_r(&when, &utc) == NULL || strftime(day, sizeof day, "%Y-%m-%d", &utc) == 0)
        return NULL;
    return day;
}

/* A day of the calendar, in the one spelling that we write. */
static bool is_day(const char *text)
{
    struct tm day = {.tm_hour = 12};
    char again[16];
    if (sscanf(text, "%4d-%2d-%2d", &day.tm_year, &day.tm_mon, &day.tm_mday) != 3)
        return false;
    day.tm_year -= 1900;
    day.tm_mon--;
    const struct tm asked = day;
    return timegm(&day) != -1 && day.tm_mday == asked.tm_mday && day.tm_mon == asked.tm_mon &&
           strftime(again, sizeof again, "%Y-%m-%d", &day) > 0 && strcmp(again, text) == 0;
}

const char *today(const char *asked)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (asked != NULL) {
        if (is_day(asked))
            return asked;
        complain("--today: \"%s\" is not a day such as 2026-01-31", asked);
        return NULL;
    }
    if (epoch == NULL || *epoch == '\0')
        return format_day(time(NULL));
    char *end;
    long long seconds = strtoll(epoch, &end, 10);
    const char *day = *end == '\0' ? format_day((time_t)seconds) : NULL;
    if (day == NULL)
        complain("SOURCE_DATE_EPOCH: \"%s\" is no time", epoch);
    return day;
}

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

static bool is_day(const char *text)
{
    static const char pattern[] = "dddd-dd-dd";
    size_t i = 0;
    for (; pattern[i] != '\0' && text[i] != '\0'; i++)
        if (pattern[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i])
            return false;
    return pattern[i] == '\0' && text[i] == '\0';
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

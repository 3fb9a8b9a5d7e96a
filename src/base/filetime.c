#include "base/filetime.h"

#include <time.h>

static const int64_t seconds_to_1970 = INT64_C(11644473600);

bool vsd_filetime_format(uint64_t filetime, char out[VSD_FILETIME_TEXT])
{
    time_t seconds = (time_t)((int64_t)(filetime / 10000000) - seconds_to_1970);
    struct tm utc;
    return gmtime_r(&seconds, &utc) != NULL && utc.tm_year >= 101 && utc.tm_year <= 200 &&
           strftime(out, VSD_FILETIME_TEXT, "%Y-%m-%d %H:%M:%SZ", &utc) > 0;
}

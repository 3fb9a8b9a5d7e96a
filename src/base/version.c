#include <vssdoc.h>

const char *vssdoc_version(void)
{
    return PACKAGE_VERSION;
}

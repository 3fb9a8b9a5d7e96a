/* Files compiled into the library by build-aux/embed.sh. */
#ifndef VSD_EMBEDDED_H
#define VSD_EMBEDDED_H

#include <stddef.h>

struct vsd_embedded {
    const char *name;          /* of the file, without folder and extension; NULL ends an array */
    const unsigned char *data; /* size bytes, and a NUL behind them */
    size_t size;
};

extern const struct vsd_embedded vsd_json_schemas[];
extern const struct vsd_embedded vsd_xslt[];   /* stylesheets */
extern const struct vsd_embedded vsd_assets[]; /* what they put into a page */
extern const struct vsd_embedded vsd_fleet_sql[]; /* tables and questions */

#endif

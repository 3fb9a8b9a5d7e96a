/* Stylesheets: those compiled into the library, by name, and one of somebody's own, which may
 * import ours ("vssdoc:html") and no others. */
#ifndef VSD_STYLESHEET_LOAD_H
#define VSD_STYLESHEET_LOAD_H

#include <libxslt/xsltInternals.h>

#include <vssdoc.h>

#include "stylesheet/at_work.h"

/* file is NULL, or takes the place of the named one. said hears libxslt (vsd_at_work). Free with
 * xsltFreeStylesheet. */
enum vssdoc_status vsd_stylesheet_load(const char *name, const char *file,
                                       const struct vsd_said *said, xsltStylesheetPtr *out,
                                       struct vssdoc_error *error);

/* What is compiled in beside them, as text: "report.css" is "report" of the assets; "" for another.
 */
const char *vsd_asset(const char *name);

#endif

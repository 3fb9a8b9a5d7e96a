/* A tree as HTML, small: end tags and quotes that HTML can do without are left out. Text can never
 * become markup, and characters that cannot be seen or change the direction of writing are shown.
 */
#ifndef VSD_STYLESHEET_HTML_H
#define VSD_STYLESHEET_HTML_H

#include <libxml/tree.h>

#include <vssdoc.h>

enum vssdoc_status vsd_html_write(const xmlDoc *page, vssdoc_write_fn *write, void *context,
                                  struct vssdoc_error *error);

#endif

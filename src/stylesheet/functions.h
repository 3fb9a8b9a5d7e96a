/* What XPath cannot do well, as functions of the namespace urn:vssdoc:functions. */
#ifndef VSD_STYLESHEET_FUNCTIONS_H
#define VSD_STYLESHEET_FUNCTIONS_H

#include <stdbool.h>

#include <libxslt/xsltInternals.h>

/*   v:markdown(text)  text that Markdown takes as it is, on one line
 *   v:code(text)      a code span with the text, also inside a table
 *   v:shown(text)     with control characters and marks of direction shown
 * False when memory runs out. */
bool vsd_functions_register(xsltTransformContextPtr context);

#endif

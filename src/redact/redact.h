/* Redaction: names become placeholders on their way from the document to the model, so that
 * whatever is worked out of it holds none. A placeholder is as long as its name and made of the
 * same kinds of characters, and equal names, whatever their case, get equal ones everywhere: paths
 * keep their structure, patterns their wildcards, captions their drives, and rules find what they
 * found. */
#ifndef VSD_REDACT_REDACT_H
#define VSD_REDACT_REDACT_H

#include <vssdoc.h>

#include "model/shape.h"

/* Each of these gives a text that lasts until the next call, NULL when memory runs out. text need
 * not be NUL-terminated; the result is, and *n_out (may be NULL) is its length. */

/* Word by word. */
const char *vsd_redact_text(struct vssdoc_redaction *redaction, const char *text, size_t length,
                            size_t *n_out);
/* A path of Windows or of the machine that vssdoc runs on, NUL-terminated. */
const char *vsd_redact_path(struct vssdoc_redaction *redaction, const char *path, size_t *n_out);
/* What a property holds. */
const char *vsd_redact_value(struct vssdoc_redaction *redaction, enum vsd_holds holds,
                             const char *text, size_t length, size_t *n_out);
/* A piece of XML that the model does not know: names of elements and attributes stay. */
const char *vsd_redact_xml(struct vssdoc_redaction *redaction, const char *xml, size_t length,
                           size_t *n_out);

#endif

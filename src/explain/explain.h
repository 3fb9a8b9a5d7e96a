/* Finds a word in every table that we have: each table has a function here that adds what it knows
 * about the word and offers its names to the search for a near one. */
#ifndef VSD_EXPLAIN_EXPLAIN_H
#define VSD_EXPLAIN_EXPLAIN_H

#include "base/nearest.h"
#include "result/explanation.h"

typedef void vsd_explainer(struct vsd_explanation *explanation, const char *asked,
                           struct vsd_nearest *nearest);

vsd_explainer vsd_explain_rule;
vsd_explainer vsd_explain_enumeration; /* by its name */
vsd_explainer vsd_explain_constant;    /* by its name or spelling */
vsd_explainer vsd_explain_value;       /* a number, or name=number, name=SPELLING */
vsd_explainer vsd_explain_writer;      /* by class id or name */
vsd_explainer vsd_explain_hresult;     /* by its name or number */
vsd_explainer vsd_explain_name;        /* of an element or attribute, or its key in our JSON */

/* Asks all of them, or for a fingerprint the report (NULL: none). explanation is zeroed but for its
 * asked; what was added is freed with its arena. VSSDOC_BAD_ARGUMENT with the nearest name when nothing
 * is known. */
enum vssdoc_status vsd_explain(struct vsd_explanation *explanation, const char *report,
                               struct vssdoc_error *error);

/* Adds a constant; inferred: documents would be read so, but none was seen with what was asked. */
void vsd_add_constant(struct vsd_explanation *explanation,
                      const struct vssdoc_enumeration *enumeration,
                      const struct vssdoc_constant *constant, bool inferred);

#endif

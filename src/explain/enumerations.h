/* The enumerations that explain knows: those of the documents, and what only programs see. */
#ifndef VSD_EXPLAIN_ENUMERATIONS_H
#define VSD_EXPLAIN_ENUMERATIONS_H

#include <vssdoc.h>

/* One after the other, those of the documents first; NULL past the end. Of two with the same name the
 * second has the constants that documents do not hold. */
const struct vssdoc_enumeration *vsd_enumeration_at(size_t index);

/* Whether it is one of the documents'. */
bool vsd_is_in_documents(const struct vssdoc_enumeration *enumeration);

/* The mask whose bits an enumeration's constants combine, NULL when they combine nothing. */
const struct vssdoc_enumeration *vsd_combined(const struct vssdoc_enumeration *enumeration);

/* The combinations of bits in a mask's value that have a name of their own, one after the other:
 * *next begins with 0. False past the end. */
struct vsd_combination {
    const struct vssdoc_enumeration *enumeration;
    const struct vssdoc_constant *constant;
};
bool vsd_combination_next(const struct vssdoc_enumeration *mask, uint32_t value, size_t *next,
                          struct vsd_combination *out);

#endif

/* Whether two documents say the same, property by property, with everything that was kept. */
#ifndef LIKENESS_H
#define LIKENESS_H

#include <vssdoc.h>

/* Where they differ, in words that last until the next call; NULL: nowhere. loosely: without regard
 * to how names and values were spelled, where that means the same, and to where unknown pieces
 * stood. */
const char *difference(const struct vssdoc_document *a, const struct vssdoc_document *b,
                       bool loosely);

/* Calls for each document of the corpus that could be read, hostile ones as well, and of the
 * captures that VSSDOC_CAPTURES names; gives how many there were. */
size_t each_document(void (*each)(const struct vssdoc_document *document));

/* Gathers output in the struct bytes that is the context: a vssdoc_write_fn. */
bool gather_bytes(void *context, const char *bytes, size_t size);

#endif

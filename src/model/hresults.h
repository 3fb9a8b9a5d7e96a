/* HRESULTs as documents spell them. */
#ifndef VSD_MODEL_HRESULTS_H
#define VSD_MODEL_HRESULTS_H

#include <vssdoc.h>

/* In decimal, with or without a sign, or hexadecimal. False for another text, which may be NULL. */
bool vsd_hresult_read(const char *text, uint32_t *out);
/* NULL when the table has none. */
const char *vsd_hresult_name(uint32_t value);

#endif

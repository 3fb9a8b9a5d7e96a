/* HRESULTs as documents spell them. */
#ifndef VSD_MODEL_HRESULTS_H
#define VSD_MODEL_HRESULTS_H

#include <vssdoc.h>

/* In decimal, with or without a sign, or hexadecimal. False for another text, which may be NULL. */
bool vsd_hresult_read(const char *text, uint32_t *out);
/* NULL when the table has none. */
const char *vsd_hresult_name(uint32_t value);
/* "0x800423F4 (VSS_E_WRITERERROR_NONRETRYABLE)"; what is no HRESULT stays as it is, in quotation marks. */
void vsd_hresult_describe(const char *text, char *out, size_t size);

/* A failure's message, or an HRESULT that is no success. The text may be NULL. */
bool vsd_tells_failure(const char *text);

#endif

/* The schemas of the documents, for other tools. */
#include <stdlib.h>

#include "base/error.h"
#include "emit/out.h"
#include "model/xsd.h"

static void put(void *context, const char *text, size_t length)
{
    vsd_out_bytes(context, text, length);
}

enum vssdoc_status vssdoc_xsd_write(enum vssdoc_document_kind kind, vssdoc_write_fn *write,
                                    void *context, struct vssdoc_error *error)
{
    struct vsd_out *out = calloc(1, sizeof *out);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    out->write = write;
    out->context = context;
    bool known = vsd_xsd_write(kind, put, out);
    bool written = vsd_out_flush(out);
    free(out);
    if (!known)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "other documents have no schema");
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}

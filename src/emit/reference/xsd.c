/* The schemas of the documents, for other tools. */

#include "base/error.h"
#include "emit/write/out.h"
#include "model/xsd.h"

static void put(void *context, const char *text, size_t length)
{
    vsd_out_bytes(context, text, length);
}

enum vssdoc_status vssdoc_xsd_write(enum vssdoc_document_kind kind, vssdoc_write_fn *write,
                                    void *context, struct vssdoc_error *error)
{
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    bool known = vsd_xsd_write(kind, put, out);
    enum vssdoc_status status = vsd_out_end(out, error);
    return known ? status
                 : vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "other documents have no schema");
}

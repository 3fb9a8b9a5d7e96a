#include <vssdoc.h>

static const struct vssdoc_limits defaults = {
    .document_bytes = UINT64_C(256) << 20,
    .archive_bytes = UINT64_C(1) << 30,
    .archive_members = 10000,
    .archive_depth = 4,
    .folder_depth = 32,
    .folder_entries = 200000,
    .element_depth = 256,
    .attributes = 2000,
    .names = 65536,
    .model_bytes = UINT64_C(1) << 30,
    .listing_bytes = UINT64_C(8) << 30,
};

const struct vssdoc_limits *vssdoc_default_limits(void)
{
    return &defaults;
}

/* A capture as the library owns it: the documents it keeps and what was worked out once. */
#ifndef VSD_CAPTURE_OWNED_H
#define VSD_CAPTURE_OWNED_H

#include "capture/capture.h"
#include "model/model.h"

/* Which BCD entry belongs to which WMD, and which record to which component. Looked up by hash, so
 * that a hostile number of them costs no more than its size. */
struct vsd_pair;
struct vsd_record;
struct vsd_pairing {
    struct vsd_arena arena;
    struct vsd_pair *by_entry, *by_writer;
    struct vsd_record *records, *variants; /* variants: like one of the records but for its case */
};

/* Which document each line of the manifest means. */
struct vsd_manifest_link;
struct vsd_manifest_links {
    struct vsd_arena arena;
    struct vsd_manifest_link *by_line, *by_document;
};

struct vsd_capture {
    struct vssdoc_capture public; /* first: the two are one */
    char *source;
    const struct vssdoc_document **documents;
    const struct vssdoc_writer **writers;
    struct vsd_arena arena;
    struct vsd_volumes volumes;
    struct vsd_pairing pairing;
    struct vsd_manifest_links links;
};

/* False when memory runs out; free what is there all the same. */
bool vsd_pairing_make(struct vsd_capture *capture);
void vsd_pairing_free(struct vsd_pairing *pairing);

/* Likewise. */
bool vsd_manifest_links_make(struct vsd_capture *capture);
void vsd_manifest_links_free(struct vsd_manifest_links *links);

#endif

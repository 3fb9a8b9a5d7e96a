/* Putting documents together into captures: what one machine saved at one time. */
#ifndef VSD_CAPTURE_CAPTURE_H
#define VSD_CAPTURE_CAPTURE_H

#include "model/document.h"

/* Documents that were found, in the order in which they will be listed. */
struct vsd_found {
    struct vsd_document **documents; /* each with a reference of its own */
    size_t n, room;
    uint64_t memory; /* that they take together */
};
bool vsd_found_add(struct vsd_found *found, struct vsd_document *document);
/* Forgets those from index on. */
void vsd_found_cut(struct vsd_found *found, size_t index);
void vsd_found_free(struct vsd_found *found);

/* True for what begins like a WMD, BCD or manifest, readable or not. */
bool vsd_is_vss(const struct vsd_document *document);

/* One capture of some documents, which it keeps. Its source is not set. NULL: memory ran out. */
struct vssdoc_capture *vsd_capture_new(struct vsd_document *const *documents, size_t n);
/* Copies the source's name, and cuts place_length bytes and what follows it up to the next part from
 * the paths of the documents. False when memory runs out. */
bool vsd_capture_name(struct vssdoc_capture *capture, const char *source, size_t place_length);

/* Called with each capture, which becomes the callee's, and the place that holds its documents. */
typedef enum vssdoc_status vsd_capture_made_fn(void *context, struct vssdoc_capture *capture,
                                               const char *place, size_t place_length);

/* Documents of one place: one capture, or as many as there are BCDs. */
enum vssdoc_status vsd_capture_split(struct vsd_document *const *documents, size_t n,
                                     const char *place, size_t place_length,
                                     vsd_capture_made_fn *made, void *context);
/* Documents of an archive, whose folders are parts of their paths: the highest folders that hold a
 * VSS document themselves are a place each. Sorts the documents by path. */
enum vssdoc_status vsd_capture_group(struct vsd_document **documents, size_t n, size_t place_length,
                                     vsd_capture_made_fn *made, void *context);

#endif

/* Files of the captured machine, from wherever somebody has them. */
#ifndef VSD_HOST_HOST_H
#define VSD_HOST_HOST_H

#include <vssdoc.h>

#include "base/list.h"
#include "base/path.h"
#include "host/listing.h"

struct vsd_root {
    const char *path; /* on the machine: "C:" */
    const char *here; /* the folder */
};

struct vssdoc_host {
    struct vssdoc_host_options options;
    struct vsd_listing *listings;
    struct vsd_root *roots;
    size_t n_listings, n_roots;
    char *texts; /* of the roots */
    bool walked; /* once: problems were told */
    struct vsd_list unread; /* char *: folders of the machine that the last walk could not read */
};

/* The roots' paths on the machine; NULL past the last. */
const char *vsd_host_root(const struct vssdoc_host *host, size_t index);

/* What lies there is not known. False when memory runs out. */
bool vsd_host_unread(struct vssdoc_host *host, const char *path);
void vsd_host_forget_unread(struct vssdoc_host *host);

/* What a walk needs to tell of. */
struct vsd_host_walk {
    struct vssdoc_host *host;
    vssdoc_file_fn *each;
    void *context;
    bool stopped, no_memory;
};
/* False when the walk is to end. */
bool vsd_host_meet(struct vsd_host_walk *walk, const char *path);
/* A problem, unless it was told at an earlier walk. line may be 0. */
void vsd_host_problem(const struct vssdoc_host *host, const char *source, uint64_t line,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The files of one listing; of one root. False when memory runs out or the walk is to end. */
bool vsd_walk_list_file(struct vsd_host_walk *walk, struct vsd_listing *listing);
bool vsd_walk_root(struct vsd_host_walk *walk, const struct vsd_root *root);

#endif

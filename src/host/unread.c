/* Folders that could not be read: what is not met there may be there all the same. */
#include <stdlib.h>
#include <string.h>

#include "base/winpath.h"
#include "host/host.h"

enum { MOST = 1024 }; /* of more nothing is known at all */

bool vsd_host_unread(struct vssdoc_host *host, const char *path)
{
    if (host->unread.n > MOST)
        return true;
    size_t size = strlen(path) + 1;
    char *copy = malloc(size);
    host->unread.size = sizeof(char *);
    char **added = copy != NULL ? vsd_list_add(&host->unread) : NULL;
    if (added == NULL) {
        free(copy);
        return false;
    }
    memcpy(copy, path, size);
    *added = copy;
    return true;
}

void vsd_host_forget_unread(struct vssdoc_host *host)
{
    char **paths = host->unread.items;
    for (size_t i = 0; i < host->unread.n; i++)
        free(paths[i]);
    free(host->unread.items);
    host->unread = (struct vsd_list){.items = NULL};
}

static bool is_unread(const struct vssdoc_host *host, const char *path, bool below)
{
    char *const *paths = host->unread.items;
    for (size_t i = 0; i < host->unread.n; i++)
        if (vsd_winpath_within(path, paths[i]) || (below && vsd_winpath_within(paths[i], path)))
            return true;
    return host->unread.n > MOST;
}

/* One that could be read. */
static bool has_listing(const struct vssdoc_host *host)
{
    for (size_t i = 0; i < host->n_listings; i++)
        if (!host->listings[i].failed)
            return true;
    return false;
}

bool vssdoc_host_knows(const struct vssdoc_host *host, const char *path, bool below)
{
    if (has_listing(host))
        return true;
    for (size_t i = 0; i < host->n_roots; i++)
        if (vsd_winpath_within(path, host->roots[i].path) && !is_unread(host, path, below))
            return true;
    return false;
}

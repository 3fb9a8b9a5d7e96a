#include "emit/write/formats.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"

/* The names are few and our own. */
struct known {
    char names[160];
    struct vsd_nearest nearest;
};

static void add(struct known *known, const char *name)
{
    size_t length = strlen(known->names);
    (void)snprintf(known->names + length, sizeof known->names - length, "%s%s",
                   length > 0 ? ", " : "", name);
    vsd_nearest_offer(&known->nearest, name);
}

const struct vsd_format *vsd_format_named(const char *name, const struct vsd_format *const *formats,
                                          const char *const *more, enum vssdoc_status *status,
                                          struct vssdoc_error *error)
{
    struct known known = {.nearest.asked = name};
    *status = VSSDOC_OK;
    if (name == NULL)
        return formats[0];
    for (; *formats != NULL; formats++) {
        if (strcmp((*formats)->name, name) == 0)
            return *formats;
        add(&known, (*formats)->name);
    }
    for (; more != NULL && *more != NULL; more++) {
        if (strcmp(*more, name) == 0)
            return NULL;
        add(&known, *more);
    }
    const char *near = known.nearest.best;
    *status = near != NULL ? vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                                      "no format \"%s\": there are %s; did you mean %s?", name,
                                      known.names, near)
                           : vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                                      "no format \"%s\": there are %s", name, known.names);
    return NULL;
}

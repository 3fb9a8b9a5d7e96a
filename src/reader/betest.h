/* The selection in a configuration file of the SDK's BETest (betest-tool.md): XML, as /X reads it,
 * or lines "writer id" : "component", "component"; as /C reads them. */
#ifndef VSD_READER_BETEST_H
#define VSD_READER_BETEST_H

#include <vssdoc.h>

#include "base/list.h"

struct vsd_betest_component {
    struct vssdoc_guid writer_id;
    const char *logical_path, *name; /* the path may be NULL */
    bool any_path;                   /* the form of /C, which has names alone */
    uint32_t line;
};

struct vsd_betest {
    struct vsd_arena arena;
    struct vsd_list components; /* of struct vsd_betest_component */
};

/* VSSDOC_BAD_ARGUMENT with the line of what is wrong: other characters than ASCII, a writer id that
 * is none, a component without a name. Free it also then. */
enum vssdoc_status vsd_betest_parse(const char *name, const char *text, size_t size,
                                    struct vsd_betest *out, struct vssdoc_error *error);
/* Completes an error with the place where a line of the text begins. */
void vsd_betest_place(const char *text, uint32_t line, struct vssdoc_error *error);
void vsd_betest_free(struct vsd_betest *betest);

#endif

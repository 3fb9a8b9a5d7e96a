/* Rows of a table whose columns are not known before: as text, JSON, NDJSON or CSV. */
#ifndef VSD_EMIT_FLEET_ROWS_H
#define VSD_EMIT_FLEET_ROWS_H

#include "base/arena.h"
#include "emit/write/json.h"

enum vsd_value_kind { VSD_NO_VALUE, VSD_INTEGER, VSD_REAL, VSD_TEXT };
struct vsd_value {
    enum vsd_value_kind kind;
    int64_t integer;
    double real;
    const char *text;
};

struct vsd_rows {
    const struct vsd_rows_format *format;
    const struct vssdoc_fleet_query *query;
    const char *question; /* NULL: free SQL */
    struct vsd_out out;
    struct vsd_json json;
    struct vsd_arena arena;
    const char **columns;
    size_t n_columns, n_rows;
    unsigned *widths;     /* text: of the columns */
    const char **first;   /* text: the first rows, from which the widths come */
    size_t n_first;
};

/* VSSDOC_BAD_ARGUMENT for a format that does not exist. Free the rows in any case. */
enum vssdoc_status vsd_rows_format(struct vsd_rows *rows, const struct vssdoc_fleet_query *query,
                                   const char *question, struct vssdoc_error *error);
/* Both: false when memory runs out. Names and values are copied where they are kept. */
bool vsd_rows_begin(struct vsd_rows *rows, const char *const *columns, size_t n);
bool vsd_rows_add(struct vsd_rows *rows, const struct vsd_value *values);
void vsd_rows_end(struct vsd_rows *rows);
void vsd_rows_free(struct vsd_rows *rows);

#endif

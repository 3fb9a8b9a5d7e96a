/* Properties of a JSON document as the texts that an XML document would have for them. */
#ifndef VSD_CONFIG_DOCUMENT_VALUE_H
#define VSD_CONFIG_DOCUMENT_VALUE_H

#include "base/intern.h"
#include "config/json_file.h"
#include "model/shape.h"

struct vsd_json_reading {
    const struct vsd_json_file *file;
    const struct vssdoc_names *names;
    struct vsd_arena *arena; /* the document's */
    struct vsd_intern intern;
    struct vssdoc_error *error;
    bool failed; /* see error; nothing is done any more */
    bool no_memory;
    const char *chosen; /* names that we chose and no source confirms, ", " between; NULL: none */
    const void *rows[128]; /* their rows */
    size_t n_rows;
};

/* An object of the JSON with its place. */
struct vsd_json_object {
    const json_t *json;
    struct vsd_json_at at;
};

/* Complains about a key (NULL: the object itself). */
void vsd_json_complain(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                       const char *key, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The string of a key, NULL when it is null or absent; complains about anything else, and about
 * characters that no XML document can hold. */
const char *vsd_json_string_of(struct vsd_json_reading *reading,
                               const struct vsd_json_object *object, const char *key);

/* What a field holds in an object, NULL when it is absent; *name is how it is spelled ("text()": as
 * character data). Complains about what the field cannot hold. */
const char *vsd_json_field(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                           const struct vsd_class *class, const struct vsd_field *field,
                           const char **name);

/* Remembers a row that no source confirms and whose name we chose: the JSON has no _evidence for
 * it. */
void vsd_json_chosen(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                     const char *key, const void *row, const char *spelling,
                     enum vssdoc_evidence evidence);

#endif

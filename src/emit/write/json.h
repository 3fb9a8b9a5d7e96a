/* JSON as a stream: what was written is not kept, so that two million file sets cost no memory. */
#ifndef VSD_EMIT_WRITE_JSON_H
#define VSD_EMIT_WRITE_JSON_H

#include "emit/write/out.h"

enum { VSD_JSON_DEPTH = 32 };

struct vsd_json {
    struct vsd_out *out;
    bool pretty;             /* indented, save inside a line begun with vsd_json_line */
    unsigned depth;
    unsigned line_depth;     /* objects deeper than this stand on one line; 0: none */
    bool first[VSD_JSON_DEPTH];
    bool after_key;
};

void vsd_json_begin(struct vsd_json *json, struct vsd_out *out, bool pretty);

void vsd_json_object(struct vsd_json *json);
void vsd_json_object_end(struct vsd_json *json);
void vsd_json_array(struct vsd_json *json);
void vsd_json_array_end(struct vsd_json *json);
/* An object that stands on one line with all that is in it. */
void vsd_json_line(struct vsd_json *json);

void vsd_json_key(struct vsd_json *json, const char *key);
/* A key that a document chose: escaped as strings are. */
void vsd_json_free_key(struct vsd_json *json, const char *key);

/* Before bytes that another stream wrote as its first element at this depth. */
void vsd_json_join(struct vsd_json *json);

/* A key with what it opens, or null. */
void vsd_json_object_at(struct vsd_json *json, const char *key);
void vsd_json_array_at(struct vsd_json *json, const char *key);
void vsd_json_line_at(struct vsd_json *json, const char *key);
void vsd_json_null_at(struct vsd_json *json, const char *key);

/* A key with its value. */
void vsd_json_text(struct vsd_json *json, const char *key, const char *value);
void vsd_json_flag(struct vsd_json *json, const char *key, int value);
void vsd_json_size(struct vsd_json *json, const char *key, uint64_t value);
/* Of what is not known: null. */
void vsd_json_size_if(struct vsd_json *json, const char *key, bool known, uint64_t value);
void vsd_json_texts(struct vsd_json *json, const char *key, const char *const *items, size_t n);

/* Values; NULL and VSSDOC_ABSENT and VSSDOC_UNKNOWN become null. */
void vsd_json_null(struct vsd_json *json);
void vsd_json_string(struct vsd_json *json, const char *text);
void vsd_json_boolean(struct vsd_json *json, int value);
void vsd_json_number(struct vsd_json *json, int64_t value);
void vsd_json_count(struct vsd_json *json, uint64_t value);
/* Of any sign, and what is not whole: nobody's ABSENT. */
void vsd_json_integer(struct vsd_json *json, int64_t value);
void vsd_json_real(struct vsd_json *json, double value);
void vsd_json_guid(struct vsd_json *json, const struct vssdoc_guid *guid);
void vsd_json_constant(struct vsd_json *json, enum vssdoc_enumeration_id id, int64_t value);
void vsd_json_mask(struct vsd_json *json, enum vssdoc_enumeration_id id, int64_t value);

#endif

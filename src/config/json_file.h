/* A JSON file that a person wrote: read within a limit, and every complaint names its line. */
#ifndef VSD_CONFIG_JSON_FILE_H
#define VSD_CONFIG_JSON_FILE_H

#include <jansson.h>
#include <vssdoc.h>

struct vsd_json_file {
    const char *path; /* the caller's */
    char *text;       /* as read, without a byte-order mark, NUL-terminated */
    size_t size;
    size_t mark;      /* bytes of the byte-order mark: 0 or 3 */
    json_t *root;
};

/* Reads at most limit bytes. UTF-8 with or without a byte-order mark; no key twice in an object. */
enum vssdoc_status vsd_json_file_read(const char *path, size_t limit, struct vsd_json_file *out,
                                      struct vssdoc_error *error);
/* The same from bytes in memory; name is what messages call them. */
enum vssdoc_status vsd_json_text_read(const char *name, const unsigned char *bytes, size_t size,
                                      uint64_t most_memory,
                                      struct vsd_json_file *out, struct vssdoc_error *error);
void vsd_json_file_free(struct vsd_json_file *file);

/* A place in it: a key or, where key is NULL, an element, of what stands at `in` (NULL: the root). */
struct vsd_json_at {
    const struct vsd_json_at *in;
    const char *key;
    size_t index;
};
/* Where that begins: line and column from 1, columns in bytes. Gives the byte's number. */
uint64_t vsd_json_place(const struct vsd_json_file *file, const struct vsd_json_at *at,
                        uint32_t *line, uint32_t *column);

/* The places where the elements of an array begin, one after the other; the line is 0 past its end. */
struct vsd_json_lines {
    const char *next, *counted;
    uint32_t line, column; /* of the last one */
    uint64_t offset;
    const struct vsd_json_file *file;
};
void vsd_json_lines_begin(const struct vsd_json_file *file, const struct vsd_json_at *array,
                          struct vsd_json_lines *lines);
uint32_t vsd_json_lines_next(struct vsd_json_lines *lines);

/* VSSDOC_BAD_ARGUMENT with the file and the place. */
enum vssdoc_status vsd_json_fail(const struct vsd_json_file *file, const struct vsd_json_at *at,
                                 struct vssdoc_error *error, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same for a key that is none of names (NULL-terminated), with the nearest of them. */
enum vssdoc_status vsd_json_unknown_key(const struct vsd_json_file *file,
                                        const struct vsd_json_at *at, const char *const *names,
                                        struct vssdoc_error *error);

#endif

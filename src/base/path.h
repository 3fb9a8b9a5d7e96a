/* A path that grows and shrinks by parts while a tree is walked, "/" between them. */
#ifndef VSD_BASE_PATH_H
#define VSD_BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>

struct vsd_path {
    char *text; /* never NULL after a push; "" when empty */
    size_t length, room;
};

/* Appends a part; *mark takes it away again. False when memory runs out. */
bool vsd_path_push(struct vsd_path *path, const char *part, size_t *mark);
void vsd_path_pop(struct vsd_path *path, size_t mark);
void vsd_path_free(struct vsd_path *path);

/* What stands behind the last "/" or "\": a file's name, wherever it was written. */
const char *vsd_last_part(const char *path);
/* How much of a file's name a document keeps when it is converted: of "WM0.xml" and "WM0.json"
 * the same. */
size_t vsd_document_stem(const char *name);
/* Whether a manifest's name of a document means the file at path, converted or not. */
bool vsd_names_document(const char *name, const char *path);

#endif

/* Building a model of JSON, by the calls that the document's XML would lead to. */
#ifndef VSD_CONFIG_DOCUMENT_BUILD_H
#define VSD_CONFIG_DOCUMENT_BUILD_H

#include "base/list.h"
#include "config/document_value.h"
#include "reader/build.h"

/* A document while it is built. */
struct vsd_json_build {
    struct vsd_json_reading reading;
    struct vsd_build *build;
    const struct vssdoc_limits *limits;
    const char *declared; /* namespaces that are declared here: " xmlns:a=\"…\"" */
    uint32_t namespaces;  /* declared so far */
    bool made;            /* it has the instruction that says that we made it */
};

/* One element: what the JSON says of it. */
struct vsd_json_element {
    const struct vsd_json_object *object;
    const struct vsd_class *class;  /* the object's */
    const struct vsd_child *merged; /* the row of the element in it, NULL: the object's own */
};

/* Whether something failed: nothing is done any more. */
bool vsd_json_gone(const struct vsd_json_build *document);
/* A stored text; "" when memory runs out. */
const char *vsd_json_kept(struct vsd_json_build *document, const char *text, size_t length);

/* Whether a text is a name of XML, with one prefix at most. */
bool vsd_json_is_name(const char *name);

/* Keeps the keys of an object that no object of its class has: in the element that is open. */
void vsd_json_keep_unknown(struct vsd_json_build *document, const struct vsd_json_object *object,
                           const struct vsd_class *class);
void vsd_json_keep(struct vsd_json_build *document, const struct vsd_class *class, const char *key,
                   const json_t *value);

/* What stands at a key of an object; of vsd_json_take json is NULL where it is no object, and
 * anything but null is complained about. */
struct vsd_json_object vsd_json_inside(const struct vsd_json_object *object, const char *key);
void vsd_json_take(struct vsd_json_build *document, const struct vsd_json_object *object,
                   const char *key, struct vsd_json_object *out);

/* Adds to a list of struct vsd_attribute. */
void vsd_json_add_attribute(struct vsd_json_build *document, struct vsd_list *attributes,
                            const char *prefix, const char *name, const char *value);
/* Adds those of an element that the model does not know. */
void vsd_json_attributes(struct vsd_json_build *document, const struct vsd_json_element *element,
                         struct vsd_list *attributes);
bool vsd_json_has_attributes(const struct vsd_json_element *element);

/* Unknown elements, comments and instructions of an element: what stands in front of the root;
 * comments and instructions, which come before everything else; elements, behind it. */
enum vsd_json_when { VSD_IN_FRONT, VSD_FIRST, VSD_LAST };
void vsd_json_pieces(struct vsd_json_build *document, const struct vsd_json_element *element,
                     bool is_root, enum vsd_json_when when);
bool vsd_json_has_pieces(const struct vsd_json_element *element);

/* Elements that stood around those of a list and had attributes. */
void vsd_json_wrappers(struct vsd_json_build *document, const struct vsd_json_element *element);

#endif

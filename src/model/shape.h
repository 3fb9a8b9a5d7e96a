/* The shape of the documents: which element and attribute becomes which property of the model. One
 * table, from which the reader works and the table of names (vssdoc_name_at) comes. */
#ifndef VSD_MODEL_SHAPE_H
#define VSD_MODEL_SHAPE_H

#include <vssdoc.h>

#include "base/arena.h"

enum vsd_type {
    VSD_STRING,
    VSD_GUID,
    VSD_BOOLEAN,
    VSD_ENUM,   /* int: a constant of an enumeration */
    VSD_MASK,   /* int64_t: bits of an enumeration */
    VSD_NUMBER, /* int64_t: 32 bits without sign */
    VSD_BINARY
};

/* What a property that holds text tells of a machine and its owner; redaction goes by it. */
enum vsd_holds {
    VSD_HOLDS_UNSAID,  /* a number, a constant, yes or no: nothing; a text must say more */
    VSD_HOLDS_NAME,    /* of a machine, user, database, writer, component, service */
    VSD_HOLDS_PATH,    /* a folder, a file, a pattern of file names, a device */
    VSD_HOLDS_TEXT,    /* sentences and options with names in them */
    VSD_HOLDS_GUID,
    VSD_HOLDS_CLASS_ID,/* of a kind of writer: the same on every machine */
    VSD_HOLDS_OPAQUE,  /* private to a writer */
    VSD_HOLDS_PLAIN,   /* a version, an error code, a time, byte ranges: no name */
    VSD_HOLDS_MANIFEST_NAME /* a writer's, with %s for blanks */
};

/* A property that stands in an attribute. */
struct vsd_field {
    const char *key;      /* in our JSON */
    const char *spelling; /* on disk; alternatives behind '|' */
    enum vsd_type type;
    size_t offset;        /* in the model's structure */
    enum vssdoc_evidence evidence;
    const char *source;
    enum vssdoc_enumeration_id values; /* of VSD_ENUM and VSD_MASK */
    enum vsd_holds holds; /* of VSD_STRING, VSD_GUID and VSD_BINARY */
};

enum vsd_relation {
    VSD_ITEM,  /* an object of its own, one of a list */
    VSD_ONE,   /* an object of its own, at most one */
    VSD_MERGE  /* its attributes and children belong to the parent object */
};

struct vsd_class;

/* A child element. */
struct vsd_child {
    const char *key;
    const char *spelling;
    enum vsd_relation relation;
    const struct vsd_class *class;
    enum vssdoc_evidence evidence;
    const char *source;
    size_t offset;       /* of the pointer to the first or only object */
    size_t count_offset; /* of a size_t, 0: none */
    int tag;             /* what kind of object it is, where the class has kinds */
};

struct vsd_class {
    const char *name;
    size_t size;                  /* 0 for what is merged into its parent */
    const struct vsd_field *fields;
    size_t n_fields;
    const struct vsd_child *children;
    size_t n_children;
    const struct vsd_class *also; /* whose fields the structure has too, always absent; or NULL */
    size_t tag_offset;            /* of an int that holds the tag, 0: none */
    const struct vsd_field *text; /* the field that character data belongs to, NULL: none */
    /* Completes an object once its attributes are read; false when memory runs out. */
    bool (*complete)(struct vsd_arena *arena, void *object);
};

/* Every object on a list begins like this. */
struct vsd_list_item {
    struct vssdoc_element at;
    struct vsd_list_item *next;
};

/* The roots: struct vssdoc_writer, vssdoc_backup_components, vssdoc_manifest. */
extern const struct vsd_class vsd_writer_class;
extern const struct vsd_class vsd_backup_components_class;
extern const struct vsd_class vsd_manifest_class;

enum { VSD_CHILDREN_LIMIT = 12 }; /* no class has more rows of children */

/* A new object of a class: everything absent. NULL when memory runs out. */
void *vsd_object_new(struct vsd_arena *arena, const struct vsd_class *class);

/* Whether a field of an object holds something. */
bool vsd_value_is_set(const struct vsd_field *field, const void *object);
/* Whether two objects have the same of it, spelling and all. */
bool vsd_same_spelling(const struct vsd_field *field, const void *a, const void *b);

/* Spellings that a user adds to the table. */
struct vssdoc_names {
    struct vsd_arena arena;
    const struct vsd_name_addition *additions;
};
struct vsd_name_addition {
    const struct vsd_name_addition *next;
    const void *row; /* the struct vsd_field or struct vsd_child that it spells */
    const char *spelling;
    enum vssdoc_evidence evidence;
};

/* How a name on disk was found in the table. */
struct vsd_match {
    enum vssdoc_evidence evidence;
    bool exact; /* else without regard to case and underscores and, for a row that no source
                   confirms, to a plural and the word "file" */
};

/* The row that a name on disk belongs to, NULL when it is unknown. additions may be NULL. */
const struct vsd_field *vsd_field_named(const struct vsd_class *class, const char *name,
                                        const struct vssdoc_names *additions,
                                        struct vsd_match *match);
const struct vsd_child *vsd_child_named(const struct vsd_class *class, const char *name,
                                        const struct vssdoc_names *additions,
                                        struct vsd_match *match);

/* The merged element of a class that an element stands in, which extra attributes begin with
 * ("DEPENDENCIES/…", "[2]" behind it for a second one), by what may stand there; NULL: the class's own. */
const struct vsd_child *vsd_home_of(const struct vsd_class *class, const char *prefix);

/* Whether a shape has an element of exactly this name anywhere below its root. */
bool vsd_element_anywhere(const struct vsd_class *root, const char *name);

/* Whether a text is one of the spellings, which '|' separates, without regard to case, '_' and '-'. */
bool vsd_spelled(const char *spellings, const char *text);

/* What a text means as a value; *exact when documents were seen to hold it so, else no source confirms
 * it. False when it means nothing. Constants: also the API's name, with its prefix and without; their
 * numbers are numbers. Numbers: 32 bits without sign, decimal in documents, else hexadecimal. */
bool vsd_constant_called(const struct vssdoc_enumeration *enumeration,
                         const struct vssdoc_constant *constant, const char *text, bool *exact);
bool vsd_constant_spelled(enum vssdoc_enumeration_id id, const char *text, uint32_t *value,
                          bool *exact);
bool vsd_boolean_spelled(const char *text, bool *value, bool *exact);
bool vsd_number_spelled(const char *text, uint32_t *value, bool *exact);

/* "\logical path\name" with one backslash between the parts. NULL when memory runs out. */
const char *vsd_full_path(struct vsd_arena *arena, const char *logical_path, const char *name);

#endif

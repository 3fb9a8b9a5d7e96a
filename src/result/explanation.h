/* What is known about a word: entries of our tables, in the order in which they are told. */
#ifndef VSD_RESULT_EXPLANATION_H
#define VSD_RESULT_EXPLANATION_H

#include <vssdoc.h>

#include "base/arena.h"

enum vsd_topic_kind {
    VSD_TOPIC_RULE,
    VSD_TOPIC_ENUMERATION,
    VSD_TOPIC_CONSTANT,
    VSD_TOPIC_VALUE,
    VSD_TOPIC_BOOLEAN,
    VSD_TOPIC_WRITER,
    VSD_TOPIC_HRESULT,
    VSD_TOPIC_NAME,
    VSD_TOPIC_FINDING
};

/* A finding as a report tells it; NULL where it tells nothing. */
struct vsd_reported {
    const char *rule, *severity, *message, *source, *document, *locator, *writer, *component;
    const char *fingerprint, *reason, *until;
};

struct vsd_example; /* explain/examples.h */

struct vsd_topic {
    struct vsd_topic *next;
    enum vsd_topic_kind kind;
    const struct vssdoc_rule *rule;
    const struct vsd_example *example; /* of the rule, NULL: none */
    const struct vssdoc_enumeration *enumeration; /* also of a constant or value */
    const struct vssdoc_constant *constant;
    uint32_t value;
    bool inferred; /* documents would be read so, but none was seen with it */
    const struct vssdoc_known_writer *writer;
    const struct vssdoc_hresult *hresult;
    struct vssdoc_name name; /* also of a boolean */
    const struct vsd_reported *finding;
};

struct vsd_explanation {
    struct vsd_arena arena;
    const char *asked;
    struct vsd_topic *first, **last;
    bool no_memory;
};

/* A new topic at the end, NULL when memory runs out, which the explanation remembers. */
struct vsd_topic *vsd_topic_add(struct vsd_explanation *explanation, enum vsd_topic_kind kind);

#endif

/* For each rule a document's element that breaks it, and what is said of it. */
#ifndef VSD_EXPLAIN_EXAMPLES_H
#define VSD_EXPLAIN_EXAMPLES_H

struct vsd_example {
    const char *slug;
    const char *excerpt; /* the element's start tag; "" where no element stands for it */
    const char *message;
};

/* NULL when a rule has none. */
const struct vsd_example *vsd_example_of(const char *slug);

#endif

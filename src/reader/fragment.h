/* A piece of XML: whether it may be handed to libxml2, and what it is. */
#ifndef VSD_READER_FRAGMENT_H
#define VSD_READER_FRAGMENT_H

#include <stddef.h>
#include <stdint.h>

enum vsd_fragment {
    VSD_FRAGMENT_ELEMENT,
    VSD_FRAGMENT_ASIDE, /* a comment or an instruction */
    VSD_FRAGMENT_BAD,   /* not well-formed, or more than one of these, or something else */
    VSD_FRAGMENT_NO_MEMORY
};

/* Time that libxml2 takes for a tag grows with the square of its attributes, so they are counted
 * before it sees them: no "<" stands inside a tag, and only what lies far from the next one is
 * looked at closely. SIZE_MAX when all is well. */
size_t vsd_crowded_tag(const char *text, size_t length, uint32_t most);

/* What a piece is, inside an element that has these declarations (" xmlns:a=\"…\""); a tag with
 * more attributes than that is bad. */
enum vsd_fragment vsd_fragment_kind(const char *xml, const char *declarations, uint32_t attributes);

#endif

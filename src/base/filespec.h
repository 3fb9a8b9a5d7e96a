/* Names of files and patterns for them, as Windows matches them in a folder. */
#ifndef VSD_BASE_FILESPEC_H
#define VSD_BASE_FILESPEC_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a file name matches a pattern as FindFirstFile does: case does not count, "*.*" is
 * everything, "a.*" matches "a" and "*." what has no dot; "?" stands for one character but a dot,
 * or for none before a dot and at the end. Blanks and dots at the end of both do not count. */
bool vsd_filespec_matches(const char *pattern, const char *name);
bool vsd_filespec_is_every(const char *pattern); /* "*" or "*.*" */
/* Whether every name that the second pattern matches is matched by the first as well. May miss some
 * that are, never claims one that is not. */
bool vsd_filespec_covers(const char *pattern, const char *covered);
/* Whether some name matches both patterns; exact where one of them has no wildcard, else whether
 * their fixed beginnings and ends agree. */
bool vsd_filespec_overlaps(const char *a, const char *b);
bool vsd_has_wildcard(const char *text);
/* How much of a name counts: without the blanks and dots at the end, unless there is nothing else. */
size_t vsd_seen_length(const char *text);

#endif

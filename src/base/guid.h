/* GUIDs as values: what the public vssdoc_guid_… functions do not offer. */
#ifndef VSD_BASE_GUID_H
#define VSD_BASE_GUID_H

#include <vssdoc.h>

#include "base/key.h"

enum { VSD_GUID_TEXT = 37 }; /* a formatted GUID with its NUL */

/* Finds "{GUID}" in a text such as "\\?\Volume{…}\Boot". NULL when there is none; else *out is the
 * GUID without a spelling and the result stands behind the closing brace. */
const char *vsd_guid_in_braces(const char *text, struct vssdoc_guid *out);

/* The key of a table of GUIDs: its value, however it is spelled. */
struct vsd_key vsd_guid_key(const struct vssdoc_guid *guid);

/* A GUID of zeros stands for none. */
bool vsd_guid_is_null(const struct vssdoc_guid *guid);

#endif

/* What rules about a reader's notes share. */
#ifndef VSD_VALIDATE_NOTES_H
#define VSD_VALIDATE_NOTES_H

#include "validate/check.h"

/* Stands the check on what a note is about: the document's writer or the BCD's entry, and the component
 * or record in which its place lies. A note about several places is about none of them alone. */
void vsd_stand_on_note(struct vsd_check *check, const struct vssdoc_document *document,
                       const struct vssdoc_note *note);

#endif

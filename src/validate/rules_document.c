/* Rules about a document as such: what its reader noted. */
#include "validate/check.h"

static const struct vssdoc_note *find_note(const struct vssdoc_document *document,
                                           const struct vssdoc_note *after,
                                           enum vssdoc_note_code code)
{
    const struct vssdoc_note *note = after != NULL ? after->next : document->notes;
    while (note != NULL && note->code != code)
        note = note->next;
    return note;
}

static void report_notes(struct vsd_check *check, const struct vssdoc_document *document,
                         enum vssdoc_note_code code)
{
    const struct vssdoc_note *note = NULL;
    while ((note = find_note(document, note, code)) != NULL)
        vsd_report(check, note->element, note->message, "%s", note->message);
}

static void version_unknown(struct vsd_check *check, const struct vssdoc_document *document)
{
    report_notes(check, document, VSSDOC_NOTE_VERSION);
}
DEFINE_RULE(version_unknown, .document = version_unknown,
            .public = {.code = "VSS101",
                       .slug = "doc-version",
                       .scope = VSSDOC_ON_DOCUMENT,
                       .severity = VSSDOC_INFO,
                       .why = "a later format may well be readable; nothing is known to be wrong",
                       .title = "the document's version is 1.2",
                       .advice = "Read the other findings with care: this version was never seen. "
                                 "A sample of the document would help this tool.",
                       .source = "captured documents; no page describes the format's versions"});

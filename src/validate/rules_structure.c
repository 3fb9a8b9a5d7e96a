/* Rules about where elements stand: the documents' schema, which the reader keeps. */
#include "validate/check.h"

static void misplaced(struct vsd_check *check, const struct vssdoc_document *document)
{
    for (const struct vssdoc_note *note = document->notes; note != NULL; note = note->next)
        if (note->code == VSSDOC_NOTE_MISPLACED)
            vsd_report(check, note->element, note->message, "%s", note->message);
}
DEFINE_RULE(misplaced, .document = misplaced,
            .public = {.code = "VSS100",
                       .slug = "doc-misplaced",
                       .scope = VSSDOC_ON_DOCUMENT,
                       .severity = VSSDOC_WARNING,
                       .why = "no schema is public: Windows may read it there, or pass it over",
                       .title = "elements stand where captured documents have them",
                       .advice = "Compare with \"vssdoc schema wmd.xsd\" (bcd.xsd). If Windows wrote "
                                 "the document so, a sample would help this tool.",
                       .source = "captured documents; writer-metadata-document-contents.md; "
                                 "backup-components-document-contents.md"});

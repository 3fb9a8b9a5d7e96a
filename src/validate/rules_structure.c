/* Rules about where elements stand: the documents' schema, which the reader keeps. */
#include <string.h>

#include "model/document.h"
#include "validate/notes.h"

/* The message begins with the names of parent and child. */
static bool has_own_rule(const struct vssdoc_note *note)
{
    static const char *const file_sets[] = {"FILE_GROUP/DATABASE_FILES:",
                                            "FILE_GROUP/DATABASE_LOGFILES:", "DATABASE/FILE_LIST:"};
    for (size_t i = 0; i < sizeof file_sets / sizeof file_sets[0]; i++)
        if (strncmp(note->message, file_sets[i], strlen(file_sets[i])) == 0)
            return true;
    return false;
}

static void misplaced(struct vsd_check *check, const struct vssdoc_document *document)
{
    for (const struct vssdoc_note *note = document->notes; note != NULL; note = note->next)
        if (note->code == VSSDOC_NOTE_MISPLACED && !has_own_rule(note)) {
            vsd_stand_on_note(check, document, note);
            vsd_report(check, note->element, note->message, "%s", note->message);
        }
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

static void nearly_vss(struct vsd_check *check, const struct vssdoc_document *document)
{
    for (const struct vssdoc_note *note = document->notes; note != NULL; note = note->next)
        if (note->code == VSSDOC_NOTE_NOT_VSS && strstr(note->message, VSD_LOOKS_LIKE) != NULL)
            vsd_report(check, NULL, note->message, "%s", note->message);
}
DEFINE_RULE(nearly_vss, .document = nearly_vss,
            .public = {.code = "VSS190",
                       .slug = "doc-nearly-vss",
                       .scope = VSSDOC_ON_DOCUMENT,
                       .severity = VSSDOC_INFO,
                       .why = "it was passed over; it may be no document of VSS at all",
                       .title = "no file is nearly a document of VSS",
                       .advice = "If it is a writer's metadata or a BCD, get it as the program "
                                 "saved it: Windows would not load it so either.",
                       .source = "captured documents; inferred: the likeness of the root's name"});

/* Rules about a document as such: what its reader noted. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "validate/notes.h"

static const struct vssdoc_note *find_note(const struct vssdoc_document *document,
                                           const struct vssdoc_note *after,
                                           enum vssdoc_note_code code)
{
    const struct vssdoc_note *note = after != NULL ? after->next : document->notes;
    while (note != NULL && note->code != code)
        note = note->next;
    return note;
}

static const struct vssdoc_element *root_of(const struct vssdoc_document *document)
{
    return document->writer != NULL              ? &document->writer->at
           : document->backup_components != NULL ? &document->backup_components->at
           : document->manifest != NULL          ? &document->manifest->at
                                                 : NULL;
}

enum { NAME_ROOM = 400 };

/* What a note about a name is about: its message up to the last colon, which leaves out how often
 * the name comes. Returns out. */
static const char *subject_of(const struct vssdoc_note *note, char out[NAME_ROOM])
{
    const char *end = note->message + strlen(note->message);
    for (const char *colon = strstr(note->message, ": "); colon != NULL;
         colon = strstr(colon + 1, ": "))
        end = colon;
    (void)snprintf(out, NAME_ROOM, "%.*s", (int)(end - note->message), note->message);
    return out;
}

static void report_notes(struct vsd_check *check, const struct vssdoc_document *document,
                         enum vssdoc_note_code code)
{
    char subject[NAME_ROOM];
    const struct vssdoc_note *note = NULL;
    while ((note = find_note(document, note, code)) != NULL) {
        vsd_stand_on_note(check, document, note);
        vsd_report(check, note->element != NULL ? note->element : root_of(document),
                   subject_of(note, subject), "%s", note->message);
    }
}

static void version_unknown(struct vsd_check *check, const struct vssdoc_document *document)
{
    const struct vssdoc_backup_components *bcd = document->backup_components;
    const char *version = document->writer != NULL ? document->writer->version
                          : bcd != NULL            ? bcd->version
                                                   : "";
    check->writer = document->writer;
    if (version == NULL)
        vsd_report(check, root_of(document), NULL, "no version; captured documents have 1.2");
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

static void unreadable(struct vsd_check *check, const struct vssdoc_document *document)
{
    if (document->error != NULL)
        vsd_report(check, NULL, document->error, "%s", document->error);
}
DEFINE_RULE(unreadable, .document = unreadable,
            .public = {
                .code = "VSS102",
                .slug = "doc-unreadable",
                .scope = VSSDOC_ON_DOCUMENT,
                .severity = VSSDOC_ERROR,
                .why = "what cannot be read can be neither checked nor restored from",
                .title = "the document can be read to its end",
                .advice = "Get the document anew from the backup or the machine: a copy that "
                          "was cut off or edited is the usual cause.",
                .source = "vss-metadata.md; api:bc-initializeforrestore"});

static void encoding_contradicted(struct vsd_check *check, const struct vssdoc_document *document)
{
    report_notes(check, document, VSSDOC_NOTE_DECLARATION);
}
DEFINE_RULE(encoding_contradicted, .document = encoding_contradicted,
            .public = {
                .code = "VSS103",
                .slug = "doc-encoding",
                .scope = VSSDOC_ON_DOCUMENT,
                .severity = VSSDOC_INFO,
                .why = "the document was read all the same; other programs may refuse it",
                .title = "the bytes are in the encoding that the XML declaration names, UTF-8 "
                         "or UTF-16",
                .advice = "Nothing is lost here. If another program refuses the document, "
                          "save it anew with a declaration that fits, or with none.",
                .source = "captured documents; inferred: SaveAsXML returns a string, which "
                          "each program writes to a file in its own way"});

static void namespace_unusual(struct vsd_check *check, const struct vssdoc_document *document)
{
    report_notes(check, document, VSSDOC_NOTE_NAMESPACE);
}
DEFINE_RULE(namespace_unusual, .document = namespace_unusual,
            .public = {.code = "VSS104",
                       .slug = "doc-namespace",
                       .scope = VSSDOC_ON_DOCUMENT,
                       .severity = VSSDOC_WARNING,
                       .why = "Windows looks its elements up by namespace and may find none",
                       .title = "the root element is in the namespace of captured documents",
                       .advice = "Find out which program rewrote the document, and use what it "
                                 "started from.",
                       .source = "captured documents"});

static void unknown_name(struct vsd_check *check, const struct vssdoc_document *document)
{
    report_notes(check, document, VSSDOC_NOTE_UNKNOWN_NAME);
}
DEFINE_RULE(unknown_name, .document = unknown_name,
            .public = {
                .code = "VSS105",
                .slug = "doc-unknown-name",
                .scope = VSSDOC_ON_DOCUMENT,
                .severity = VSSDOC_INFO,
                .why = "no schema of the documents is public, so a new name is no fault",
                .title = "every element and attribute is one that this version knows",
                .advice = "Its content is kept, but no other rule looks at it. Please send a "
                          "sample of the document, or name its meaning with --names.",
                .source = "vss-metadata.md; captured documents"});

/* ---- names read through inference ---- */

enum { NAMES_LISTED = 5 };

/* Of two places what they share. */
static void keep_common(struct vsd_check *place, const struct vsd_check *other)
{
    if (place->component != other->component)
        place->component = NULL;
    if (place->record != other->record)
        place->record = NULL;
    if (place->entry != other->entry)
        place->entry = NULL;
}

static void inferred_name(struct vsd_check *check, const struct vssdoc_document *document)
{
    char names[360] = "", one[NAME_ROOM];
    size_t n = 0, length = 0;
    struct vsd_check place;
    const struct vssdoc_note *first = find_note(document, NULL, VSSDOC_NOTE_INFERRED_NAME);
    for (const struct vssdoc_note *note = first; note != NULL;
         note = find_note(document, note, VSSDOC_NOTE_INFERRED_NAME)) {
        vsd_stand_on_note(check, document, note);
        if (n == 0)
            place = *check;
        else
            keep_common(&place, check);
        if (n++ >= NAMES_LISTED)
            continue;
        (void)subject_of(note, one);
        if (length < sizeof names)
            length += (size_t)snprintf(names + length, sizeof names - length, "%s%.60s",
                                       n > 1 ? ", " : "", one);
    }
    if (first != NULL)
        vsd_report(&place, first->element, NULL,
                   "%zu name%s read through spellings that no source confirms: %s%s", n,
                   n > 1 ? "s were" : " was", names, n > NAMES_LISTED ? " and others" : "");
}
DEFINE_RULE(inferred_name, .document = inferred_name,
            .public = {
                .code = "VSS106",
                .slug = "doc-inferred-name",
                .scope = VSSDOC_ON_DOCUMENT,
                .severity = VSSDOC_INFO,
                .why = "the reading is probable, and a reader should know that it is no more",
                .title = "every name and spelling is one that a source shows",
                .advice = "Check what matters against the program that wrote the document. A "
                          "sample of the document would help this tool.",
                .source = "inferred: names on disk follow those of the API"});

static void repeated_name(struct vsd_check *check, const struct vssdoc_document *document)
{
    report_notes(check, document, VSSDOC_NOTE_REPEATED);
}
DEFINE_RULE(repeated_name, .document = repeated_name,
            .public = {
                .code = "VSS107",
                .slug = "doc-repeated",
                .scope = VSSDOC_ON_DOCUMENT,
                .severity = VSSDOC_WARNING,
                .why = "programs may differ in which of the two they use",
                .title = "what belongs into a document once stands there once",
                .advice = "Compare the two and find out what wrote the second: two documents "
                          "that were merged are a usual cause.",
                .source = "captured documents; writer-metadata-document-contents.md; "
                          "backup-components-document-contents.md"});

static void made_by_vssdoc(struct vsd_check *check, const struct vssdoc_document *document)
{
    report_notes(check, document, VSSDOC_NOTE_MADE);
}
DEFINE_RULE(made_by_vssdoc, .document = made_by_vssdoc,
            .public = {.code = "VSS108",
                       .slug = "doc-made",
                       .scope = VSSDOC_ON_DOCUMENT,
                       .severity = VSSDOC_INFO,
                       .why = "nothing is wrong with it, but it proves nothing about a backup",
                       .title = "the document comes from Windows, not from this tool",
                       .advice = "Use the original where it matters what Windows wrote.",
                       .source = "inferred: this tool's own mark in what it writes"});

/* ---- values ---- */

/* Attributes whose values have rules of their own, of a WMD and of a BCD. */
static const char *const of_wmd[] = {
    "writerId",   "instanceId",           "usage",           "dataSource",
    "method",     "writerRestore",        "rebootRequired",  "recursive",
    "selectable", "selectableForRestore", "restoreMetadata", "notifyOnBackupComplete", NULL,
};
static const char *const of_bcd[] = {"backupType", "componentType", "writerId", "instanceId", NULL};

/* The note's message begins PARENT/name="value". */
static bool has_own_rule(const struct vssdoc_document *document, const struct vssdoc_note *note)
{
    const char *slash = strchr(note->message, '/');
    const char *const *name = document->kind == VSSDOC_WMD   ? of_wmd
                              : document->kind == VSSDOC_BCD ? of_bcd
                                                             : NULL;
    for (; name != NULL && *name != NULL && slash != NULL; name++) {
        const char *rest = vsd_rest_folded(slash + 1, *name);
        if (rest != NULL && *rest == '=')
            return true;
    }
    return false;
}

static void value_unknown(struct vsd_check *check, const struct vssdoc_document *document)
{
    char subject[NAME_ROOM];
    const struct vssdoc_note *note = NULL;
    while ((note = find_note(document, note, VSSDOC_NOTE_UNKNOWN_VALUE)) != NULL) {
        if (has_own_rule(document, note))
            continue;
        vsd_stand_on_note(check, document, note);
        vsd_report(check, note->element, subject_of(note, subject), "%s", note->message);
    }
}
DEFINE_RULE(value_unknown, .document = value_unknown,
            .public = {
                .code = "VSS109",
                .slug = "doc-value",
                .scope = VSSDOC_ON_DOCUMENT,
                .severity = VSSDOC_WARNING,
                .why = "Windows may refuse the document or read the default instead; what "
                       "this tool concludes leaves the value out",
                .title = "numbers are numbers, GUIDs are GUIDs, constants are known ones",
                .advice = "Correct what wrote the value. If Windows wrote it, a sample of the "
                          "document would help this tool.",
                .source = "captured documents; the enumerations' pages of the API"});

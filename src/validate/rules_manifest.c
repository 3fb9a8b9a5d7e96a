/* Rules about DiskShadow's manifest and the documents beside it. */
#include "base/path.h"
#include "base/text.h"
#include "validate/view.h"

/* Stands the check on the manifest; NULL when there is none. */
static const struct vssdoc_manifest *stand_on(struct vsd_check *check,
                                              const struct vssdoc_capture *capture)
{
    if (capture->manifest != NULL)
        check->document = capture->manifest->document;
    return capture->manifest;
}

static void manifest_wmd_missing(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_manifest *manifest = stand_on(check, capture);
    if (manifest != NULL && capture->n_writers == 0 && manifest->writers != NULL) {
        vsd_report(check, &manifest->at, NULL,
                   "the manifest names %zu writers, but none of their documents is here",
                   manifest->n_writers);
        return;
    }
    for (const struct vssdoc_manifest_writer *w = manifest != NULL ? manifest->writers : NULL;
         w != NULL; w = w->next)
        if (w->file != NULL && vssdoc_manifest_document(capture, w) == NULL)
            vsd_report(check, &w->at, w->name,
                       "\"%.100s\", which the manifest names for %.200s, is not here",
                       vsd_last_part(w->file), w->name != NULL ? w->name : "a writer");
}
DEFINE_RULE(manifest_wmd_missing, .capture = manifest_wmd_missing,
            .public = {.code = "VSS490",
                       .slug = "x-manifest-wmd-missing",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "without its WMD a writer cannot be restored from this capture",
                       .title = "each WMD that the manifest names is in the capture",
                       .advice = "Unpack the metadata CAB again, completely, into a folder of its "
                                 "own.",
                       .source = "captured documents"});

/* A second document of an instance that the manifest names is another rule's. */
static bool named_elsewhere(const struct vssdoc_capture *capture, const struct vssdoc_writer *w)
{
    for (size_t i = 0; i < capture->n_writers && w->instance_id.valid; i++)
        if (vssdoc_guid_equal(&capture->writers[i]->instance_id, &w->instance_id) &&
            vssdoc_manifest_line(capture, capture->writers[i]->document) != NULL)
            return true;
    return false;
}

static void manifest_wmd_unnamed(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (capture->manifest == NULL || capture->manifest->writers == NULL)
        return;
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *document = capture->documents[i];
        if (document->writer == NULL || vssdoc_manifest_line(capture, document) != NULL ||
            named_elsewhere(capture, document->writer))
            continue;
        check->document = document;
        check->writer = document->writer;
        vsd_report(check, &document->writer->at, NULL,
                   "the manifest does not name this document: \"%.200s\"",
                   vsd_last_part(document->path));
    }
}
DEFINE_RULE(manifest_wmd_unnamed, .capture = manifest_wmd_unnamed,
            .public = {.code = "VSS491",
                       .slug = "x-manifest-wmd-unnamed",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "it may only have been renamed, but it may as well be of another "
                              "session",
                       .title = "the manifest names each WMD in the capture",
                       .advice = "Remove what belongs to another session, or give the file its "
                                 "name back.",
                       .source = "captured documents"});

/* Whether a line means the document by its file's name. */
static bool same_file(const struct vssdoc_manifest_writer *line,
                      const struct vssdoc_document *document)
{
    return line->file != NULL && vsd_names_document(line->file, document->path);
}

static void manifest_writer_name(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_manifest *manifest = stand_on(check, capture);
    for (const struct vssdoc_manifest_writer *line = manifest != NULL ? manifest->writers : NULL;
         line != NULL; line = line->next) {
        const struct vssdoc_document *document = vssdoc_manifest_document(capture, line);
        const struct vssdoc_writer *w = document != NULL ? document->writer : NULL;
        if (w == NULL || w->name == NULL || *w->name == '\0' || line->name == NULL ||
            !same_file(line, document) || vsd_equal_folded(w->name, line->name))
            continue;
        vsd_report(check, &line->at, line->name,
                   "\"%.100s\" is of the writer \"%.150s\", but the manifest names it for "
                   "\"%.150s\"",
                   vsd_last_part(line->file), w->name, line->name);
    }
}
DEFINE_RULE(manifest_writer_name, .capture = manifest_writer_name,
            .public = {.code = "VSS492",
                       .slug = "x-manifest-writer-name",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "WMDs are numbered anew in every session: files of two were probably "
                              "mixed",
                       .title = "the manifest's writers are those of the documents it names",
                       .advice = "Unpack the metadata CAB again into a folder of its own.",
                       .source = "captured documents"});

static void manifest_wmd_renamed(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_manifest *manifest = stand_on(check, capture);
    for (const struct vssdoc_manifest_writer *line = manifest != NULL ? manifest->writers : NULL;
         line != NULL; line = line->next) {
        const struct vssdoc_document *document = vssdoc_manifest_document(capture, line);
        if (document != NULL && line->file != NULL && !same_file(line, document))
            vsd_report(check, &line->at, line->name,
                       "\"%.100s\" is not here; \"%.100s\" is of the same writer, %.150s, and "
                       "taken for it",
                       vsd_last_part(line->file), vsd_last_part(document->path), line->name);
    }
}
DEFINE_RULE(manifest_wmd_renamed, .capture = manifest_wmd_renamed,
            .public = {.code = "VSS497",
                       .slug = "x-manifest-wmd-renamed",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "files get renamed on their way, and one document alone bears the "
                              "writer's name",
                       .title = "the WMDs have the names that the manifest gives them",
                       .advice = "Nothing need be done, unless documents of two sessions may have "
                                 "been mixed.",
                       .source = "captured documents"});

/* ---- numbers and ids ---- */

static void manifest_count(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_manifest *manifest = capture->manifest;
    if (manifest == NULL || manifest->writer_count < 0)
        return;
    check->document = manifest->document;
    if ((uint64_t)manifest->writer_count != manifest->n_writers)
        vsd_report(check, &manifest->at, NULL,
                   "the manifest says that it lists %lld writers, and lists %zu",
                   (long long)manifest->writer_count, manifest->n_writers);
}
DEFINE_RULE(manifest_count, .capture = manifest_count,
            .public = {.code = "VSS493",
                       .slug = "x-manifest-writer-count",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "the list was edited or cut; the documents themselves may be whole",
                       .title = "the manifest lists as many writers as it says",
                       .advice = "Unpack the metadata CAB again.",
                       .source = "captured documents"});

static void manifest_snapshot_set(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_manifest *manifest = capture->manifest;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    char theirs[37], ours[37];
    if (manifest == NULL || bcd == NULL || !manifest->snapshot_set_id.valid ||
        !bcd->snapshot_set_id.valid ||
        vssdoc_guid_equal(&manifest->snapshot_set_id, &bcd->snapshot_set_id))
        return;
    vssdoc_guid_format(&manifest->snapshot_set_id, ours);
    vssdoc_guid_format(&bcd->snapshot_set_id, theirs);
    check->document = manifest->document;
    vsd_report(check, &manifest->at, NULL, "the manifest is of the snapshot set %s, the BCD of %s",
               ours, theirs);
}
DEFINE_RULE(manifest_snapshot_set, .capture = manifest_snapshot_set,
            .public = {.code = "VSS494",
                       .slug = "x-manifest-snapshot-set",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "they are of two backups; which volumes the BCD's has is not known "
                              "then, and not judged",
                       .title = "manifest and BCD are of the same snapshot set",
                       .advice = "Unpack the metadata CAB again into a folder of its own.",
                       .source = "captured documents"});

static void manifest_bcd_missing(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_manifest *manifest = capture->manifest;
    if (manifest == NULL || manifest->backup_components_file == NULL ||
        capture->backup_components != NULL)
        return;
    check->document = manifest->document;
    vsd_report(check, &manifest->at, NULL,
               "the manifest names the BCD \"%.200s\", but no BCD could be read here",
               vsd_last_part(manifest->backup_components_file));
}
DEFINE_RULE(manifest_bcd_missing, .capture = manifest_bcd_missing,
            .public = {.code = "VSS495",
                       .slug = "x-manifest-bcd-missing",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "nothing else tells what was backed up, and no restore can start "
                              "without it",
                       .title = "the BCD that the manifest names is in the capture",
                       .advice = "Unpack the metadata CAB again, completely.",
                       .source = "captured documents"});

static void manifest_volume(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct vsd_drives drives;
    if (capture->manifest == NULL)
        return;
    check->document = capture->manifest->document;
    const struct vssdoc_shadow_copy *copy = capture->manifest->shadow_copies;
    bool enough = vsd_drives_make(&drives, capture, NULL);
    for (; copy != NULL && enough && drives.listed; copy = copy->next) {
        const struct vsd_drive *drive = vsd_drive_of(&drives, copy->original_volume, NULL);
        if (drive != NULL && !drive->listed && !drive->share)
            vsd_report(check, &copy->at, copy->original_volume,
                       "a shadow copy of \"%.200s\", a volume that the ASR writer does not list",
                       copy->original_volume);
    }
    vsd_drives_free(&drives);
    if (drives.no_memory)
        vsd_check_no_memory(check);
}
DEFINE_RULE(manifest_volume, .capture = manifest_volume,
            .public = {.code = "VSS496",
                       .slug = "x-manifest-volume-unknown",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "cluster shared volumes and second mount points are not listed",
                       .title = "the ASR writer lists the volumes of the snapshot set",
                       .advice = "If the volume is an ordinary one, manifest and WMDs may be of "
                                 "two machines.",
                       .source = "using-vss-automated-system-recovery-for-disaster-recovery.md; "
                                 "captured documents"});

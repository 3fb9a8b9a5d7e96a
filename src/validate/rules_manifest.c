/* Rules about DiskShadow's manifest and the documents beside it. */
#include <string.h>

#include "base/hash.h"
#include "base/key.h"
#include "base/text.h"
#include "validate/view.h"

/* ---- files by name ---- */

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    path = slash != NULL ? slash + 1 : path;
    slash = strrchr(path, '\\');
    return slash != NULL ? slash + 1 : path;
}

struct file {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_document *document;      /* NULL: none of that name */
    const struct vssdoc_manifest_writer *writer; /* NULL: the manifest names none */
};

static struct file *file_of(struct vsd_check *check, struct file **files, const char *name)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, name, strlen(name));
    struct vsd_key key = vsd_key_end(&maker);
    struct file *file = NULL;
    HASH_FIND(hh, *files, &key, sizeof key, file);
    if (file != NULL)
        return file;
    file = vsd_check_alloc(check, sizeof *file);
    if (file == NULL)
        return NULL;
    *file = (struct file){.key = key};
    HASH_ADD(hh, *files, key, sizeof file->key, file);
    return file->hh.tbl != NULL ? file : NULL;
}

static bool gather(struct vsd_check *check, struct file **files)
{
    const struct vssdoc_capture *capture = check->capture;
    for (size_t i = 0; i < capture->n_documents; i++) {
        struct file *file = file_of(check, files, last_part(capture->documents[i]->path));
        if (file == NULL)
            return false;
        if (file->document == NULL)
            file->document = capture->documents[i];
    }
    const struct vssdoc_manifest_writer *w = capture->manifest->writers;
    for (; w != NULL; w = w->next) {
        struct file *file = w->file != NULL ? file_of(check, files, last_part(w->file)) : NULL;
        if (w->file != NULL && file == NULL)
            return false;
        if (file != NULL && file->writer == NULL)
            file->writer = w;
    }
    return true;
}

/* Gathers both lists, stands the check on the manifest and lets a rule compare them. */
static void compare(struct vsd_check *check,
                    void (*look)(struct vsd_check *check, const struct file *files))
{
    struct file *files = NULL;
    if (check->capture->manifest == NULL)
        return;
    check->document = check->capture->manifest->document;
    if (gather(check, &files))
        look(check, files);
    HASH_CLEAR(hh, files);
}

static void report_missing(struct vsd_check *check, const struct file *files)
{
    const struct vssdoc_manifest *manifest = check->capture->manifest;
    if (check->capture->n_writers == 0 && manifest->writers != NULL) {
        vsd_report(check, &manifest->at, NULL,
                   "the manifest names %zu writers, but none of their documents is here",
                   manifest->n_writers);
        return;
    }
    for (const struct file *f = files; f != NULL; f = f->hh.next)
        if (f->writer != NULL && f->document == NULL)
            vsd_report(check, &f->writer->at, f->writer->name,
                       "\"%.100s\", which the manifest names for %.200s, is not here",
                       last_part(f->writer->file),
                       f->writer->name != NULL ? f->writer->name : "a writer");
}

static void manifest_wmd_missing(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    (void)capture;
    compare(check, report_missing);
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

/* The instance of a WMD as if it were a file's name; NULL when memory runs out. */
static struct file *instance_of(struct vsd_check *check, struct file **instances,
                                const struct vssdoc_writer *w)
{
    char id[37];
    vssdoc_guid_format(&w->instance_id, id);
    return file_of(check, instances, id);
}

/* A document beside those that the manifest names; a second one of an instance that it names is
 * another rule's. */
static void report_unnamed(struct vsd_check *check, const struct file *files)
{
    struct file *named = NULL;
    if (check->capture->manifest->writers == NULL)
        return;
    for (const struct file *f = files; f != NULL; f = f->hh.next) {
        const struct vssdoc_writer *w = f->document != NULL ? f->document->writer : NULL;
        struct file *instance = NULL;
        if (w != NULL && w->instance_id.valid && f->writer != NULL)
            instance = instance_of(check, &named, w);
        if (instance != NULL)
            instance->writer = f->writer;
    }
    for (const struct file *f = files; f != NULL; f = f->hh.next) {
        const struct vssdoc_writer *w = f->document != NULL ? f->document->writer : NULL;
        struct file *instance = w != NULL && f->writer == NULL ? instance_of(check, &named, w) : NULL;
        if (instance == NULL || instance->writer != NULL)
            continue;
        check->document = f->document;
        check->writer = w;
        vsd_report(check, &w->at, NULL, "the manifest does not name this document: \"%.200s\"",
                   last_part(f->document->path));
    }
    HASH_CLEAR(hh, named);
}

static void manifest_wmd_unnamed(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    (void)capture;
    compare(check, report_unnamed);
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

static void report_renamed(struct vsd_check *check, const struct file *files)
{
    for (const struct file *f = files; f != NULL; f = f->hh.next) {
        const struct vssdoc_writer *w = f->document != NULL ? f->document->writer : NULL;
        if (w == NULL || w->name == NULL || f->writer == NULL || f->writer->name == NULL ||
            vsd_equal_folded(w->name, f->writer->name))
            continue;
        vsd_report(check, &f->writer->at, f->writer->name,
                   "\"%.100s\" is of the writer \"%.150s\", but the manifest names it for "
                   "\"%.150s\"",
                   last_part(f->writer->file), w->name, f->writer->name);
    }
}

static void manifest_writer_name(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    (void)capture;
    compare(check, report_renamed);
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
               last_part(manifest->backup_components_file));
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
    bool enough = vsd_drives_make(&drives, capture);
    for (; copy != NULL && enough && drives.listed; copy = copy->next) {
        const struct vsd_drive *drive = vsd_drive_of(&drives, copy->original_volume, NULL);
        if (drive != NULL && !drive->listed)
            vsd_report(check, &copy->at, copy->original_volume,
                       "a shadow copy of \"%.200s\", a volume that the ASR writer does not list",
                       copy->original_volume);
    }
    vsd_drives_free(&drives);
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

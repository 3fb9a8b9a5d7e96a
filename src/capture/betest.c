/* A capture as it would be, had BETest selected by a configuration: its BCD is one that says so. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "base/os/os.h"
#include "base/text.h"
#include "capture/owned.h"
#include "model/shape.h"
#include "model/written.h"
#include "reader/betest.h"
#include "reader/build.h"
#include "reader/reader.h"

enum { LARGEST_FILE = 1024 * 1024 }; /* betest-tool.md */

static enum vssdoc_status read_file(const char *path, char **text, size_t *size,
                                    struct vssdoc_error *error)
{
    struct vsd_os_file file;
    int failure = vsd_os_open(path, true, &file);
    if (failure != 0)
        return vsd_fail_errno(error, VSSDOC_CANNOT_READ, path, failure, "cannot open the file");
    *text = malloc(LARGEST_FILE + 2);
    failure = *text != NULL ? vsd_os_read(&file, *text, LARGEST_FILE + 1, size) : 0;
    vsd_os_close(&file);
    if (*text == NULL)
        return vsd_no_memory(error, path);
    if (failure != 0)
        return vsd_fail_errno(error, VSSDOC_CANNOT_READ, path, failure, "cannot read the file");
    if (*size > LARGEST_FILE)
        return vsd_fail(error, VSSDOC_LIMIT, path, "larger than 1 MB, which BETest does not read");
    (*text)[*size] = '\0';
    return VSSDOC_OK;
}

/* ---- what a line of the configuration means ---- */

struct meant {
    const struct vssdoc_writer *writer;
    const struct vssdoc_component *component;
};

/* 2: to the letter, 1: but for case, 0: not. */
static int fits(const struct vsd_betest_component *line, const struct vssdoc_component *c,
                const char *full_path)
{
    if (vsd_same_text(c->full_path, full_path) ||
        (line->any_path && vsd_same_text(c->name, line->name)))
        return 2;
    return vsd_equal_folded(c->full_path, full_path) ||
           (line->any_path && c->name != NULL && vsd_equal_folded(c->name, line->name));
}

/* The component of the capture's WMDs; VSSDOC_BAD_ARGUMENT with the nearest where there is none. */
static enum vssdoc_status find(const struct vssdoc_capture *capture, const char *path,
                               const struct vsd_betest_component *line, struct vsd_arena *arena,
                               struct meant *out, struct vssdoc_error *error)
{
    const char *full_path = vsd_full_path(arena, line->logical_path, line->name);
    struct vsd_nearest nearest = {.asked = full_path};
    bool known = false, several = false;
    int best = 0;
    *out = (struct meant){NULL, NULL};
    if (full_path == NULL)
        return vsd_no_memory(error, path);
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (!vssdoc_guid_equal(&w->writer_id, &line->writer_id))
            continue;
        known = true;
        for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
            vsd_nearest_offer(&nearest, c->full_path);
            int fit = fits(line, c, full_path);
            if (fit == 0 || fit < best)
                continue;
            several = fit == best && out->writer == w;
            if (fit > best || out->component == NULL)
                *out = (struct meant){w, c};
            best = fit;
        }
    }
    if (out->component != NULL && !several)
        return VSSDOC_OK;
    if (error != NULL)
        error->line = 0;
    (void)vsd_fail(error, VSSDOC_BAD_ARGUMENT, path,
                   several ? "several components of the writer are called \"%s\"%s%s%s"
                   : known ? "no WMD has the component \"%s\"%s%s%s"
                           : "no WMD is of the writer that \"%s\" belongs to%s%s%s",
                   full_path, known && !several && nearest.best != NULL ? "; did you mean \"" : "",
                   known && !several && nearest.best != NULL ? nearest.best : "",
                   known && !several && nearest.best != NULL ? "\"?" : "");
    if (error != NULL)
        error->line = line->line;
    return VSSDOC_BAD_ARGUMENT;
}

/* ---- the BCD ---- */

struct making {
    struct vsd_build build;
    struct vsd_document *document;
    struct vsd_arena scratch;
    const struct vssdoc_writer *open; /* whose element is open */
};

static const struct vsd_position nowhere;

static size_t with(struct vsd_attribute *to, size_t n, const char *name, const char *value)
{
    if (value == NULL)
        return n;
    to[n] = (struct vsd_attribute){NULL, name, value, strlen(value)};
    return n + 1;
}

static const char *yes_or_no(int value, const char *otherwise)
{
    return value < 0 ? otherwise : value != 0 ? "yes" : "no";
}

static void begin_bcd(struct making *making, const struct vssdoc_backup_components *bcd)
{
    struct vsd_attribute attributes[8];
    char type[VSD_WRITTEN];
    bool confirmed;
    size_t n = with(attributes, 0, "version", "1.2");
    n = with(attributes, n, "bootableSystemStateBackup",
             yes_or_no(bcd != NULL ? bcd->bootable_system_state : -1, "no"));
    n = with(attributes, n, "selectComponents", "yes");
    n = with(attributes, n, "backupType",
             bcd != NULL && bcd->backup_type > 0
                 ? vsd_constant_written(VSSDOC_BACKUP_TYPE, bcd->backup_type, type, &confirmed)
                 : "full");
    n = with(attributes, n, "partialFileSupport",
             yes_or_no(bcd != NULL ? bcd->partial_file_support : -1, "no"));
    n = with(attributes, n, "snapshotSetId", bcd != NULL ? bcd->snapshot_set_id.spelling : NULL);
    vsd_build_root(&making->build, &vsd_backup_components_class, "BACKUP_COMPONENTS",
                   "x-schema:#VssComponentMetadata", &nowhere, attributes, n);
    vsd_build_aside(&making->build, "<?vssdoc made?>", 15);
}

static void begin_writer(struct making *making, const struct vssdoc_writer *writer)
{
    struct vsd_attribute attributes[4];
    if (making->open == writer)
        return;
    if (making->open != NULL)
        vsd_build_end(&making->build, "", 0);
    making->open = writer;
    size_t n = with(attributes, 0, "instanceId", writer->instance_id.spelling);
    n = with(attributes, n, "writerId", writer->writer_id.spelling);
    n = with(attributes, n, "instanceName", writer->instance_name);
    vsd_build_start(&making->build, "WRITER_COMPONENTS", &nowhere, attributes, n);
}

static void put_component(struct making *making, const struct meant *meant)
{
    struct vsd_attribute attributes[4];
    const struct vssdoc_component *c = meant->component;
    begin_writer(making, meant->writer);
    size_t n = with(attributes, 0, "logicalPath", c->logical_path);
    n = with(attributes, n, "componentName", c->name);
    n = with(attributes, n, "componentType", c->type == 1 ? "database" : "filegroup");
    vsd_build_start(&making->build, "COMPONENT", &nowhere, attributes, n);
    vsd_build_end(&making->build, "", 0);
}

/* One entry for a writer, in the order in which the configuration names it first. */
static enum vssdoc_status build(struct making *making, const struct vssdoc_capture *capture,
                                const char *path, const struct vsd_betest *betest,
                                struct vssdoc_error *error)
{
    const struct vsd_betest_component *lines = betest->components.items;
    size_t n = betest->components.n;
    struct meant *meant = calloc(n, sizeof *meant);
    enum vssdoc_status status = meant != NULL ? VSSDOC_OK : vsd_no_memory(error, path);
    for (size_t i = 0; i < n && status == VSSDOC_OK; i++)
        status = find(capture, path, &lines[i], &making->scratch, &meant[i], error);
    if (status == VSSDOC_OK)
        begin_bcd(making, capture->backup_components);
    for (size_t w = 0; w < capture->n_writers && status == VSSDOC_OK; w++)
        for (size_t i = 0; i < n; i++)
            if (meant[i].writer == capture->writers[w])
                put_component(making, &meant[i]);
    if (making->open != NULL)
        vsd_build_end(&making->build, "", 0);
    free(meant);
    return status;
}

/* ---- the capture ---- */

static enum vssdoc_status with_bcd(const struct vssdoc_capture *capture, struct vsd_document *bcd,
                                   struct vssdoc_capture **out, struct vssdoc_error *error)
{
    struct vsd_document **documents = calloc(capture->n_documents + 1, sizeof *documents);
    size_t n = 0;
    for (size_t i = 0; documents != NULL && i < capture->n_documents; i++)
        if (capture->documents[i]->backup_components == NULL)
            documents[n++] = (struct vsd_document *)(uintptr_t)capture->documents[i];
    if (documents != NULL)
        documents[n++] = bcd;
    *out = documents != NULL ? vsd_capture_new(documents, n) : NULL;
    free(documents);
    if (*out == NULL)
        return vsd_no_memory(error, capture->source);
    struct vsd_capture *owned = (struct vsd_capture *)*out;
    owned->source = strdup(capture->source);
    owned->public.source = owned->source;
    if (owned->source != NULL)
        return VSSDOC_OK;
    vssdoc_capture_free(*out);
    *out = NULL;
    return vsd_no_memory(error, capture->source);
}

static enum vssdoc_status apply(const struct vssdoc_capture *capture, const char *path,
                                const struct vsd_betest *betest, struct vssdoc_capture **out,
                                struct vssdoc_error *error)
{
    struct making *making = calloc(1, sizeof *making);
    struct vsd_document *document = vsd_document_new(path, path);
    enum vssdoc_status status =
        making != NULL && document != NULL ? VSSDOC_OK : vsd_no_memory(error, path);
    if (status == VSSDOC_OK) {
        making->document = document;
        document->public.kind = VSSDOC_BCD;
        vsd_build_begin(&making->build, document, NULL, NULL);
        status = build(making, capture, path, betest, error);
        vsd_build_finish(&making->build, status == VSSDOC_OK);
        if (status == VSSDOC_OK && (making->build.no_memory || !vsd_note_made(document)))
            status = vsd_no_memory(error, path);
        vsd_arena_free(&making->scratch);
    }
    if (status == VSSDOC_OK)
        status = with_bcd(capture, document, out, error);
    vsd_document_release(document);
    free(making);
    return status;
}

enum vssdoc_status vssdoc_betest_apply(const struct vssdoc_capture *capture, const char *path,
                                       struct vssdoc_capture **out, struct vssdoc_error *error)
{
    char *text = NULL;
    size_t size = 0;
    struct vsd_betest betest = {.components = {.size = 0}};
    *out = NULL;
    enum vssdoc_status status = read_file(path, &text, &size, error);
    if (status == VSSDOC_OK)
        status = vsd_betest_parse(path, text, size, &betest, error);
    if (status == VSSDOC_OK)
        status = apply(capture, path, &betest, out, error);
    if (status == VSSDOC_BAD_ARGUMENT && error != NULL)
        vsd_betest_place(text, error->line, error);
    vsd_betest_free(&betest);
    free(text);
    return status;
}

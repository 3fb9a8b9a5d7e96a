/* What a capture is, in a few lines. */
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "emit/inspection/inspect_page.h"
#include "inspect/overview.h"

void vsd_page_label(struct vsd_page *page, const char *label)
{
    vsd_page_printf(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, label);
    vsd_page_pad(page, VSD_FACTS);
}

static void fact(struct vsd_page *page, const char *label, const char *text)
{
    vsd_page_label(page, label);
    vsd_page_words(page, VSD_FACTS, text);
    vsd_page_line(page);
}

static void taken(struct vsd_page *page, const struct vsd_overview *overview)
{
    char text[400];
    if (overview->made)
        fact(page, "Made", "by vssdoc: this is no evidence of what Windows wrote");
    fact(page, "Machine", overview->machine != NULL ? overview->machine
                                                    : "the documents do not tell");
    const char *by = overview->taken_by, *at = overview->taken_at;
    if (by == NULL && at == NULL)
        (void)snprintf(text, sizeof text, "the documents do not tell by what, or when");
    else if (by == NULL)
        (void)snprintf(text, sizeof text, "%s (%s); the documents do not tell by what", at,
                       overview->taken_at_why);
    else
        (void)snprintf(text, sizeof text, "by %s (%s); %s%s%s%s", by, overview->taken_by_why,
                       at != NULL ? at : "the documents do not tell when", at != NULL ? " (" : "",
                       at != NULL ? overview->taken_at_why : "", at != NULL ? ")" : "");
    fact(page, "Taken", text);
}

static void add_count(char *text, size_t room, size_t number, const char *one, const char *many)
{
    size_t length = strlen(text);
    if (number > 0 && length < room)
        (void)snprintf(text + length, room - length, "%s%zu %s", length > 0 ? ", " : "", number,
                       number == 1 ? one : many);
}

static void documents(struct vsd_page *page, const struct vsd_overview *overview, bool listed)
{
    char text[200] = "";
    add_count(text, sizeof text, overview->n_bcds, "BCD", "BCDs");
    add_count(text, sizeof text, overview->n_wmds, "WMD", "WMDs");
    add_count(text, sizeof text, overview->n_manifests, "manifest", "manifests");
    add_count(text, sizeof text, overview->n_others, "other file", "other files");
    add_count(text, sizeof text, overview->n_errors, "that cannot be read (see the messages)",
              "that cannot be read (see the messages)");
    fact(page, "Documents", text);
    if (overview->n_strange > 0 && !listed) {
        (void)snprintf(text, sizeof text,
                       "%zu of them hold%s what this version does not know: kept as it is, and listed "
                       "with -v",
                       overview->n_strange, overview->n_strange == 1 ? "s" : "");
        fact(page, "", text);
    }
}

static const char *yes_no(int value, const char *yes, const char *no, const char *absent)
{
    return value == 1 ? yes : value == 0 ? no : absent; /* what is not understood is a note */
}

static void backup(struct vsd_page *page, const struct vssdoc_backup_components *bcd)
{
    char text[500];
    const struct vssdoc_constant *type = vssdoc_constant(VSSDOC_BACKUP_TYPE, bcd->backup_type);
    const struct vssdoc_mark *mark = vssdoc_mark_of(&bcd->at, "backup_type");
    if (type != NULL)
        (void)snprintf(text, sizeof text, "%s, %s", type->name,
                       vsd_backup_type_consequence(bcd->backup_type));
    else if (mark != NULL && mark->raw != NULL)
        (void)snprintf(text, sizeof text, "a type that is not understood: \"%.100s\"", mark->raw);
    else
        (void)snprintf(text, sizeof text, "its type is not recorded");
    fact(page, "Backup", text);
    (void)snprintf(text, sizeof text, "%s; %s; %s",
                   yes_no(bcd->select_components, "component mode: components were selected one by one",
                          "whole volumes: the components mean nothing",
                          "component mode not recorded"),
                   yes_no(bcd->bootable_system_state, "with bootable system state",
                          "without bootable system state", "bootable system state not recorded"),
                   yes_no(bcd->partial_file_support, "partial files supported", "no partial files",
                          "partial files not recorded"));
    fact(page, "", text);
}

static void snapshots(struct vsd_page *page, const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    const struct vssdoc_manifest *manifest = capture->manifest;
    char id[VSD_GUID_TEXT] = "not recorded";
    const struct vssdoc_guid *set = bcd != NULL && bcd->snapshot_set_id.valid
                                        ? &bcd->snapshot_set_id
                                    : manifest != NULL ? &manifest->snapshot_set_id
                                                       : NULL;
    if (set != NULL && set->valid)
        vssdoc_guid_format(set, id);
    vsd_page_label(page, "Snapshot set");
    vsd_page_put(page, VSD_PLAIN, id);
    vsd_page_line(page);
    for (const struct vssdoc_shadow_copy *s = manifest != NULL ? manifest->shadow_copies : NULL;
         s != NULL; s = s->next) {
        vsd_page_label(page, "");
        vsd_page_put(page, VSD_BOLD, s->original_volume);
        if (s->alias != NULL) {
            vsd_page_put(page, VSD_PLAIN, "  alias ");
            vsd_page_put(page, VSD_PLAIN, s->alias);
        }
        if (s->id.valid) {
            vssdoc_guid_format(&s->id, id);
            vsd_page_printf(page, VSD_DIM, "  %s", id);
        }
        vsd_page_line(page);
    }
    const struct vssdoc_snapshot_set *described = bcd != NULL ? bcd->snapshot_set : NULL;
    for (const struct vssdoc_snapshot *s = described != NULL ? described->snapshots : NULL;
         s != NULL; s = s->next) {
        vsd_page_label(page, "");
        vsd_page_put(page, VSD_BOLD, s->original_volume);
        if (s->device_object != NULL && *s->device_object != '\0') {
            vsd_page_put(page, VSD_PLAIN, "  ");
            vsd_page_put(page, VSD_PLAIN, s->device_object);
        }
        if (s->attributes > 0 && (s->attributes & 0x20) != 0)
            vsd_page_printf(page, VSD_PLAIN, "  transportable");
        vsd_page_line(page);
    }
    if (manifest == NULL && described == NULL)
        fact(page, "", "its volumes are not in these documents");
}

static void volumes(struct vsd_page *page, const struct vssdoc_capture *capture)
{
    size_t n;
    const struct vssdoc_volume *volume = vssdoc_volumes(capture, &n);
    for (size_t i = 0; i < n; i++) {
        char id[VSD_GUID_TEXT];
        vssdoc_guid_format(&volume[i].guid, id);
        vsd_page_label(page, i == 0 ? "Volumes" : "");
        vsd_page_put(page, VSD_BOLD, volume[i].mount != NULL ? volume[i].mount : "--");
        vsd_page_printf(page, VSD_DIM, "  {%s}", id);
        if (volume[i].critical)
            vsd_page_put(page, VSD_PLAIN, "  critical");
        if (volume[i].mount == NULL)
            vsd_page_put(page, VSD_PLAIN, "  not mounted");
        vsd_page_line(page);
    }
}

static void recorded(struct vsd_page *page, const struct vsd_overview *overview)
{
    char text[500];
    (void)snprintf(text, sizeof text, "%zu component%s of %zu writer%s", overview->n_records,
                   overview->n_records == 1 ? "" : "s", overview->n_entries,
                   overview->n_entries == 1 ? "" : "s");
    if (overview->n_entries_without_wmd > 0)
        add_count(text, sizeof text, overview->n_entries_without_wmd, "writer without a WMD",
                  "writers without a WMD");
    add_count(text, sizeof text, overview->n_succeeded, "marked as succeeded",
              "marked as succeeded");
    add_count(text, sizeof text, overview->n_failed, "marked as failed", "marked as failed");
    add_count(text, sizeof text, overview->n_restore_selected, "selected for restore",
              "selected for restore");
    size_t length = strlen(text);
    if (overview->n_records > 0 && overview->n_succeeded + overview->n_failed == 0)
        (void)snprintf(text + length, sizeof text - length,
                       "; no success is recorded in this copy, as in every one saved before "
                       "BackupComplete (DiskShadow, VShadow)");
    fact(page, "In the BCD", text);
}

static void document_list(struct vsd_page *page, const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *d = capture->documents[i];
        vsd_page_label(page, vssdoc_document_kind_name(d->kind));
        vsd_page_put(page, VSD_PLAIN, d->path);
        vsd_page_put(page, VSD_DIM, "  ");
        vsd_page_number(page, VSD_DIM, d->bytes);
        vsd_page_printf(page, VSD_DIM, " bytes%s%s%s",
                        vssdoc_encoding_name(d->encoding) != NULL ? ", " : "",
                        vssdoc_encoding_name(d->encoding) != NULL
                            ? vssdoc_encoding_name(d->encoding)
                            : "",
                        d->byte_order_mark ? " with a mark" : "");
        vsd_page_line(page);
        for (const struct vssdoc_note *note = d->notes; note != NULL; note = note->next)
            fact(page, "", note->message);
        if (d->error != NULL)
            fact(page, "", d->error);
    }
}

bool vsd_page_head(struct vsd_page *page, const struct vssdoc_capture *capture, bool verbose)
{
    struct vsd_arena arena = {0};
    struct vsd_overview overview;
    if (!vsd_overview_make(&arena, capture, &overview)) {
        vsd_arena_free(&arena);
        return false;
    }
    vsd_page_put(page, VSD_BOLD, capture->source);
    if (capture->shares_source && capture->backup_components != NULL) {
        vsd_page_put(page, VSD_PLAIN, " (the backup of ");
        vsd_page_put(page, VSD_PLAIN, capture->backup_components->document->path);
        vsd_page_put(page, VSD_PLAIN, ")");
    }
    vsd_page_line(page);
    taken(page, &overview);
    documents(page, &overview, verbose);
    if (capture->backup_components != NULL)
        backup(page, capture->backup_components);
    if (capture->backup_components != NULL || capture->manifest != NULL)
        snapshots(page, capture);
    volumes(page, capture);
    if (capture->backup_components != NULL)
        recorded(page, &overview);
    if (verbose)
        document_list(page, capture);
    vsd_arena_free(&arena);
    return true;
}

#include "inspect/overview.h"

#include <stdlib.h>
#include <string.h>

#include "base/binary.h"
#include "base/filetime.h"
#include "base/text.h"

const char *vsd_backup_type_consequence(int backup_type)
{
    static const char *const consequences[] = {
        [0] = "not set: an error of the application that made the backup",
        [1] = "a full backup: everything is copied. Writers may truncate their logs, and later incremental and "
              "differential backups build on this one",
        [2] = "an incremental backup: what changed since the last full or incremental backup; a restore needs the whole "
              "chain",
        [3] = "a differential backup: what changed since the last full backup; a restore needs that one too",
        [4] = "a log backup: log files only",
        [5] = "a copy backup: everything is copied, but writers' histories and logs are left alone: later "
              "incremental and differential backups do not build on this one",
        [6] = "a kind of backup that the requester defines",
    };
    bool known = backup_type >= 0 &&
                 (size_t)backup_type < sizeof consequences / sizeof consequences[0];
    return known ? consequences[backup_type] : NULL;
}

/* ---- who took it ---- */

static bool any_path_contains(const struct vssdoc_capture *capture, const char *part)
{
    for (size_t i = 0; i < capture->n_documents; i++)
        if (vsd_contains_folded(capture->documents[i]->name, part))
            return true;
    return false;
}

static bool has_note(const struct vssdoc_document *document, enum vssdoc_note_code code)
{
    const struct vssdoc_note *note = document->notes;
    while (note != NULL && note->code != code)
        note = note->next;
    return note != NULL;
}

static void find_requester(const struct vssdoc_capture *capture, struct vsd_overview *out)
{
    static const struct {
        const char *part, *requester, *why;
    } by_name[] = {
        {"vss_manifests", "VMware Tools", "the archive's name"},
        {"_Components.xml", "Windows Server Backup", "the files' names"},
        {"backupcom.xml", "UrBackup", "the files' names"},
        {"/Writer 1", "VShadow", "separators of \"vshadow -wm3\""},
    };
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    if (capture->manifest != NULL) {
        out->taken_by = "DiskShadow";
        out->taken_by_why = "its manifest";
        return;
    }
    for (size_t i = 0; i < sizeof by_name / sizeof by_name[0]; i++) {
        if (any_path_contains(capture, by_name[i].part)) {
            out->taken_by = by_name[i].requester;
            out->taken_by_why = by_name[i].why;
            return;
        }
    }
    if (bcd != NULL && bcd->document->encoding == VSSDOC_UTF_16LE &&
        has_note(bcd->document, VSSDOC_NOTE_NO_BYTE_ORDER_MARK) &&
        has_note(bcd->document, VSSDOC_NOTE_TRAILING_NUL)) {
        out->taken_by = "VShadow, perhaps";
        out->taken_by_why = "a BCD in UTF-16 without a mark and with a NUL behind it";
    }
}

/* ---- when ---- */

static bool set_time(struct vsd_arena *arena, uint64_t filetime, const char *why,
                     struct vsd_overview *out)
{
    char text[VSD_FILETIME_TEXT];
    if (out->taken_at != NULL || !vsd_filetime_format(filetime, text))
        return true;
    out->taken_at = vsd_arena_copy(arena, text, strlen(text));
    out->taken_at_why = why;
    return out->taken_at != NULL;
}

static bool time_of_snapshots(struct vsd_arena *arena, const struct vssdoc_snapshot_set *set,
                              struct vsd_overview *out)
{
    for (const struct vssdoc_snapshot *s = set != NULL ? set->snapshots : NULL; s != NULL;
         s = s->next)
        if (s->creation_timestamp != NULL &&
            !set_time(arena, strtoull(s->creation_timestamp, NULL, 10),
                      "the shadow copy's time of creation", out))
            return false;
    return true;
}

/* SQL Server's stamps are a length and a FILETIME in base64: an observation, not documented. */
static bool time_of_stamp(struct vsd_arena *arena, const char *stamp, struct vsd_overview *out)
{
    unsigned char *bytes;
    size_t n;
    if (stamp == NULL || out->taken_at != NULL)
        return true;
    if (!vsd_base64_decode(stamp, &bytes, &n))
        return false;
    bool enough = true;
    if (bytes != NULL && n == 12 && bytes[0] == 8 && bytes[1] == 0) {
        uint64_t filetime = 0;
        for (size_t i = 12; i-- > 4;)
            filetime = filetime << 8 | bytes[i];
        enough = set_time(arena, filetime,
                          "a writer's backup stamp read as a FILETIME, which is an observation",
                          out);
    }
    free(bytes);
    return enough;
}

/* "Backup 2024-03-17 190003", as Windows Server Backup names its folders. */
static bool time_of_folder(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                           struct vsd_overview *out)
{
    const char *name = capture->n_documents > 0 ? capture->documents[0]->name : "";
    for (const char *at = name; (at = strstr(at, "Backup ")) != NULL; at++) {
        char stamp[] = "Backup yyyy-mm-dd hhmmss";
        if (strlen(at) < sizeof stamp - 1)
            break;
        memcpy(stamp, at, sizeof stamp - 1);
        if (out->taken_at == NULL && strspn(stamp + 7, "0123456789-") == 10 &&
            strspn(stamp + 18, "0123456789") == 6) {
            out->taken_at = vsd_arena_printf(arena, "%.10s %.2s:%.2s:%.2s", stamp + 7, stamp + 18,
                                             stamp + 20, stamp + 22);
            out->taken_at_why = "the folder's name";
            return out->taken_at != NULL;
        }
    }
    return true;
}

/* ---- counting ---- */

static bool has_unknown(const struct vssdoc_document *document)
{
    return has_note(document, VSSDOC_NOTE_UNKNOWN_NAME) ||
           has_note(document, VSSDOC_NOTE_UNKNOWN_VALUE) ||
           has_note(document, VSSDOC_NOTE_REPEATED) || has_note(document, VSSDOC_NOTE_MISPLACED);
}

static void count_documents(const struct vssdoc_capture *capture, struct vsd_overview *out)
{
    size_t *const counts[] = {
        [VSSDOC_WMD] = &out->n_wmds,
        [VSSDOC_BCD] = &out->n_bcds,
        [VSSDOC_MANIFEST] = &out->n_manifests,
        [VSSDOC_OTHER] = &out->n_others,
    };
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *document = capture->documents[i];
        ++*(document->error != NULL ? &out->n_errors : counts[document->kind]);
        out->n_strange += has_unknown(document);
        out->made = out->made || has_note(document, VSSDOC_NOTE_MADE);
    }
    for (size_t i = 0; i < capture->n_writers; i++) {
        out->n_components += capture->writers[i]->n_components;
        out->n_file_sets += capture->writers[i]->n_file_sets;
    }
}

static bool count_records(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                          struct vsd_overview *out)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL; e != NULL;
         e = e->next) {
        out->n_entries++;
        out->n_entries_without_wmd += vssdoc_writer_of(capture, e, NULL) == NULL;
        for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next) {
            out->n_records++;
            out->n_succeeded += c->backup_succeeded == 1;
            out->n_failed += c->backup_succeeded == 0;
            out->n_restore_selected += c->selected_for_restore == 1;
            if (!time_of_stamp(arena, c->backup_stamp, out))
                return false;
        }
    }
    return true;
}

static const char *machine_of(const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    if (capture->manifest != NULL && capture->manifest->machine_name != NULL)
        return capture->manifest->machine_name;
    const struct vssdoc_snapshot_set *set = bcd != NULL ? bcd->snapshot_set : NULL;
    return set != NULL && set->snapshots != NULL ? set->snapshots->originating_machine : NULL;
}

bool vsd_overview_make(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                       struct vsd_overview *out)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    *out = (struct vsd_overview){.machine = machine_of(capture)};
    find_requester(capture, out);
    count_documents(capture, out);
    return time_of_snapshots(arena, bcd != NULL ? bcd->snapshot_set : NULL, out) &&
           time_of_folder(arena, capture, out) && count_records(arena, capture, out);
}

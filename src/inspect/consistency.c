#include "inspect/consistency.h"

const char *vsd_consistency_name(enum vsd_consistency_verdict verdict)
{
    static const char *const names[] = {[VSD_CONSISTENT] = "yes",
                                        [VSD_CONSISTENT_IN_PART] = "in-part",
                                        [VSD_NOT_CONSISTENT] = "no",
                                        [VSD_CONSISTENCY_UNKNOWN] = "unknown"};
    return names[verdict];
}

static bool has_failed(const struct vssdoc_backup_component *c)
{
    return c->backup_succeeded == 0 || c->failure_hr != NULL || c->failure_message != NULL ||
           c->prepare_for_backup_failure != NULL || c->post_snapshot_failure != NULL;
}

static void count(const struct vssdoc_backup_components *bcd, struct vsd_consistency *out)
{
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next) {
            out->n_records++;
            out->n_failed += has_failed(c);
            out->n_succeeded += c->backup_succeeded == 1;
        }
    }
}

static bool find_left_out(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                          struct vsd_consistency *out)
{
    if (capture->n_writers == 0)
        return true;
    out->left_out = vsd_arena_alloc(arena, capture->n_writers * sizeof *out->left_out);
    if (out->left_out == NULL)
        return false;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *writer = capture->writers[i];
        const struct vssdoc_writer_components *entry = vssdoc_entry_of(capture, writer);
        if (writer->n_components > 0 && (entry == NULL || entry->n_components == 0))
            out->left_out[out->n_left_out++] = writer;
    }
    return true;
}

static void unknown(struct vsd_consistency *out, const char *because)
{
    out->verdict = VSD_CONSISTENCY_UNKNOWN;
    out->because = because;
}

bool vsd_consistency_make(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                          struct vsd_consistency *out)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    *out = (struct vsd_consistency){.verdict = VSD_CONSISTENT};
    if (bcd == NULL) {
        unknown(out, "There is no backup components document: nothing tells what was backed up.");
        return true;
    }
    count(bcd, out);
    if (bcd->select_components != 0 && !find_left_out(arena, capture, out))
        return false;
    if (out->n_failed > 0) {
        out->verdict = VSD_NOT_CONSISTENT;
        out->because = "Components are marked as failed, or their writer reported a failure.";
    } else if (bcd->select_components == 0) {
        unknown(out,
                "Whole volumes were backed up, not components: the document records nothing of "
                "each writer.");
    } else if (out->n_records == 0) {
        unknown(out, "The backup holds no component of any writer.");
    } else if (out->n_left_out > 0) {
        out->verdict = VSD_CONSISTENT_IN_PART;
        out->because = "Of some writers nothing is in the backup: their files, where they lie on a "
                       "snapshotted volume, are only as a power failure would leave them.";
    } else if (out->n_succeeded < out->n_records) {
        unknown(out, "No failure is recorded, and no success either: this copy of the document was "
                     "saved before the backup was complete.");
    } else {
        out->because = "Every component in the backup is marked as succeeded.";
    }
    return true;
}

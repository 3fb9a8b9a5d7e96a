/* The WMDs of two captures. */
#include <string.h>

#include "base/guid.h"
#include "diff/compare.h"
#include "diff/instances.h"
#include "diff/pair.h"
#include "diff/parts.h"
#include "diff/report.h"
#include "diff/sets.h"
#include "diff/value.h"

/* ---- both have it ---- */

static void compare_writers(struct vsd_diff *diff, const struct vsd_instance *a,
                            const struct vsd_instance *b)
{
    const struct vssdoc_writer *x = a->item, *y = b->item;
    vsd_enter_instance(diff, a, b);
    diff->scope.documents[VSD_OLD] = vsd_diff_keep(diff, x->document->path);
    diff->scope.documents[VSD_NEW] = vsd_diff_keep(diff, y->document->path);
    diff->scope.changed_id = "writer-changed";
    diff->scope.detail = "writer-detail";
    diff->writers[VSD_OLD] = x;
    diff->writers[VSD_NEW] = y;
    vsd_diff_compare(diff, &vsd_writer_class, x, y);
    vsd_diff_settle(diff, x, y);
    vsd_diff_document(diff, x->document, y->document);
    for (int side = VSD_OLD; side < VSD_SIDES; side++) {
        if (diff->kin_made[side])
            vsd_hierarchy_free(&diff->kin[side]);
        diff->kin_made[side] = false;
    }
}

/* ---- one has it ---- */

/* Whether a document that could not be read is, or may be, this writer's. */
static bool is_unread(struct vsd_diff *diff, enum vsd_side missing,
                      const struct vsd_instance *instance, const char **reason)
{
    const struct vssdoc_capture *capture = diff->captures[missing];
    size_t unknown = diff->unreadable[missing];
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *d = capture->documents[i];
        if (d->error == NULL || (d->kind != VSSDOC_WMD && d->kind != VSSDOC_OTHER))
            continue;
        const struct vssdoc_manifest_writer *line = vssdoc_manifest_line(capture, d);
        bool same =
            d->unread != NULL
                ? vssdoc_guid_equal(&d->unread->writer_id, instance->writer_id) &&
                      (d->unread->instance_name == NULL || instance->instance_name == NULL ||
                       vssdoc_names_equal(d->unread->instance_name, instance->instance_name))
                : line != NULL && line->name != NULL && instance->name != NULL &&
                      vssdoc_names_equal(line->name, instance->name);
        if (same) {
            *reason = vsd_diff_text(diff, "its document %s could not be read", d->path);
            return true;
        }
        unknown += d->unread == NULL && line == NULL;
    }
    if (unknown > 0)
        *reason = vsd_diff_text(diff, "it may be in what could not be read (%zu input%s)", unknown,
                                unknown == 1 ? "" : "s");
    return unknown > 0;
}

/* The service that the writer names itself, else the one that is known of its kind. */
static const char *service_of(const struct vssdoc_writer *writer,
                              const struct vssdoc_known_writer *known)
{
    const char *own = writer->restore_method != NULL ? writer->restore_method->service : NULL;
    return own != NULL && *own != '\0' ? own : known != NULL ? known->service : NULL;
}

/* What somebody asks first about a writer that is gone. */
static const char *tell_gone(struct vsd_diff *diff, const struct vssdoc_writer *writer)
{
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&writer->writer_id);
    const char *service = service_of(writer, known);
    const char *more = known != NULL && known->trouble != NULL ? known->name : NULL;
    return vsd_diff_text(diff,
                         "the writer is gone; it had %zu component%s, %zu file set%s and a "
                         "document of %llu bytes%s%s%s%s%s",
                         writer->n_components, writer->n_components == 1 ? "" : "s",
                         writer->n_file_sets, writer->n_file_sets == 1 ? "" : "s",
                         (unsigned long long)writer->document->bytes,
                         service != NULL ? "; its service: " : "", service != NULL ? service : "",
                         more != NULL ? "; what is known of it: vssdoc explain \"" : "",
                         more != NULL ? more : "", more != NULL ? "\"" : "");
}

static void tell_alone(struct vsd_diff *diff, enum vsd_side side,
                       const struct vsd_instance *instance)
{
    const struct vssdoc_writer *writer = instance->item;
    enum vsd_side missing = side == VSD_OLD ? VSD_NEW : VSD_OLD;
    const char *reason = NULL;
    vsd_enter_instance(diff, side == VSD_OLD ? instance : NULL, side == VSD_NEW ? instance : NULL);
    diff->scope.documents[side] = vsd_diff_keep(diff, writer->document->path);
    diff->scope.documents[missing] = NULL;
    if (is_unread(diff, missing, instance, &reason)) {
        vsd_diff_uncompared(diff, &(struct vssdoc_uncompared){.newer = missing == VSD_NEW,
                                                              .what = "writer",
                                                              .name = instance->name,
                                                              .writer_id = diff->scope.writer_id,
                                                              .reason = reason});
        return;
    }
    struct vsd_difference d = {.cause = side == VSD_OLD ? "writer-removed" : "writer-added",
                               .class = "writer",
                               .family = "writer"};
    d.at[side] = instance->at;
    vsd_diff_object(diff, VSSDOC_VALUE_WRITER, &vsd_writer_class, writer,
                    writer->name != NULL ? writer->name : diff->scope.writer_id, &d.values[side]);
    d.message =
        side == VSD_OLD
            ? tell_gone(diff, writer)
            : vsd_diff_text(diff, "the writer is new, with %zu component%s and %zu file set%s",
                            writer->n_components, writer->n_components == 1 ? "" : "s",
                            writer->n_file_sets, writer->n_file_sets == 1 ? "" : "s");
    vsd_diff_report(diff, &d);
}

/* ---- the whole ---- */

void vsd_diff_writers(struct vsd_diff *diff)
{
    struct vsd_instances olds = vsd_writers_of(diff, VSD_OLD), news = vsd_writers_of(diff, VSD_NEW);
    struct vsd_diff_scope outer = diff->scope;
    vsd_pair_instances(diff, &olds, &news, "writer");
    for (size_t i = 0; i < news.n && !diff->no_memory; i++) {
        if (news.all[i].partner != NULL)
            compare_writers(diff, news.all[i].partner, &news.all[i]);
        else
            tell_alone(diff, VSD_NEW, &news.all[i]);
        diff->scope = outer;
    }
    for (size_t i = 0; i < olds.n && !diff->no_memory; i++) {
        if (olds.all[i].partner == NULL)
            tell_alone(diff, VSD_OLD, &olds.all[i]);
        diff->scope = outer;
    }
    diff->writers[VSD_OLD] = diff->writers[VSD_NEW] = NULL;
}

/* ---- entries of the BCD ---- */

static void compare_entries(struct vsd_diff *diff, const struct vsd_instance *a,
                            const struct vsd_instance *b)
{
    vsd_enter_instance(diff, a, b);
    diff->scope.changed_id = "bcd-writer-changed";
    diff->scope.detail = "bcd-writer-detail";
    vsd_diff_compare(diff, vsd_entry_class(), a->item, b->item);
}

static void entry_alone(struct vsd_diff *diff, enum vsd_side side,
                        const struct vsd_instance *instance)
{
    const struct vssdoc_writer_components *entry = instance->item;
    struct vsd_difference d = {.cause = side == VSD_OLD ? "bcd-writer-removed" : "bcd-writer-added",
                               .class = "writer_components",
                               .family = "entry of the BCD"};
    vsd_enter_instance(diff, side == VSD_OLD ? instance : NULL, side == VSD_NEW ? instance : NULL);
    d.at[side] = instance->at;
    vsd_diff_object(diff, VSSDOC_VALUE_OBJECT, vsd_entry_class(), entry,
                    instance->name != NULL ? instance->name : diff->scope.writer_id,
                    &d.values[side]);
    d.message = vsd_diff_text(diff, "the writer's entry in the BCD with %zu component%s is %s",
                              entry->n_components, entry->n_components == 1 ? "" : "s",
                              side == VSD_OLD ? "gone" : "new");
    vsd_diff_report(diff, &d);
}

const struct vsd_class *vsd_entry_class(void)
{
    return vsd_backup_components_class.children[0].class;
}

/* Writers in another order are documents in another order; in one BCD they are a list. */
static void tell_entry_order(struct vsd_diff *diff, const struct vsd_instances *olds,
                             const struct vsd_instances *news)
{
    struct vsd_pairing_side side = {
        .n = olds->n,
        .partner = vsd_arena_alloc(&diff->scratch, (olds->n + 1) * sizeof *side.partner)};
    bool enough = side.partner != NULL;
    for (size_t i = 0; enough && i < olds->n; i++)
        side.partner[i] = olds->all[i].partner != NULL
                              ? (uint32_t)(olds->all[i].partner - news->all)
                              : VSD_ALONE;
    size_t moved = enough ? vsd_moved(&diff->scratch, &side, &enough) : 0;
    diff->no_memory = diff->no_memory || !enough;
    if (moved == 0)
        return;
    struct vsd_difference d = {.id = "order-changed",
                               .field = "writers",
                               .class = "writer_components",
                               .at = {&diff->captures[VSD_OLD]->backup_components->at,
                                      &diff->captures[VSD_NEW]->backup_components->at},
                               .family = "order",
                               .subject = "writers"};
    if (vsd_diff_shows(diff, VSSDOC_NOISE_ORDER))
        d.message = vsd_diff_text(diff, "%zu of %zu stand elsewhere in the list: %s", moved,
                                  news->n, d.field);
    vsd_diff_hide(diff, VSSDOC_NOISE_ORDER, moved, &d);
}

void vsd_diff_entries(struct vsd_diff *diff)
{
    struct vsd_instances olds = vsd_entries_of(diff, VSD_OLD), news = vsd_entries_of(diff, VSD_NEW);
    struct vsd_diff_scope outer = diff->scope;
    vsd_pair_instances(diff, &olds, &news, "entry of the BCD");
    if (!diff->no_memory)
        tell_entry_order(diff, &olds, &news);
    for (size_t i = 0; i < news.n && !diff->no_memory; i++) {
        if (news.all[i].partner != NULL)
            compare_entries(diff, news.all[i].partner, &news.all[i]);
        else
            entry_alone(diff, VSD_NEW, &news.all[i]);
        diff->scope = outer;
    }
    for (size_t i = 0; i < olds.n && !diff->no_memory; i++) {
        if (olds.all[i].partner == NULL)
            entry_alone(diff, VSD_OLD, &olds.all[i]);
        diff->scope = outer;
    }
}

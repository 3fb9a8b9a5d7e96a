/* The comparison of two sides. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "diff/alone.h"
#include "diff/compare.h"
#include "diff/coverage.h"
#include "diff/instances.h"
#include "diff/option.h"
#include "diff/parts.h"
#include "diff/report.h"
#include "diff/value.h"

/* ---- what there is to compare ---- */

enum { WMDS = 1, BCD = 2, MANIFEST = 4 };

/* The kinds of documents of a capture, also those that could not be read. */
static unsigned kinds_of(const struct vssdoc_capture *capture)
{
    static const unsigned kinds[] = {
        [VSSDOC_WMD] = WMDS, [VSSDOC_BCD] = BCD, [VSSDOC_MANIFEST] = MANIFEST, [VSSDOC_OTHER] = 0};
    unsigned all = 0;
    for (size_t i = 0; i < capture->n_documents; i++)
        all |= kinds[capture->documents[i]->kind];
    return all;
}

static bool has_unread(const struct vsd_diff *diff, enum vsd_side side,
                       enum vssdoc_document_kind kind)
{
    const struct vssdoc_capture *capture = diff->captures[side];
    for (size_t i = 0; i < capture->n_documents; i++)
        if (capture->documents[i]->error != NULL && capture->documents[i]->kind == kind)
            return true;
    return diff->unreadable[side] > 0;
}

/* A kind of document that one side alone has. */
static void kind_alone(struct vsd_diff *diff, enum vsd_side side, enum vssdoc_document_kind kind,
                       const struct vssdoc_document *document, const struct vssdoc_element *at)
{
    static const struct {
        const char *causes[VSD_SIDES], *what, *name;
    } kinds[] = {
        [VSSDOC_WMD] = {{"wmds-removed", "wmds-added"}, "writers", "writer metadata documents"},
        [VSSDOC_BCD] = {{"bcd-removed", "bcd-added"}, "bcd", "backup components document"},
        [VSSDOC_MANIFEST] = {{"manifest-removed", "manifest-added"}, "manifest", "manifest"}};
    enum vsd_side missing = side == VSD_OLD ? VSD_NEW : VSD_OLD;
    if (has_unread(diff, missing, kind)) {
        vsd_diff_uncompared(
            diff, &(struct vssdoc_uncompared){.newer = missing == VSD_NEW,
                                              .what = kinds[kind].what,
                                              .name = document->path,
                                              .reason = "its counterpart could not be read"});
        return;
    }
    struct vsd_difference d = {.cause = kinds[kind].causes[side], .family = kinds[kind].what};
    struct vsd_diff_scope outer = diff->scope;
    diff->scope.documents[side] = vsd_diff_keep(diff, document->path);
    d.at[side] = at;
    vsd_diff_text_value(diff, document->path, &d.values[side]);
    d.message =
        vsd_diff_text(diff, "the %s side holds no %s: what the other holds was not compared",
                      missing == VSD_NEW ? "newer" : "older", kinds[kind].name);
    vsd_diff_report(diff, &d);
    diff->scope = outer;
}

/* Of a capture that has writers. */
static const struct vssdoc_document *first_wmd(const struct vssdoc_capture *capture)
{
    return capture->writers[0]->document;
}

static void compare_wmds(struct vsd_diff *diff)
{
    const struct vssdoc_capture *a = diff->captures[VSD_OLD], *b = diff->captures[VSD_NEW];
    if (a->n_writers == 0 && b->n_writers == 0)
        return;
    bool one_sided = ((kinds_of(a) & WMDS) == 0 && diff->unreadable[VSD_OLD] == 0) ||
                     ((kinds_of(b) & WMDS) == 0 && diff->unreadable[VSD_NEW] == 0);
    if (!one_sided)
        vsd_diff_writers(diff);
    else if (a->n_writers > 0)
        kind_alone(diff, VSD_OLD, VSSDOC_WMD, first_wmd(a), NULL);
    else
        kind_alone(diff, VSD_NEW, VSSDOC_WMD, first_wmd(b), NULL);
}

static void compare_bcds(struct vsd_diff *diff)
{
    const struct vssdoc_backup_components *a = diff->captures[VSD_OLD]->backup_components;
    const struct vssdoc_backup_components *b = diff->captures[VSD_NEW]->backup_components;
    struct vsd_diff_scope outer = diff->scope;
    if (a == NULL && b == NULL)
        return;
    if (a == NULL || b == NULL) {
        kind_alone(diff, a != NULL ? VSD_OLD : VSD_NEW, VSSDOC_BCD, (a != NULL ? a : b)->document,
                   a != NULL ? &a->at : &b->at);
        return;
    }
    diff->scope.documents[VSD_OLD] = vsd_diff_keep(diff, a->document->path);
    diff->scope.documents[VSD_NEW] = vsd_diff_keep(diff, b->document->path);
    diff->scope.changed_id = "bcd-changed";
    diff->scope.detail = "bcd-detail";
    vsd_diff_compare(diff, &vsd_backup_components_class, a, b);
    vsd_diff_document(diff, a->document, b->document);
    vsd_diff_entries(diff);
    diff->scope = outer;
}

static void compare_manifests(struct vsd_diff *diff)
{
    const struct vssdoc_manifest *a = diff->captures[VSD_OLD]->manifest;
    const struct vssdoc_manifest *b = diff->captures[VSD_NEW]->manifest;
    struct vsd_diff_scope outer = diff->scope;
    if (a == NULL && b == NULL)
        return;
    if (a == NULL || b == NULL) {
        kind_alone(diff, a != NULL ? VSD_OLD : VSD_NEW, VSSDOC_MANIFEST,
                   (a != NULL ? a : b)->document, a != NULL ? &a->at : &b->at);
        return;
    }
    diff->scope.documents[VSD_OLD] = vsd_diff_keep(diff, a->document->path);
    diff->scope.documents[VSD_NEW] = vsd_diff_keep(diff, b->document->path);
    diff->scope.changed_id = "manifest-changed";
    diff->scope.detail = "manifest-detail";
    vsd_diff_compare(diff, &vsd_manifest_class, a, b);
    vsd_diff_document(diff, a->document, b->document);
    diff->scope = outer;
}

/* What was remembered of the captures of a pair. */
static void forget(struct vsd_diff *diff)
{
    vsd_diff_forget_coverage(diff);
    vsd_diff_forget_known(diff);
}

static void compare_captures(struct vsd_diff *diff, const struct vssdoc_capture *a,
                             const struct vssdoc_capture *b)
{
    diff->captures[VSD_OLD] = a;
    diff->captures[VSD_NEW] = b;
    forget(diff);
    compare_manifests(diff);
    compare_wmds(diff);
    compare_bcds(diff);
    diff->pair++;
}

static void capture_alone(struct vsd_diff *diff, enum vsd_side side,
                          const struct vssdoc_capture *capture)
{
    struct vsd_difference d = {.cause = side == VSD_OLD ? "capture-removed" : "capture-added",
                               .family = "capture",
                               .subject = vsd_machine_of(capture)};
    if (diff->unreadable[side == VSD_OLD ? VSD_NEW : VSD_OLD] > 0) {
        vsd_diff_uncompared(diff,
                            &(struct vssdoc_uncompared){
                                .newer = side == VSD_OLD,
                                .what = "capture",
                                .name = capture->source,
                                .reason = "its counterpart may be in what could not be read"});
        return;
    }
    vsd_diff_text_value(diff, capture->source, &d.values[side]);
    d.message = vsd_diff_text(diff, "the capture %s has no counterpart", capture->source);
    vsd_diff_report(diff, &d);
}

/* ---- what was compared ---- */

static bool describe(struct vsd_diff *diff, const struct vssdoc_diff_side *side,
                     struct vssdoc_compared *out)
{
    struct vsd_arena *arena = &diff->result->arena;
    size_t n = 0;
    for (size_t i = 0; i < side->n_captures; i++)
        n += side->captures[i]->n_documents;
    const char **captures = vsd_arena_alloc(arena, (side->n_captures + 1) * sizeof *captures);
    struct vssdoc_compared_document *documents =
        vsd_arena_alloc(arena, (n + 1) * sizeof *documents);
    if (captures == NULL || documents == NULL)
        return false;
    out->source = vsd_diff_keep(diff, side->source);
    out->captures = captures;
    out->documents = documents;
    out->unreadable = side->unreadable;
    for (size_t i = 0; i < side->n_captures; i++) {
        const struct vssdoc_capture *capture = side->captures[i];
        captures[out->n_captures++] = vsd_diff_keep(diff, capture->source);
        if (out->machine == NULL)
            out->machine = vsd_diff_keep(diff, vsd_machine_of(capture));
        out->n_writers += capture->n_writers;
        for (size_t j = 0; j < capture->n_writers; j++) {
            out->n_components += capture->writers[j]->n_components;
            out->n_file_sets += capture->writers[j]->n_file_sets;
        }
        if (capture->backup_components != NULL)
            out->n_bcd_components += capture->backup_components->n_components;
        for (size_t j = 0; j < capture->n_documents; j++) {
            const struct vssdoc_document *d = capture->documents[j];
            documents[out->n_documents++] =
                (struct vssdoc_compared_document){.capture = captures[i],
                                                  .path = vsd_diff_keep(diff, d->path),
                                                  .kind = d->kind,
                                                  .encoding = d->encoding,
                                                  .byte_order_mark = d->byte_order_mark,
                                                  .declared = vsd_diff_keep(diff, d->declared),
                                                  .bytes = d->bytes,
                                                  .error = vsd_diff_keep(diff, d->error)};
        }
    }
    return true;
}

static const char *kinds_text(unsigned kinds)
{
    static const char *const texts[] = {
        "nothing that could be read",
        "writer metadata documents",
        "a backup components document",
        "writer metadata and a backup components document",
        "a manifest",
        "writer metadata and a manifest",
        "a backup components document and a manifest",
        "documents of every kind",
    };
    return texts[kinds & 7];
}

/* Different kinds of documents have nothing in common. */
static enum vssdoc_status check(const struct vssdoc_diff_side *olds,
                                const struct vssdoc_diff_side *news, struct vssdoc_error *error)
{
    unsigned kinds[VSD_SIDES] = {0, 0};
    for (size_t i = 0; i < olds->n_captures; i++)
        kinds[VSD_OLD] |= kinds_of(olds->captures[i]);
    for (size_t i = 0; i < news->n_captures; i++)
        kinds[VSD_NEW] |= kinds_of(news->captures[i]);
    if ((kinds[VSD_OLD] & kinds[VSD_NEW]) != 0)
        return VSSDOC_OK;
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                    "nothing to compare: %s holds %s, %s holds %s", olds->source,
                    kinds_text(kinds[VSD_OLD]), news->source, kinds_text(kinds[VSD_NEW]));
}

/* ---- the whole ---- */

static void compare_sides(struct vsd_diff *diff, const struct vssdoc_diff_side *olds,
                          const struct vssdoc_diff_side *news)
{
    size_t *old_of = vsd_arena_alloc(&diff->scratch, (news->n_captures + 1) * sizeof *old_of);
    bool *paired = vsd_arena_alloc(&diff->scratch, olds->n_captures + 1);
    if (old_of == NULL || paired == NULL) {
        diff->no_memory = true;
        return;
    }
    vsd_pair_captures(diff, olds, news, old_of);
    for (size_t j = 0; j < news->n_captures && !diff->no_memory; j++) {
        if (old_of[j] != SIZE_MAX) {
            paired[old_of[j]] = true;
            compare_captures(diff, olds->captures[old_of[j]], news->captures[j]);
        }
    }
    for (size_t i = 0; i < olds->n_captures && !diff->no_memory; i++)
        if (!paired[i])
            capture_alone(diff, VSD_OLD, olds->captures[i]);
    for (size_t j = 0; j < news->n_captures && !diff->no_memory; j++)
        if (old_of[j] == SIZE_MAX)
            capture_alone(diff, VSD_NEW, news->captures[j]);
}

static void free_work(struct vsd_diff *diff)
{
    free(diff->changes.items);
    free(diff->hidden.items);
    free(diff->duplicates.items);
    free(diff->uncompared.items);
    HASH_CLEAR(hh, diff->orders);
    forget(diff);
    vsd_arena_free(&diff->scratch);
    free(diff);
}

static enum vssdoc_status run(struct vsd_diff *diff, const struct vssdoc_diff_side *olds,
                              const struct vssdoc_diff_side *news, struct vssdoc_error *error)
{
    const struct vssdoc_diff_options *options = diff->options;
    enum vssdoc_status status = vsd_diff_options_set(diff, error);
    if (status == VSSDOC_OK)
        status = check(olds, news, error);
    if (status != VSSDOC_OK)
        return status;
    diff->unreadable[VSD_OLD] = olds->unreadable;
    diff->unreadable[VSD_NEW] = news->unreadable;
    if (!vsd_acceptances_set(&diff->result->accept, &diff->result->arena, options->accept,
                             options->n_accept, options->today) ||
        !describe(diff, olds, &diff->result->public.old_side) ||
        !describe(diff, news, &diff->result->public.new_side))
        return vsd_no_memory(error, NULL);
    compare_sides(diff, olds, news);
    if (!diff->no_memory)
        vsd_diff_finish(diff);
    return diff->no_memory ? vsd_no_memory(error, NULL) : VSSDOC_OK;
}

enum vssdoc_status vssdoc_diff(const struct vssdoc_diff_side *old_side,
                               const struct vssdoc_diff_side *new_side,
                               const struct vssdoc_diff_options *options,
                               struct vssdoc_differences **out, struct vssdoc_error *error)
{
    static const struct vssdoc_diff_options none;
    struct vsd_diff *diff = calloc(1, sizeof *diff);
    struct vsd_differences *result = calloc(1, sizeof *result);
    *out = NULL;
    if (diff == NULL || result == NULL) {
        free(diff);
        free(result);
        return vsd_no_memory(error, NULL);
    }
    diff->options = options != NULL ? options : &none;
    diff->result = result;
    enum vssdoc_status status = run(diff, old_side, new_side, error);
    free_work(diff);
    if (status == VSSDOC_OK)
        *out = &result->public;
    else
        vssdoc_differences_free(&result->public);
    return status;
}

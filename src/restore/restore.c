/* What a restore would do: the way in. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "restore/listing.h"
#include "restore/work.h"

/* ---- the captures ---- */

static bool any_selected(const struct vssdoc_backup_components *bcd)
{
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next)
            if (r->selected_for_restore == 1)
                return true;
    return false;
}

/* ---- the entries of its BCD ---- */

static void add_sides(struct vsd_work *work, const struct vssdoc_capture *capture, size_t step)
{
    bool by_bcd = any_selected(capture->backup_components);
    for (const struct vssdoc_writer_components *e = capture->backup_components->writers;
         e != NULL && !work->no_memory; e = e->next) {
        struct vsd_side *side = vsd_list_add(&work->sides);
        if (side == NULL) {
            work->no_memory = true;
            return;
        }
        side->capture = capture;
        side->entry = e;
        side->writer = vssdoc_writer_of(capture, e, &side->ambiguous);
        side->step = step;
        side->by_bcd = by_bcd;
        work->no_memory = !vsd_side_make(side);
        if (!work->no_memory)
            vsd_repeated_find(work, side);
    }
}

static void decide_all(struct vsd_work *work)
{
    const struct vsd_side *sides = work->sides.items;
    for (size_t i = 0; i < work->sides.n; i++)
        for (const struct vssdoc_backup_component *r = sides[i].entry->components;
             r != NULL && !work->no_memory; r = r->next)
            if (vsd_counting_record(&sides[i], r) == r)
                vsd_decide(work, &sides[i], r);
}

/* ---- the result ---- */

static void count(struct vssdoc_restoration *public)
{
    for (size_t i = 0; i < public->n_decisions; i++) {
        const struct vssdoc_restore_decision *d = &public->decisions[i];
        public->count[d->action]++;
        public->n_files += d->n_files;
        public->reboot_required = public->reboot_required || d->reboot_required;
    }
}

static void keep_uses(struct vsd_work *work)
{
    struct vssdoc_restoration *public = &work->out->public;
    size_t n = work->state->n_files;
    enum vssdoc_target_use *uses =
        n > 0 ? vsd_arena_alloc(&work->out->arena, n * sizeof *uses) : NULL;
    if (n == 0 || work->target.n_exact > VSD_TARGET_WATCHED ||
        work->target.n_entries > VSD_TARGET_WATCHED)
        return; /* it is not known: states that say nothing new were passed over */
    if (uses == NULL || !vsd_target_uses(&work->target, &work->scratch)) {
        work->no_memory = true;
        return;
    }
    memcpy(uses, work->target.uses, n * sizeof *uses);
    public->target_uses = uses;
    public->n_target_uses = n;
}

static void keep(struct vsd_work *work, const struct vssdoc_capture *const *captures, size_t n)
{
    struct vssdoc_restoration *public = &work->out->public;
    struct vsd_arena *arena = &work->out->arena;
    bool enough = true;
    public->n_decisions = work->decisions.n;
    public->decisions = vsd_list_keep(&work->decisions, arena, &enough);
    if (enough && !work->no_memory)
        count(public);
    if (enough && !work->no_memory)
        vsd_calls_make(work);
    if (enough && !work->no_memory)
        keep_uses(work);
    public->n_calls = work->calls.n;
    public->calls = vsd_list_keep(&work->calls, arena, &enough);
    const char **sources = vsd_arena_alloc(arena, n * sizeof *sources);
    for (size_t i = 0; i < n && sources != NULL; i++)
        sources[i] = vsd_work_text(work, captures[i]->source);
    public->sources = sources;
    public->n_sources = n;
    public->target = vsd_work_text(work, work->state->path);
    public->target_changed = work->state->changed;
    public->listed = work->options->host != NULL;
    public->strict = work->options->strict;
    public->n_unselected = work->n_unselected;
    public->n_unbased = work->n_unbased;
    public->n_unmet = work->n_unmet;
    work->no_memory = work->no_memory || !enough || sources == NULL;
}

static void let_go(struct vsd_work *work)
{
    struct vsd_side *sides = work->sides.items;
    for (size_t i = 0; i < work->sides.n; i++)
        vsd_side_free(&sides[i]);
    free(work->sides.items);
    HASH_CLEAR(hh, work->wishes);
    HASH_CLEAR(hh, work->repeated);
    vsd_keymap_free(&work->restored);
    vsd_keymap_free(&work->named);
    HASH_CLEAR(hh, work->steps);
    vsd_chain_free(&work->chain);
    vsd_target_free(&work->target);
    vsd_arena_free(&work->scratch);
}

static enum vssdoc_status check(const struct vssdoc_capture *const *captures, size_t n,
                                struct vssdoc_error *error)
{
    for (size_t i = 0; i < n; i++)
        if (captures[i]->backup_components == NULL)
            return vsd_fail(error, VSSDOC_BAD_ARGUMENT, captures[i]->source,
                            "there is no Backup Components Document: a restore begins with the one "
                            "that the backup saved");
    return n > 0 ? VSSDOC_OK : vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "there is no capture");
}

/* With all files of the machine at hand everything is decided once to learn which file sets are
 * looked at, then the files pass by, then it is decided again. */
static void meet_files(struct vsd_work *work)
{
    struct vsd_restoration *kept = work->out;
    size_t n = work->decisions.n;
    work->out = calloc(1, sizeof *work->out);
    if (work->out != NULL)
        decide_all(work);
    vssdoc_restoration_free(work->out != NULL ? &work->out->public : NULL);
    work->no_memory = work->no_memory || work->out == NULL;
    work->out = kept;
    work->decisions.n = n;
    work->n_unselected = 0;
    work->n_unbased = 0;
    work->n_unmet = 0;
    for (struct vsd_step *step = work->steps; step != NULL; step = step->hh.next)
        step->line->failed = 0;
    if (work->no_memory)
        return;
    enum vssdoc_status status =
        vssdoc_host_walk(work->options->host, vsd_listed_pass, work->target.listed, work->error);
    work->target.listed->walked = true;
    work->no_memory = status == VSSDOC_NO_MEMORY || work->target.listed->no_memory;
}

static enum vssdoc_status work_out(struct vsd_work *work)
{
    const struct vssdoc_capture *const *captures = work->captures;
    size_t n = work->n_captures;
    struct vsd_listed listed = {.walked = false};
    work->no_memory =
        !vsd_names_make(work) ||
        !vsd_target_make(&work->target, work->state, work->options->defines) ||
        (n > 1 && (!vsd_chain_make(&work->chain, captures, n) || !vsd_steps_make(work)));
    if (work->options->host != NULL)
        work->target.listed = &listed;
    work->target.host = work->options->host;
    for (size_t i = 0; i < n && !work->no_memory; i++)
        add_sides(work, captures[i], i + 1);
    enum vssdoc_status status = work->no_memory ? VSSDOC_OK : vsd_wishes_read(work);
    if (status == VSSDOC_OK && !work->no_memory)
        vsd_names_look(work);
    if (status == VSSDOC_OK && !work->no_memory && work->options->host != NULL)
        meet_files(work);
    if (status == VSSDOC_OK && !work->no_memory)
        decide_all(work);
    keep(work, captures, n);
    vsd_listed_free(&listed);
    return status;
}

enum vssdoc_status vssdoc_restore(const struct vssdoc_capture *const *captures, size_t n,
                                  const struct vssdoc_restore_options *options,
                                  struct vssdoc_restoration **out, struct vssdoc_error *error)
{
    static const struct vssdoc_target_state nothing = {.otherwise = VSSDOC_FILE_ABSENT,
                                                       .reboot_allowed = true,
                                                       .partial_files = true,
                                                       .directed_targets = true};
    *out = NULL;
    enum vssdoc_status status = check(captures, n, error);
    if (status != VSSDOC_OK)
        return status;
    struct vsd_work work = {.captures = captures,
                            .n_captures = n,
                            .options = options,
                            .state = options->target != NULL ? options->target : &nothing,
                            .out = calloc(1, sizeof(struct vsd_restoration)),
                            .sides = {.size = sizeof(struct vsd_side)},
                            .decisions = {.size = sizeof(struct vssdoc_restore_decision)},
                            .calls = {.size = sizeof(struct vssdoc_restore_call)},
                            .error = error};
    if (work.out == NULL)
        return vsd_no_memory(error, captures[0]->source);
    status = work_out(&work);
    if (status == VSSDOC_OK && work.no_memory)
        status = vsd_no_memory(error, captures[0]->source);
    let_go(&work);
    if (status == VSSDOC_OK)
        *out = &work.out->public;
    else
        vssdoc_restoration_free(&work.out->public);
    return status;
}

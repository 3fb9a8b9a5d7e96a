/* Why something is in a backup or not: finds out what is asked about, and collects the steps. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "base/winpath.h"
#include "model/scope.h"
#include "select/asking.h"

/* ---- what the documents cannot tell ---- */

static const char *const untold[] = {
    [VSSDOC_WHY_WRITER] = "whether the writer was running and stable: vssadmin list writers tells it",
    [VSSDOC_WHY_COMPONENT] = "whether the writer was running and stable: vssadmin list writers tells it",
    [VSSDOC_WHY_FILE] = "whether the file existed, and which folders of its path were mount points",
};

static const char *const untold_of_host = "which folders of the path were mount points";

/* ---- what is asked about ---- */

static bool is_path(const char *what)
{
    switch (vsd_winpath_kind(what)) {
    case VSD_PATH_DRIVE:
        return strlen(what) > 2;
    case VSD_PATH_VOLUME:
    case VSD_PATH_DEVICE:
    case VSD_PATH_UNC:
    case VSD_PATH_VARIABLE:
    case VSD_PATH_ROOTED:
        return true;
    default:
        return false;
    }
}

static void about_file(struct vsd_asking *asking, const char *what)
{
    struct vsd_expanded path;
    if (!vsd_expand(&asking->planning.environment, &asking->scratch, what, &path)) {
        asking->no_memory = true;
        return;
    }
    asking->why->public.kind = VSSDOC_WHY_FILE;
    asking->why->public.what = vsd_ask_keep(asking, path.path);
    vsd_why_file(asking, path.path);
}

/* What the BCD names, and no WMD here has. */
static void about_record(struct vsd_asking *asking, const struct vsd_scope *scope)
{
    const struct vssdoc_capture *capture = asking->planning.capture;
    const struct vssdoc_writer_components *e = capture->backup_components->writers;
    const struct vssdoc_writer *writer = NULL;
    const struct vssdoc_backup_component *r = NULL;
    for (; e != NULL; e = e->next) {
        writer = vssdoc_writer_of(capture, e, NULL);
        r = vsd_scope_has_entry(scope, capture, e) ? e->components : NULL;
        while (r != NULL && !vsd_scope_has_path(scope, r->full_path))
            r = r->next;
        if (r != NULL || (scope->component == NULL && vsd_scope_has_entry(scope, capture, e)))
            break;
    }
    if (e == NULL)
        return;
    const char *name = vssdoc_entry_name(capture, e);
    r = scope->component != NULL ? r : NULL; /* else all of the writer */
    const char *path = r != NULL ? r->full_path : "";
    const char *what = vsd_arena_printf(&asking->scratch, "%s%s%s", name != NULL ? name : scope->writer,
                                        *path != '\0' ? ":" : "", path);
    asking->why->public.what = vsd_ask_keep(asking, what);
    vsd_ask(asking, "Does the BCD name it?", "use-of-components-by-the-requestor.md",
            capture->backup_components->document, r != NULL ? &r->at : &e->at,
            writer != NULL ? "yes; its WMD does not have it, so that its files are not known"
                           : "yes; its WMD is not here, so that its files are not known");
    if (scope->component == NULL && e->n_components == 0)
        vsd_conclude(asking, false, "Not in the backup: the BCD names no component of it.");
    else
        vsd_conclude(asking, true, "In the backup: the BCD names it%s.",
                     vsd_ask_failure(asking, r) ? ", but a failure is on record" : "");
}

static void about_component(struct vsd_asking *asking, const struct vsd_scope *scope)
{
    const struct vssdoc_capture *capture = asking->planning.capture;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        const struct vssdoc_component *c = vsd_scope_has_writer(scope, w) ? w->components : NULL;
        while (c != NULL && scope->component != NULL && !vsd_scope_has_path(scope, c->full_path))
            c = c->next;
        if (scope->component != NULL ? c == NULL : !vsd_scope_has_writer(scope, w))
            continue;
        const char *name = w->name != NULL ? w->name : scope->writer;
        const char *what =
            c != NULL && scope->component != NULL
                ? vsd_arena_printf(&asking->scratch, "%s:%s", name, c->full_path)
                : name;
        asking->why->public.what = vsd_ask_keep(asking, what);
        if (scope->component != NULL)
            vsd_why_component(asking, w, c);
        else
            vsd_why_writer(asking, w);
        return;
    }
    about_record(asking, scope);
}

/* What to do about a name that fits several: name one of the instances, "{…} (WM3.xml), {…} (WM4.xml)";
 * of one writer that has a component twice nothing tells them apart. */
static const char *instances_of(struct vsd_asking *asking, const struct vsd_scope *scope)
{
    enum { MOST = 4 };
    const struct vssdoc_capture *capture = asking->planning.capture;
    const struct vssdoc_writer *only = NULL;
    const char *list = "name the writer's instance instead";
    size_t n = 0;
    for (size_t i = 0; i < capture->n_writers && list != NULL; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        const char *called = w->instance_name != NULL ? w->instance_name : w->instance_id.spelling;
        if (!vsd_scope_has_writer(scope, w) || called == NULL)
            continue;
        only = w;
        if (n++ < MOST)
            list = vsd_arena_printf(&asking->scratch, "%s%s\"%s\" (%s)", list, n > 1 ? ", " : ": ",
                                    called, w->document->path);
    }
    if (n == 1)
        list = vsd_arena_printf(&asking->scratch,
                                "%s has the component more than once, a mistake of the writer's "
                                "(logical-pathing-of-components.md): select tells of each",
                                only->document->path);
    return list != NULL ? list : "";
}

/* The component that was probably meant by its name or path without its writer, or without the first
 * backslash; NULL: none. */
static const char *meant(struct vsd_asking *asking, const char *what)
{
    const struct vssdoc_capture *capture = asking->planning.capture;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        const char *name = w->name != NULL ? w->name : "";
        const char *rest = *name != '\0' ? vsd_rest_folded(what, name) : NULL;
        bool slip = rest != NULL && *rest == ':';
        for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next)
            if (vsd_equal_folded(c->full_path, what) ||
                (c->name != NULL && vsd_equal_folded(c->name, what)) ||
                (slip && *c->full_path == '\\' && vsd_equal_folded(c->full_path + 1, rest + 1)))
                return vsd_arena_printf(&asking->scratch, "%s:%s", name, c->full_path);
    }
    return NULL;
}

static enum vssdoc_status answer(struct vsd_asking *asking, const char *what,
                                 struct vssdoc_error *error)
{
    struct vsd_scope scope;
    struct vsd_scope_hits hits;
    const char *source = asking->planning.capture->source;
    bool address = strstr(what, ":\\") != NULL, path = is_path(what);
    enum vssdoc_status status =
        vsd_scope_set(&scope, &asking->scratch, what, address ? what : NULL, path ? NULL : error);
    if (status != VSSDOC_OK && !(path && status == VSSDOC_BAD_ARGUMENT))
        return status;
    if (status == VSSDOC_OK)
        vsd_scope_count(&scope, asking->planning.capture, &hits);
    size_t found = status != VSSDOC_OK ? 0 : address ? hits.components : hits.writers;
    bool rooted = *what == '\\' && what[1] != '\\'; /* as a component's path is, too */
    const char *near = found == 0 && (!path || rooted) ? meant(asking, what) : NULL;
    if (path && found == 0 && near == NULL) { /* a writer may be called as a drive is */
        about_file(asking, what);
        return VSSDOC_OK;
    }
    if (found == 0 && near == NULL)
        near = vsd_nearest_address(&asking->scratch, &scope, asking->planning.capture);
    if (found == 0)
        return vsd_fail(error, VSSDOC_NOT_KNOWN, source, "no document knows \"%s\"%s%s%s", what,
                        near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                        near != NULL ? "\"?" : "");
    if (found > 1)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, source,
                        "\"%s\" fits %zu: %s", what, found,
                        instances_of(asking, &scope));
    asking->why->public.kind = address ? VSSDOC_WHY_COMPONENT : VSSDOC_WHY_WRITER;
    about_component(asking, &scope);
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_why(const struct vssdoc_capture *capture,
                              const struct vssdoc_select_options *options, const char *what,
                              struct vssdoc_why **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct vsd_selection *selection;
    enum vssdoc_status status = vsd_select(capture, options, true, &selection, error);
    if (status != VSSDOC_OK)
        return status;
    struct vsd_why *why = calloc(1, sizeof *why);
    struct vsd_drives drives = {.names = NULL};
    const struct vsd_drives_told told = {options->volumes, options->mounts};
    struct vsd_asking asking = {
        .why = why,
        .selection = &selection->public,
        .decider = selection->decider,
        .planning = {.capture = capture,
                     .options = options,
                     .drives = &drives,
                     .environment = {options->defines}},
        .steps = {.size = sizeof(struct vssdoc_why_step)}};
    asking.planning.arena = &asking.scratch;
    bool enough = why != NULL && vsd_drives_make(&drives, capture, &told);
    if (enough) {
        why->public.source = vsd_ask_keep(&asking, capture->source);
        status = answer(&asking, what, error);
        why->public.n_steps = asking.steps.n;
        why->public.steps = vsd_list_keep(&asking.steps, &why->arena, &enough);
        bool looked = why->public.kind == VSSDOC_WHY_FILE && options->host != NULL;
        why->public.untold = looked ? &untold_of_host : &untold[why->public.kind];
        why->public.n_untold = 1;
    }
    if (why != NULL)
        vsd_drives_free(&drives);
    vsd_arena_free(&asking.scratch);
    vssdoc_selection_free(&selection->public);
    if (status == VSSDOC_OK && (!enough || asking.no_memory || drives.no_memory))
        status = vsd_no_memory(error, capture->source);
    if (status == VSSDOC_OK)
        *out = &why->public;
    else
        vssdoc_why_free(why != NULL ? &why->public : NULL);
    return status;
}

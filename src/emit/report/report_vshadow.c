/* Writers as "vshadow -wm2" lists them, which people know and have scripts for. What VShadow gets
 * wrong there is right here, and the heading says so: recursion and alternate paths are shown,
 * paths are not cut at 260 characters, dependencies are printed whole, and a volume without a drive
 * is named. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/guid.h"
#include "base/text.h"
#include "emit/report/report.h"
#include "emit/write/page.h"
#include "model/constants.h"
#include "model/drives.h"
#include "model/environment.h"
#include "model/hierarchy.h"

static const char heading[] = "(Layout of \"vshadow -wm2\". Mended here: recursion and alternate "
                              "paths are shown, long paths are\n"
                              "whole, dependencies are complete, a volume without a drive letter "
                              "is named. Variables have their\n"
                              "usual values; a writer's state is in no document.)\n";

struct listing {
    struct vsd_page page;
    struct vsd_arena *arena;
    const struct vssdoc_capture *capture;
    struct vsd_drives drives;
    struct vsd_hierarchy hierarchy; /* of the writer at hand */
    bool enough;
};

static void line(struct listing *listing, const char *before, const char *text, const char *after)
{
    vsd_page_put(&listing->page, VSD_PLAIN, before);
    vsd_page_put(&listing->page, VSD_PLAIN, text != NULL ? text : "");
    vsd_page_put(&listing->page, VSD_PLAIN, after);
    vsd_page_line(&listing->page);
}

static void guid(struct listing *listing, const char *before, const struct vssdoc_guid *value)
{
    char text[VSD_GUID_TEXT + 2] = "{";
    if (!value->valid) {
        line(listing, before, value->spelling, "");
        return;
    }
    vssdoc_guid_format(value, text + 1);
    line(listing, before, text, "}");
}

static const char *true_false(int value)
{
    return value == 1 ? "TRUE" : "FALSE";
}

static const char *constant(enum vssdoc_enumeration_id id, int value)
{
    const struct vssdoc_constant *found =
        vssdoc_constant(id, value >= 0 ? value : 0); /* absent or unknown: undefined */
    return found != NULL ? found->name : "Undefined";
}

/* ---- file descriptors ---- */

static void descriptor(struct listing *listing, const char *what, const struct vssdoc_file_set *set)
{
    struct vsd_page *page = &listing->page;
    vsd_page_put(page, VSD_PLAIN, "       - ");
    vsd_page_put(page, VSD_PLAIN, what);
    vsd_page_put(page, VSD_PLAIN, ": Path = ");
    vsd_page_put(page, VSD_PLAIN, set->path != NULL ? set->path : "");
    vsd_page_put(page, VSD_PLAIN, ", Filespec = ");
    vsd_page_put(page, VSD_PLAIN, set->filespec != NULL ? set->filespec : "");
    if (set->recursive == 1)
        vsd_page_put(page, VSD_PLAIN, ", Recursive");
    if (set->alternate_path != NULL) {
        vsd_page_put(page, VSD_PLAIN, ", Alternate Location = ");
        vsd_page_put(page, VSD_PLAIN, set->alternate_path);
    }
    vsd_page_line(page);
}

/* File-group files, database files, log files: in this order. */
static void descriptors(struct listing *listing, const struct vssdoc_component *c)
{
    static const struct {
        enum vssdoc_file_set_kind kind;
        const char *what;
    } kinds[] = {{VSSDOC_FILE_LIST, "File List"},
                 {VSSDOC_DATABASE_FILES, "Database"},
                 {VSSDOC_DATABASE_LOGFILES, "Database Log"}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
            if (s->kind == kinds[i].kind)
                descriptor(listing, kinds[i].what, s);
}

/* ---- affected paths and volumes ---- */

static int by_folded_text(const void *a, const void *b)
{
    int order = vsd_compare_folded(*(const char *const *)a, *(const char *const *)b);
    return order != 0 ? order : vsd_by_text(a, b);
}

/* Distinct expanded paths, sorted. */
static void paths(struct listing *listing, const char **list, size_t n)
{
    size_t distinct = 0;
    line(listing, "       - Affected paths by this component:", "", "");
    if (n > 0)
        qsort(list, n, sizeof *list, by_folded_text);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || !vsd_equal_folded(list[distinct - 1], list[i]))
            list[distinct++] = list[i];
    if (n > 0)
        qsort(list, distinct, sizeof *list, vsd_by_text);
    for (size_t i = 0; i < distinct; i++)
        line(listing, "         - ", list[i], "");
}

static void volume(struct listing *listing, const char *name, const char *path)
{
    size_t n;
    const struct vssdoc_volume *known = vssdoc_volumes(listing->capture, &n);
    char id[VSD_GUID_TEXT], text[VSD_GUID_TEXT + 16];
    for (size_t i = 0; i < n && name != NULL; i++) {
        vssdoc_guid_format(&known[i].guid, id);
        (void)snprintf(text, sizeof text, "\\\\?\\Volume{%s}", id);
        bool by_mount = known[i].mount != NULL && vsd_equal_folded(known[i].mount, name);
        if (!by_mount && !vsd_equal_folded(text, name))
            continue;
        vsd_page_put(&listing->page, VSD_PLAIN, "         - ");
        vsd_page_put(&listing->page, VSD_PLAIN, text);
        line(listing, "\\ [", known[i].mount != NULL ? known[i].mount : "not mounted",
             known[i].mount != NULL ? "\\]" : "]");
        return;
    }
    line(listing, "         - ", name != NULL ? name : path,
         name != NULL ? "\\ [its volume name is in no document]"
                      : " [Not valid for local machine]");
}

/* Distinct volumes, in the order in which they appear. */
static void volumes(struct listing *listing, const char *const *list, size_t n)
{
    line(listing, "       - Affected volumes by this component:", "", "");
    const void *mark = list; /* this component's walk */
    const char *unknown = NULL;
    for (size_t i = 0; i < n; i++) {
        struct vsd_drive *drive = vsd_drive_of(&listing->drives, list[i], NULL);
        if (drive == NULL && (unknown == NULL || !vsd_equal_folded(unknown, list[i])))
            volume(listing, NULL, unknown = list[i]);
        if (drive == NULL || drive->seen == mark)
            continue;
        drive->seen = mark;
        volume(listing, drive->name, list[i]);
    }
}

static void affected(struct listing *listing, const struct vssdoc_component *c)
{
    static const struct vsd_environment nothing_told;
    size_t n = 0;
    const char **list =
        c->n_file_sets > 0 ? vsd_arena_alloc(listing->arena, c->n_file_sets * sizeof *list) : NULL;
    const char **in_order =
        c->n_file_sets > 0 ? vsd_arena_alloc(listing->arena, c->n_file_sets * sizeof *list) : NULL;
    if (c->n_file_sets > 0 && (list == NULL || in_order == NULL)) {
        listing->enough = false;
        return;
    }
    for (const struct vssdoc_file_set *s = c->file_sets; s != NULL && list != NULL; s = s->next) {
        struct vsd_expanded path;
        if (s->path == NULL)
            continue;
        if (!vsd_expand(&nothing_told, listing->arena, s->path, &path)) {
            listing->enough = false;
            return;
        }
        list[n] = in_order[n] = path.path;
        n++;
    }
    paths(listing, list, n);
    volumes(listing, in_order, n);
}

/* ---- components and writers ---- */

static void dependencies(struct listing *listing, const struct vssdoc_component *c)
{
    line(listing, "       - Component Dependencies:", "", "");
    for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next) {
        char id[VSD_GUID_TEXT] = "";
        if (d->writer_id.valid)
            vssdoc_guid_format(&d->writer_id, id);
        vsd_page_put(&listing->page, VSD_PLAIN, "         - Dependency to \"{");
        vsd_page_put(&listing->page, VSD_PLAIN, id);
        vsd_page_put(&listing->page, VSD_PLAIN, "}:");
        if (d->remote_computer != NULL) {
            vsd_page_put(&listing->page, VSD_PLAIN, "\\\\");
            vsd_page_put(&listing->page, VSD_PLAIN, d->remote_computer);
        }
        line(listing, "", d->full_path, "\"");
    }
}

static void component(struct listing *listing, const struct vssdoc_writer *w,
                      const struct vssdoc_component *c)
{
    char type[80];
    vsd_page_put(&listing->page, VSD_PLAIN, "    - Component \"");
    vsd_page_put(&listing->page, VSD_PLAIN, w->name != NULL ? w->name : "");
    line(listing, ":", c->full_path, "\"");
    line(listing, "       - Name: '", c->name, "'");
    line(listing, "       - Logical Path: '", c->logical_path, "'");
    line(listing, "       - Full Path: '", c->full_path, "'");
    line(listing, "       - Caption: '", c->caption, "'");
    (void)snprintf(type, sizeof type, "%s [%d]", constant(VSSDOC_COMPONENT_TYPE, c->type), c->type);
    line(listing, "       - Type: ", type, "");
    line(listing, "       - Is Selectable: '", true_false(c->selectable), "'");
    line(listing, "       - Is top level: '",
         true_false(vsd_ancestor(&listing->hierarchy, c) == NULL), "'");
    line(listing, "       - Notify on backup complete: '", true_false(c->notify_on_backup_complete),
         "'");
    line(listing, "       - Components:", "", "");
    descriptors(listing, c);
    affected(listing, c);
    dependencies(listing, c);
}

static void writer(struct listing *listing, const struct vssdoc_writer *w)
{
    const struct vssdoc_restore_method *r = w->restore_method;
    vsd_page_line(&listing->page);
    line(listing, "* WRITER \"", w->name, "\"");
    guid(listing, "    - WriterId   = ", &w->writer_id);
    guid(listing, "    - InstanceId = ", &w->instance_id);
    line(listing, "    - Supports restore events = ",
         true_false(r == NULL || r->writer_restore != VSD_WRE_NEVER), "");
    line(listing, "    - Writer restore conditions = ",
         constant(VSSDOC_WRITERRESTORE, r != NULL ? r->writer_restore : VSSDOC_ABSENT), "");
    line(listing, "    - Restore method = ",
         constant(VSSDOC_RESTOREMETHOD, r != NULL ? r->method : VSSDOC_ABSENT), "");
    line(listing,
         "    - Requires reboot after restore = ", true_false(r != NULL ? r->reboot_required : 0),
         "");
    vsd_page_line(&listing->page);
    line(listing, "    - Excluded files:", "", "");
    for (const struct vssdoc_file_set *s = w->exclude_files; s != NULL; s = s->next)
        descriptor(listing, "Exclude", s);
    for (const struct vssdoc_component *c = w->components; c != NULL && listing->enough;
         c = c->next)
        component(listing, w, c);
}

void vsd_report_vshadow(struct vssdoc_report *report, const struct vssdoc_capture *capture)
{
    struct listing listing = {
        .page = {.out = &report->out}, .arena = report->arena, .capture = capture, .enough = true};
    if (report->n_captures == 1)
        vsd_out_text(&report->out, heading);
    vsd_page_line(&listing.page);
    line(&listing, "Listing writer metadata of ", capture->source, " ...");
    if (capture->n_writers == 0)
        line(&listing, "(No WMD is there to be listed.)", "", "");
    listing.enough = vsd_drives_make(&listing.drives, capture, NULL);
    for (size_t i = 0; i < capture->n_writers && listing.enough; i++) {
        listing.enough = vsd_hierarchy_make(&listing.hierarchy, capture->writers[i]);
        if (listing.enough)
            writer(&listing, capture->writers[i]);
        vsd_hierarchy_free(&listing.hierarchy);
    }
    vsd_drives_free(&listing.drives);
    report->no_memory = report->no_memory || !listing.enough || listing.drives.no_memory;
}

/* Finding things in a capture: by pattern, and by size. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "emit/inspection/inspect_page.h"
#include "inspect/figures.h"

/* ---- patterns ---- */

/* A pattern fits anywhere in a text unless it says otherwise with wildcards. */
static bool fits(const char *pattern, const char *text)
{
    if (text == NULL)
        return false;
    return strpbrk(pattern, "*?") != NULL ? vsd_glob_folded(pattern, text)
                                          : vsd_contains_folded(text, pattern);
}

/* Also against the whole path of the files, "C:\Windows\*.dll". */
static bool fits_set(const char *pattern, const struct vssdoc_file_set *set)
{
    const char *path = set->path != NULL ? set->path : "";
    const char *filespec = set->filespec != NULL ? set->filespec : "";
    size_t length = strlen(path);
    bool slash = length > 0 && path[length - 1] != '\\';
    size_t size = length + strlen(filespec) + 2;
    char small[512];
    char *whole = size <= sizeof small ? small : malloc(size);
    if (whole == NULL)
        return fits(pattern, path) || fits(pattern, filespec);
    (void)snprintf(whole, size, "%s%s%s", path, slash ? "\\" : "", filespec);
    bool fit = fits(pattern, whole) || fits(pattern, path) || fits(pattern, filespec);
    if (whole != small)
        free(whole);
    return fit;
}

static void hit(struct vsd_page *page, const char *writer, const char *component, const char *what)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, what);
    vsd_page_pad(page, 14);
    vsd_page_put(page, VSD_PLAIN, writer != NULL ? writer : "(unknown writer)");
    if (component != NULL) {
        vsd_page_put(page, VSD_PLAIN, ":");
        vsd_page_put(page, VSD_PLAIN, component);
    }
}

static size_t set_matches(struct vsd_page *page, const struct vssdoc_capture *capture,
                          const struct vssdoc_writer *writer, const char *component,
                          const char *what, const struct vssdoc_file_set *sets,
                          const char *pattern)
{
    size_t hits = 0;
    for (; sets != NULL; sets = sets->next) {
        if (!fits_set(pattern, sets))
            continue;
        hits++;
        hit(page, writer->name, component, what);
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_file_set(page, capture, sets);
    }
    return hits;
}

static size_t writer_matches(struct vsd_page *page, const struct vssdoc_capture *capture,
                             const struct vsd_scope *scope, const struct vssdoc_writer *w,
                             const char *pattern)
{
    size_t hits = 0;
    if (fits(pattern, w->name) || fits(pattern, w->instance_name) ||
        fits(pattern, w->writer_id.spelling)) {
        hits++;
        hit(page, w->name, NULL, "writer");
        vsd_page_line(page);
    }
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        if (!vsd_scope_has_path(scope, c->full_path))
            continue;
        if (fits(pattern, c->full_path) || fits(pattern, c->name) || fits(pattern, c->caption)) {
            hits++;
            hit(page, w->name, c->full_path, "component");
            vsd_page_line(page);
        }
        hits += set_matches(page, capture, w, c->full_path, "file set", c->file_sets, pattern);
    }
    if (scope->component == NULL) {
        hits += set_matches(page, capture, w, NULL, "excluded", w->exclude_files, pattern);
        hits += set_matches(page, capture, w, NULL, "not in copy", w->exclude_files_from_snapshot,
                            pattern);
        hits += set_matches(page, capture, w, NULL, "mapping", w->alternate_location_mappings,
                            pattern);
    }
    return hits;
}

/* Records of the BCD that no WMD's component stands for. */
static size_t record_matches(struct vsd_page *page, const struct vssdoc_capture *capture,
                             const struct vsd_scope *scope, const char *pattern)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    size_t hits = 0;
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL; e != NULL;
         e = e->next) {
        if (vssdoc_writer_of(capture, e, NULL) != NULL || !vsd_scope_has_entry(scope, capture, e))
            continue;
        for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next) {
            if (!vsd_scope_has_path(scope, c->full_path) ||
                !(fits(pattern, c->full_path) || fits(pattern, c->name)))
                continue;
            hits++;
            hit(page, vssdoc_entry_name(capture, e), c->full_path, "in the BCD");
            vsd_page_line(page);
        }
    }
    return hits;
}

void vsd_page_matches(struct vsd_page *page, const struct vssdoc_capture *capture,
                      const struct vsd_scope *scope, const char *pattern)
{
    size_t hits = 0;
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vsd_scope_has_writer(scope, capture->writers[i]))
            hits += writer_matches(page, capture, scope, capture->writers[i], pattern);
    hits += record_matches(page, capture, scope, pattern);
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_count(page, hits, "match", "matches");
    vsd_page_line(page);
}

/* ---- figures ---- */

enum { FOLDERS_SHOWN = 5 };

static bool writer_figures(struct vsd_page *page, const struct vssdoc_writer *w)
{
    struct vsd_arena arena = {0};
    struct vsd_figures figures;
    bool enough = vsd_figures_make(&arena, w, &figures);
    if (enough) {
        vsd_page_put(page, VSD_BOLD, w->name);
        vsd_page_line(page);
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_count(page, w->n_components, "component", "components");
        vsd_page_put(page, VSD_PLAIN, ", ");
        vsd_page_count(page, w->n_file_sets, "file set", "file sets");
        vsd_page_put(page, VSD_PLAIN, ", ");
        vsd_page_count(page, w->document->bytes, "byte", "bytes");
        vsd_page_put(page, VSD_PLAIN, ", ");
        vsd_page_count(page, figures.n_folders, "folder", "folders");
        if (figures.longest != NULL) {
            vsd_page_put(page, VSD_PLAIN, ", longest path ");
            vsd_page_number(page, VSD_PLAIN, figures.longest_units);
        }
        vsd_page_line(page);
        for (size_t i = 0; i < figures.n_folders && i < FOLDERS_SHOWN; i++) {
            char number[24];
            (void)snprintf(number, sizeof number, "%8zu", figures.folders[i].n_file_sets);
            vsd_page_put(page, VSD_PLAIN, number);
            vsd_page_put(page, VSD_PLAIN, "  ");
            vsd_page_put(page, VSD_PLAIN, figures.folders[i].path);
            vsd_page_line(page);
        }
    }
    vsd_arena_free(&arena);
    return enough;
}

/* Largest first: that is what such figures are looked at for. */
static int by_size(const void *a, const void *b)
{
    const struct vssdoc_writer *x = *(const struct vssdoc_writer *const *)a;
    const struct vssdoc_writer *y = *(const struct vssdoc_writer *const *)b;
    if (x->n_file_sets != y->n_file_sets)
        return x->n_file_sets > y->n_file_sets ? -1 : 1;
    return vsd_compare_natural(x->document->path, y->document->path);
}

bool vsd_page_figures(struct vsd_page *page, const struct vssdoc_capture *capture,
                      const struct vsd_scope *scope)
{
    const struct vssdoc_writer **writers = calloc(capture->n_writers + 1, sizeof(void *));
    bool enough = writers != NULL;
    if (enough) {
        memcpy(writers, capture->writers, capture->n_writers * sizeof(void *));
        qsort(writers, capture->n_writers, sizeof(void *), by_size);
    }
    for (size_t i = 0; i < capture->n_writers && enough; i++)
        if (vsd_scope_has_writer(scope, writers[i]))
            enough = writer_figures(page, writers[i]);
    free(writers);
    return enough;
}

/* The files of a selection, or its file sets where nobody has looked at files, as lines for other
 * programs: CSV (RFC 4180), or what the backup reads, one path per line or with a NUL behind each.
 * But for the last, control characters are escaped. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "emit/selection/selections.h"
#include "emit/write/csv.h"

/* ---- CSV ---- */

/* The heading says what the rows are, which is known with the first selection. */
static void heading(struct vssdoc_selections *selections, bool files)
{
    vsd_out_text(&selections->out,
                 files ? "source,path,writer_id,writer,component,included,reason,by,source_path,"
                         "held_as,removed_by,claims\r\n"
                       : "source,writer_id,writer,component,kind,path,expanded_path,filespec,"
                         "recursive,source_path,volume,needed\r\n");
}

struct csv_rows {
    struct vssdoc_selections *selections;
    const char *source;
};

static bool csv_file(void *context, const struct vssdoc_selected_file *f)
{
    const struct csv_rows *rows = context;
    char claims[24];
    (void)snprintf(claims, sizeof claims, "%zu", f->claims);
    const char *const fields[] = {rows->source,
                                  f->path,
                                  f->writer_id,
                                  f->writer,
                                  f->component,
                                  f->included ? "true" : "false",
                                  vssdoc_file_reason_name(f->reason),
                                  f->by,
                                  f->source_path,
                                  f->held_as,
                                  f->removed_by,
                                  claims};
    size_t n = sizeof fields / sizeof fields[0];
    for (size_t j = 0; j < n; j++)
        vsd_csv_field(&rows->selections->out, fields[j], j + 1 < n ? ',' : '\n');
    return !rows->selections->out.failed;
}

static void csv_one(struct vssdoc_selections *selections, struct vssdoc_selection *s)
{
    if (selections->n == 1)
        heading(selections, s->has_host);
    if (s->has_host) {
        struct csv_rows rows = {selections, s->source};
        (void)vsd_selections_files(selections, s, csv_file, &rows);
        return;
    }
    for (size_t i = 0; i < s->n_file_sets; i++) {
        const struct vssdoc_selected_file_set *f = &s->file_sets[i];
        const char *const fields[] = {s->source,
                                      f->writer_id,
                                      f->writer,
                                      f->component,
                                      vssdoc_file_set_kind_name(f->kind),
                                      f->path,
                                      f->expanded_path,
                                      f->filespec,
                                      f->recursive ? "true" : "false",
                                      f->source_path,
                                      f->volume,
                                      f->needed ? "true" : "false"};
        size_t n = sizeof fields / sizeof fields[0];
        for (size_t j = 0; j < n; j++)
            vsd_csv_field(&selections->out, fields[j], j + 1 < n ? ',' : '\n');
    }
}

static void nothing(struct vssdoc_selections *selections)
{
    (void)selections;
}

static void csv_end(struct vssdoc_selections *selections)
{
    if (selections->n == 0)
        heading(selections, false);
}

const struct vsd_selections_format vsd_selections_csv = {{"csv"}, nothing, csv_one, csv_end};

/* ---- paths ---- */

static void path(struct vsd_out *out, const struct vssdoc_selected_file_set *f, char behind)
{
    void (*put)(struct vsd_out *, const char *) = behind == '\0' ? vsd_out_text : vsd_out_shown;
    const char *folder = f->source_path != NULL ? f->source_path : "";
    size_t length = strlen(folder);
    put(out, folder);
    if (length == 0 || folder[length - 1] != '\\')
        vsd_out_char(out, '\\');
    put(out, f->filespec != NULL ? f->filespec : "");
    vsd_out_char(out, behind);
}

struct path_lines {
    struct vssdoc_selections *selections;
    char behind;
};

/* What a file set reads at an alternate path is met there, and again at its own path: it is told
 * once. */
static bool told_before(struct vssdoc_selections *selections, const struct vssdoc_selected_file *f)
{
    bool added = true;
    struct vsd_key_maker maker;
    if (f->held_as == NULL && vsd_same_text(f->path, f->source_path))
        return false;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, f->source_path, strlen(f->source_path));
    selections->copied.is_set = true;
    return vsd_keymap_add(&selections->copied, vsd_key_end(&maker), &added) != NULL && !added;
}

static bool path_line(void *context, const struct vssdoc_selected_file *f)
{
    const struct path_lines *lines = context;
    struct vsd_out *out = &lines->selections->out;
    if (!f->included || f->source_path == NULL || told_before(lines->selections, f))
        return true;
    (lines->behind == '\0' ? vsd_out_text : vsd_out_shown)(out, f->source_path);
    vsd_out_char(out, lines->behind);
    return !out->failed;
}

static void lines_of(struct vssdoc_selections *selections, struct vssdoc_selection *s, char behind)
{
    struct path_lines lines = {selections, behind};
    if (s->has_host)
        (void)vsd_selections_files(selections, s, path_line, &lines);
    for (size_t i = 0; !s->has_host && i < s->n_file_sets; i++)
        if (s->file_sets[i].needed)
            path(&selections->out, &s->file_sets[i], behind);
}

static void paths_one(struct vssdoc_selections *selections, struct vssdoc_selection *s)
{
    lines_of(selections, s, '\n');
}

static void paths0_one(struct vssdoc_selections *selections, struct vssdoc_selection *s)
{
    lines_of(selections, s, '\0');
}

const struct vsd_selections_format vsd_selections_paths = {{"paths"}, nothing, paths_one, nothing};
const struct vsd_selections_format vsd_selections_paths0 = {
    {"paths0"}, nothing, paths0_one, nothing};

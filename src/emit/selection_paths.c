/* The file sets of a selection as lines for other programs: CSV (RFC 4180), or what the backup reads,
 * one path per line or with a NUL behind each. */
#include <string.h>

#include "emit/selections.h"

/* ---- CSV ---- */

static void field(struct vsd_out *out, const char *value, char behind)
{
    bool quoted = value != NULL && value[strcspn(value, "\",\r\n")] != '\0';
    if (quoted)
        vsd_out_char(out, '"');
    for (const char *c = value != NULL ? value : ""; *c != '\0'; c++) {
        if (*c == '"')
            vsd_out_char(out, '"');
        vsd_out_char(out, *c);
    }
    if (quoted)
        vsd_out_char(out, '"');
    if (behind == ',')
        vsd_out_char(out, ',');
    else
        vsd_out_text(out, "\r\n");
}

static void csv_begin(struct vssdoc_selections *selections)
{
    vsd_out_text(&selections->out, "source,writer_id,writer,component,kind,path,expanded_path,"
                                   "filespec,recursive,source_path,volume,needed\r\n");
}

static void csv_one(struct vssdoc_selections *selections, const struct vssdoc_selection *s)
{
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
            field(&selections->out, fields[j], j + 1 < n ? ',' : '\n');
    }
}

static void nothing(struct vssdoc_selections *selections)
{
    (void)selections;
}

const struct vsd_selections_format vsd_selections_csv = {"csv", csv_begin, csv_one, nothing};

/* ---- paths ---- */

static void path(struct vsd_out *out, const struct vssdoc_selected_file_set *f, char behind)
{
    const char *folder = f->source_path != NULL ? f->source_path : "";
    size_t length = strlen(folder);
    vsd_out_text(out, folder);
    if (length == 0 || folder[length - 1] != '\\')
        vsd_out_char(out, '\\');
    vsd_out_text(out, f->filespec != NULL ? f->filespec : "");
    vsd_out_char(out, behind);
}

static void paths_one(struct vssdoc_selections *selections, const struct vssdoc_selection *s)
{
    for (size_t i = 0; i < s->n_file_sets; i++)
        if (s->file_sets[i].needed)
            path(&selections->out, &s->file_sets[i], '\n');
}

static void paths0_one(struct vssdoc_selections *selections, const struct vssdoc_selection *s)
{
    for (size_t i = 0; i < s->n_file_sets; i++)
        if (s->file_sets[i].needed)
            path(&selections->out, &s->file_sets[i], '\0');
}

const struct vsd_selections_format vsd_selections_paths = {"paths", nothing, paths_one, nothing};
const struct vsd_selections_format vsd_selections_paths0 = {"paths0", nothing, paths0_one, nothing};

/* The file sets of a selection as lines for other programs: CSV (RFC 4180), or what the backup reads,
 * one path per line or with a NUL behind each. But for the last, control characters are escaped. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "emit/selections.h"

/* What may reach a terminal; piece by piece, as a value may be of any length. */
static void shown(struct vsd_out *out, const char *value)
{
    char piece[128], escaped[128 * 9];
    while (*value != '\0') {
        int length = vsd_whole(value, (int)sizeof piece - 1);
        (void)snprintf(piece, sizeof piece, "%.*s", length > 0 ? length : 1, value);
        (void)vssdoc_printable(piece, escaped, sizeof escaped);
        vsd_out_text(out, escaped);
        value += length > 0 ? length : 1;
    }
}

/* ---- CSV ---- */

static void field(struct vsd_out *out, const char *value, char behind)
{
    value = value != NULL ? value : "";
    bool quoted = value[strcspn(value, "\",")] != '\0';
    if (quoted)
        vsd_out_char(out, '"');
    for (size_t length; *value != '\0'; value += length) {
        char piece[64];
        length = strcspn(value, "\"");
        if (length == 0)
            vsd_out_char(out, '"'); /* in front of the other one */
        int whole = vsd_whole(value, (int)(length < sizeof piece ? length : sizeof piece - 1));
        length = whole > 0 ? (size_t)whole : 1;
        (void)snprintf(piece, sizeof piece, "%.*s", (int)length, value);
        shown(out, piece);
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
    void (*put)(struct vsd_out *, const char *) = behind == '\0' ? vsd_out_text : shown;
    const char *folder = f->source_path != NULL ? f->source_path : "";
    size_t length = strlen(folder);
    put(out, folder);
    if (length == 0 || folder[length - 1] != '\\')
        vsd_out_char(out, '\\');
    put(out, f->filespec != NULL ? f->filespec : "");
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

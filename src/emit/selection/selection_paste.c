/* A selection as lines for other requesters: DiskShadow's commands (windows-commands/writer.md) and
 * a command line of VShadow (vshadow-tool-and-sample.md). Both take a component as "{writer
 * id}:\path". */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "emit/selection/selections.h"

static bool same_writer(const struct vssdoc_selected_component *a,
                        const struct vssdoc_selected_component *b)
{
    return vsd_same_text(a->writer_id, b->writer_id) &&
           vsd_same_text(a->instance_id, b->instance_id) && vsd_same_text(a->writer, b->writer);
}

/* Whether a name can stand between quotation marks at a prompt. */
static bool can_be_quoted(const char *name)
{
    uint32_t c;
    for (const char *at = name; *at != '\0';) {
        at = vsd_utf8_next(at, &c);
        if (c == '"' || vsd_must_escape(c))
            return false;
    }
    return true;
}

static void printable(struct vsd_out *out, const char *text)
{
    char shown[1200];
    (void)vssdoc_printable(text != NULL ? text : "?", shown, sizeof shown);
    vsd_out_text(out, shown);
}

/* What is done with a writer or a component of it. */
struct paste {
    struct vsd_out *out;
    const char *before, *behind; /* around the quoted name */
};

static void name_one(const struct paste *paste, const struct vssdoc_selected_component *c,
                     bool writer_alone)
{
    if (c->writer_id == NULL || c->full_path == NULL || !can_be_quoted(c->full_path))
        return;
    vsd_out_printf(paste->out, "%s\"{%s}", paste->before, c->writer_id);
    if (!writer_alone) {
        vsd_out_char(paste->out, ':');
        vsd_out_text(paste->out, c->full_path);
    }
    vsd_out_printf(paste->out, "\"%s", paste->behind);
}

/* Those that no rule leaves out: a whole writer where nothing of it is in the backup for that
 * reason. */
static void name_excluded(const struct paste *paste, const struct vssdoc_selection *s)
{
    for (size_t i = 0, end; i < s->n_components; i = end) {
        size_t chosen = 0;
        for (end = i; end < s->n_components && same_writer(&s->components[i], &s->components[end]);
             end++)
            chosen += s->components[end].reason == VSSDOC_REQUESTER_CHOICE;
        if (chosen == end - i) {
            name_one(paste, &s->components[i], true);
            continue;
        }
        for (size_t c = i; c < end; c++)
            if (s->components[c].reason == VSSDOC_REQUESTER_CHOICE)
                name_one(paste, &s->components[c], false);
    }
}

static void name_included(const struct paste *paste, const struct vssdoc_selection *s)
{
    for (size_t i = 0; i < s->n_components; i++)
        if (s->components[i].inclusion == VSSDOC_EXPLICIT)
            name_one(paste, &s->components[i], false);
}

static void name_volumes(const struct paste *paste, const struct vssdoc_selection *s)
{
    const char *const *volumes = s->volumes_known ? s->volumes : s->needed_volumes;
    size_t n = s->volumes_known ? s->n_volumes : s->n_needed_volumes;
    for (size_t i = 0; i < n; i++) {
        bool blank = strchr(volumes[i], ' ') != NULL;
        if (can_be_quoted(volumes[i]))
            vsd_out_printf(paste->out, "%s%s%.400s%s%s", paste->before, blank ? "\"" : "",
                           volumes[i], blank ? "\"" : "", paste->behind);
    }
}

static void comments(struct vsd_out *out, const struct vssdoc_selection *s)
{
    vsd_out_text(out, "# ");
    printable(out, s->source);
    vsd_out_text(out, s->volumes_known
                          ? "\n"
                          : ": the snapshot set is not known; these volumes hold what is "
                            "selected\n");
    for (size_t i = 0; i < s->n_components; i++) {
        const struct vssdoc_selected_component *c = &s->components[i];
        if (i == 0 || !same_writer(c, &s->components[i - 1])) {
            vsd_out_printf(out, "# {%s} is ", c->writer_id != NULL ? c->writer_id : "no id");
            printable(out, c->writer);
            vsd_out_char(out, '\n');
        }
        if (c->writer_id != NULL && c->full_path != NULL && can_be_quoted(c->full_path))
            continue;
        vsd_out_text(out, "# cannot be named at a prompt: ");
        printable(out, c->full_path);
        vsd_out_char(out, '\n');
    }
}

static void nothing(struct vssdoc_selections *selections)
{
    (void)selections;
}

static void diskshadow_one(struct vssdoc_selections *selections, struct vssdoc_selection *s)
{
    struct vsd_out *out = &selections->out;
    comments(out, s);
    name_volumes(&(struct paste){out, "add volume ", "\n"}, s);
    name_excluded(&(struct paste){out, "writer exclude ", "\n"}, s);
    name_included(&(struct paste){out, "writer verify ", "\n"}, s);
}

const struct vsd_selections_format vsd_selections_diskshadow = {
    {"diskshadow"}, nothing, diskshadow_one, nothing};

static void vshadow_one(struct vssdoc_selections *selections, struct vssdoc_selection *s)
{
    struct vsd_out *out = &selections->out;
    comments(out, s);
    vsd_out_text(out, "vshadow");
    name_excluded(&(struct paste){out, " -wx=", ""}, s);
    name_included(&(struct paste){out, " -wi=", ""}, s);
    name_volumes(&(struct paste){out, " ", ""}, s);
    vsd_out_char(out, '\n');
}

const struct vsd_selections_format vsd_selections_vshadow = {
    {"vshadow"}, nothing, vshadow_one, nothing};

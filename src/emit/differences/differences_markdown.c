/* A comparison as Markdown, for a ticket or a pull request. */
#include <string.h>

#include "base/text.h"
#include "emit/differences/differences.h"

enum { FEW = 3 };

/* Text whose own signs mean nothing. */
static void plain(struct vsd_out *out, const char *text)
{
    for (const char *at = text != NULL ? text : "-"; *at != '\0';) {
        uint32_t character;
        const char *next = vsd_utf8_next(at, &character);
        char one[8] = "", shown[24];
        memcpy(one, at, (size_t)(next - at));
        if (vsd_must_escape(character)) {
            (void)vssdoc_printable(one, shown, sizeof shown);
            vsd_out_text(out, "\\");
            vsd_out_text(out, shown);
        } else {
            if (character < 0x80 && strchr("\\`*_{}[]<>()#|~&!", (int)character) != NULL)
                vsd_out_char(out, '\\');
            vsd_out_text(out, one);
        }
        at = next;
    }
}

/* A span of code: a name or path. */
static void code(struct vsd_out *out, const char *text)
{
    char shown[2048];
    (void)vssdoc_printable(text != NULL ? text : "-", shown, sizeof shown);
    bool ticks = strchr(shown, '`') != NULL;
    vsd_out_text(out, ticks ? "`` " : "`");
    vsd_out_text(out, shown);
    vsd_out_text(out, ticks ? " ``" : "`");
}

static void side(struct vsd_out *out, const char *word, const struct vssdoc_compared *s)
{
    vsd_out_printf(out, "| %s | ", word);
    code(out, s->source);
    vsd_out_text(out, " | ");
    plain(out, s->machine);
    vsd_out_printf(out, " | %zu | %zu | %zu |\n", s->n_writers, s->n_components, s->n_file_sets);
}

static void levels(struct vsd_out *out, const struct vssdoc_differences *d)
{
    vsd_out_printf(out, "%zu breaking, %zu warning%s, %zu info", d->breaking, d->warnings,
                   d->warnings == 1 ? "" : "s", d->infos);
    if (d->accepted > 0)
        vsd_out_printf(out, ", %zu accepted", d->accepted);
}

static void places(struct vsd_out *out, const struct vssdoc_change *c)
{
    const char *const rows[][3] = {{"old", c->document_old, c->locator_old},
                                   {"new", c->document_new, c->locator_new}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i][1] == NULL)
            continue;
        vsd_out_printf(out, "  - %s: ", rows[i][0]);
        code(out, rows[i][1]);
        if (rows[i][2] != NULL) {
            vsd_out_char(out, ' ');
            code(out, rows[i][2]);
        }
        vsd_out_char(out, '\n');
    }
}

/* A component that came or went. */
static bool is_component(const struct vssdoc_change *c)
{
    enum vssdoc_value_kind kind =
        c->old_value.kind != VSSDOC_VALUE_NONE ? c->old_value.kind : c->new_value.kind;
    return kind == VSSDOC_VALUE_COMPONENT || kind == VSSDOC_VALUE_BCD_COMPONENT;
}

static void write_group(struct vsd_out *out, const struct vssdoc_differences *d,
                        const struct vssdoc_change_group *group, bool files)
{
    const struct vssdoc_change *first = &d->changes[group->first];
    vsd_out_printf(out, "- **%s**%s ", vssdoc_change_level_name(first->rule->level),
                   first->accepted != NULL ? " (accepted)" : "");
    if (first->component != NULL && (group->n == 1 || !is_component(first))) {
        code(out, first->component);
        vsd_out_text(out, ": ");
    }
    if (group->n == 1) {
        plain(out, first->message);
    } else {
        vsd_out_printf(out, "%zu ", group->n);
        plain(out, first->rule->title);
    }
    vsd_out_char(out, '\n');
    if (first->rule->level != VSSDOC_CHANGE_INFO) {
        vsd_out_text(out, "  - why: ");
        plain(out, first->accepted != NULL && first->accepted->reason != NULL
                       ? first->accepted->reason
                       : first->rule->why);
        vsd_out_char(out, '\n');
    }
    if (group->n == 1) {
        places(out, first);
        return;
    }
    for (size_t i = 0; i < group->n_folders && group->n > FEW; i++) {
        vsd_out_printf(out, "  - %zu under ", group->folders[i].n);
        code(out, group->folders[i].path);
        vsd_out_char(out, '\n');
    }
    size_t shown = files || group->n <= FEW ? group->n : first->folder == NULL ? FEW : 0;
    for (size_t i = 0; i < shown; i++) {
        vsd_out_text(out, "  - ");
        if (is_component(first)) {
            code(out, d->changes[group->first + i].component);
            vsd_out_text(out, ": ");
        }
        plain(out, d->changes[group->first + i].message);
        vsd_out_char(out, '\n');
    }
    if (shown > 0 && shown < group->n)
        vsd_out_printf(out, "  - and %zu more\n", group->n - shown);
}

static void changes(struct vsd_out *out, const struct vssdoc_differences *d, bool files)
{
    const struct vssdoc_change *before = NULL;
    for (size_t i = 0; i < d->n_groups; i++) {
        const struct vssdoc_change *c = &d->changes[d->groups[i].first];
        if (before == NULL || before->pair != c->pair ||
            !vsd_same_text(before->writer, c->writer) ||
            !vsd_same_text(before->writer_id, c->writer_id) ||
            !vsd_same_text(before->instance_name, c->instance_name)) {
            vsd_out_text(out, "\n### ");
            plain(out, c->writer != NULL      ? c->writer
                       : c->writer_id != NULL ? c->writer_id
                                              : "The backup as a whole");
            if (c->instance_name != NULL) {
                vsd_out_text(out, ", ");
                plain(out, c->instance_name);
            }
            vsd_out_text(out, "\n\n");
        }
        write_group(out, d, &d->groups[i], files);
        before = c;
    }
}

static void rest(struct vsd_out *out, const struct vssdoc_differences *d,
                 const struct vssdoc_differences_options *options)
{
    for (size_t i = 0; i < d->n_uncompared; i++) {
        vsd_out_text(out, i == 0 ? "\n### Not compared\n\n- " : "- ");
        plain(out, d->uncompared[i].what);
        vsd_out_char(out, ' ');
        code(out, d->uncompared[i].name);
        vsd_out_printf(out, " of the %s side: ", d->uncompared[i].newer ? "newer" : "older");
        plain(out, d->uncompared[i].reason);
        vsd_out_char(out, '\n');
    }
    for (size_t i = 0; i < d->n_duplicates; i++) {
        vsd_out_text(out, i == 0 ? "\n### One identity, several times\n\n- " : "- ");
        vsd_out_printf(out, "%s, %zu times the same %s: ", d->duplicates[i].newer ? "new" : "old",
                       d->duplicates[i].n, d->duplicates[i].what);
        code(out, d->duplicates[i].identity);
        vsd_out_char(out, '\n');
    }
    for (size_t i = 0; options->show_ignored && i < d->n_hidden_changes; i++) {
        const struct vssdoc_change *c = &d->hidden_changes[i];
        vsd_out_text(out, i == 0 ? "\n### Hidden\n\n- " : "- ");
        plain(out, vsd_hidden_by(c));
        vsd_out_text(out, ": ");
        if (c->writer != NULL) {
            plain(out, c->writer);
            vsd_out_text(out, ": ");
        }
        plain(out, c->message);
        vsd_out_char(out, '\n');
    }
    size_t total = vsd_hidden_total(d);
    if (total > 0)
        vsd_out_printf(out, "\n%zu difference%s that mean%s nothing by %s hidden.\n", total,
                       total == 1 ? "" : "s", total == 1 ? "s" : "",
                       total == 1 ? "itself is" : "themselves are");
}

static void write_markdown(const struct vssdoc_differences *d,
                           const struct vssdoc_differences_options *options, struct vsd_out *out)
{
    vsd_out_text(out, "## vssdoc diff: ");
    if (d->n_changes == 0)
        vsd_out_text(out, "no changes");
    else
        levels(out, d);
    vsd_out_text(out, "\n\n| | source | machine | writers | components | file sets |\n"
                      "| --- | --- | --- | --: | --: | --: |\n");
    side(out, "old", &d->old_side);
    side(out, "new", &d->new_side);
    changes(out, d, options->files);
    rest(out, d, options);
}

static void history_markdown(const struct vssdoc_history *history,
                             const struct vssdoc_differences_options *options, struct vsd_out *out)
{
    size_t at = 0;
    vsd_out_printf(out, "# vssdoc diff --history: %zu captures\n", history->n_steps + 1);
    for (size_t i = 0; i < history->n_steps; i++) {
        vsd_out_char(out, '\n');
        write_markdown(history->steps[i], options, out);
        for (bool first = true; at < history->n_changes && history->changes[at].step == i; at++) {
            const struct vssdoc_history_change *h = &history->changes[at];
            if (h->undone == SIZE_MAX)
                continue;
            vsd_out_text(out, first ? "\n### Went away again\n\n- " : "- ");
            first = false;
            if (h->change->component != NULL) {
                code(out, h->change->component);
                vsd_out_text(out, ": ");
            }
            plain(out, h->change->message);
            vsd_out_text(out, " \\(in ");
            code(out, history->steps[h->undone]->new_side.source);
            vsd_out_text(out, "\\)\n");
        }
    }
    vsd_out_printf(out, "\n%zu change%s stayed, %zu went away again.\n", history->lasting,
                   history->lasting == 1 ? "" : "s", history->passing);
}

const struct vsd_differences_format vsd_differences_markdown = {
    {"markdown"}, write_markdown, history_markdown};

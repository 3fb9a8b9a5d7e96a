/* Timelines as a picture for Graphviz: a chain of boxes for each sequence, coloured by what is
 * shown. */
#include <stdio.h>
#include <string.h>

#include "emit/timeline/timelines.h"
#include "emit/write/dot.h"
#include "result/timeline.h"

static void quoted(struct vsd_out *out, const char *text, bool at_end)
{
    vsd_dot_text(out, text, 0);
    if (!at_end)
        vsd_out_text(out, "\\n");
}

static void step(struct vsd_out *out, const char *prefix, const struct vssdoc_timeline_step *s)
{
    static const char *const fills[] = {"#f4d7b4", "#cfe8cf"};
    vsd_out_printf(out, "    %s_%s [label=\"", prefix, s->label);
    quoted(out, s->label, true);
    vsd_out_text(out, "  ");
    quoted(out, vsd_party_words(s->party), false);
    if (s->call != NULL || s->event != NULL)
        quoted(out, s->call != NULL ? s->call : s->event, s->event == NULL || s->call == NULL);
    else
        quoted(out, s->action, true);
    if (s->call != NULL && s->event != NULL) {
        vsd_out_text(out, "event ");
        quoted(out, s->event, true);
    }
    vsd_out_char(out, '"');
    if (s->done == 0 || s->done == 1)
        vsd_out_printf(out, ", style=\"filled\", fillcolor=\"%s\"", fills[s->done]);
    vsd_out_text(out, ", tooltip=\"");
    quoted(out, s->action, true);
    vsd_out_text(out, "\"];\n");
}

static void sequence(struct vsd_out *out, size_t n, size_t k,
                     const struct vssdoc_timeline_sequence *s)
{
    char prefix[64];
    (void)snprintf(prefix, sizeof prefix, "t%zu_%s", n, vssdoc_sequence_kind_name(s->kind));
    vsd_out_printf(out, "  subgraph cluster_%zu_%zu {\n    label=\"", n, k);
    quoted(out, s->title, true);
    vsd_out_text(out, "\";\n");
    for (size_t i = 0; i < s->n_steps; i++)
        step(out, prefix, &s->steps[i]);
    for (size_t i = 1; i < s->n_steps; i++)
        vsd_out_printf(out, "    %s_%s -> %s_%s;\n", prefix, s->steps[i - 1].label, prefix,
                       s->steps[i].label);
    vsd_out_text(out, "  }\n");
}

/* A note beside the last step that is proven: the document was saved there or later. */
static void saved(struct vsd_out *out, size_t n, const struct vssdoc_timeline *t)
{
    if (t->phase.id == NULL)
        return;
    vsd_out_printf(out, "  t%zu_saved [shape=\"note\", label=\"saved here or later\\n", n);
    quoted(out, t->phase.id, true);
    vsd_out_text(out, ": ");
    quoted(out, t->phase.title, true);
    vsd_out_text(out, "\"];\n");
    if (t->phase.after_step != NULL)
        vsd_out_printf(out, "  t%zu_saved -> t%zu_%s_%s [style=\"dashed\", constraint=false];\n", n,
                       n, vssdoc_sequence_kind_name(t->kind), t->phase.after_step);
}

static void dot_begin(struct vssdoc_timelines *timelines)
{
    vsd_out_text(&timelines->out, "digraph timeline {\n"
                                  "  node [shape=\"box\", fontname=\"sans-serif\", fontsize=10];\n"
                                  "  graph [fontname=\"sans-serif\", fontsize=12];\n");
}

static void dot_one(struct vssdoc_timelines *timelines, const struct vssdoc_timeline *t)
{
    struct vsd_out *out = &timelines->out;
    vsd_out_printf(out, "  subgraph cluster_%zu {\n  label=\"", timelines->n);
    quoted(out, t->source, true);
    vsd_out_text(out, "\";\n");
    for (size_t i = 0; i < t->n_sequences; i++)
        sequence(out, timelines->n, i, &t->sequences[i]);
    saved(out, timelines->n, t);
    vsd_out_text(out, "  }\n");
}

static void dot_end(struct vssdoc_timelines *timelines)
{
    vsd_out_text(&timelines->out, "}\n");
}

const struct vsd_timelines_format vsd_timelines_dot = {{"dot"}, dot_begin, dot_one, dot_end};

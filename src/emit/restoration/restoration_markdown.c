/* Restores as Markdown: to be put into a ticket or a runbook. */
#include <stdio.h>
#include <string.h>

#include "emit/restoration/restorations.h"

/* A document's text: nothing in it is markup, and it stays on its line. */
static void text(struct vsd_out *out, const char *of)
{
    char shown[2048];
    (void)vssdoc_printable(of != NULL ? of : "-", shown, sizeof shown);
    for (const char *c = shown; *c != '\0'; c++) {
        if (strchr("\\`*_[]<>|#&~", *c) != NULL)
            vsd_out_char(out, '\\');
        vsd_out_char(out, *c);
    }
}

static void head(struct vsd_out *out, const struct vssdoc_restoration *r)
{
    vsd_out_text(out, "# Restore of ");
    for (size_t i = 0; i < r->n_sources; i++) {
        vsd_out_text(out, i > 0 ? ", then " : "");
        text(out, r->sources[i]);
    }
    vsd_out_text(out, "\n\nRestored to: ");
    text(out,
         r->target != NULL ? r->target : "a machine with none of the files, all writers running");
    vsd_out_text(out, r->target_changed ? ", changed by --what-if" : "");
    vsd_out_printf(out, "\n\n%zu component%s", r->n_decisions, r->n_decisions == 1 ? "" : "s");
    for (unsigned a = 0; a < VSSDOC_RESTORE_ACTIONS; a++)
        if (r->count[a] > 0) {
            vsd_out_printf(out, ", %zu ", r->count[a]);
            text(out, vssdoc_restore_action_name((enum vssdoc_restore_action)a));
        }
    vsd_out_printf(out, ". A restart is %sneeded.\n", vsd_restart_needed(r) ? "" : "not ");
    if (r->n_unbased > 0)
        vsd_out_printf(out,
                       "\n%zu of them hold%s only what changed since an earlier backup, which is not "
                       "restored here.\n",
                       r->n_unbased, r->n_unbased == 1 ? "s" : "");
}

static void row(struct vsd_out *out, const struct vssdoc_restore_decision *d, bool steps)
{
    vsd_out_text(out, "| ");
    if (steps)
        vsd_out_printf(out, "%zu | ", d->step);
    text(out, d->writer != NULL ? d->writer : d->writer_id);
    vsd_out_text(out, " | ");
    text(out, d->component);
    vsd_out_text(out, " | ");
    text(out, vssdoc_restore_action_name(d->action));
    vsd_out_text(out, " | ");
    text(out, d->status);
    vsd_out_text(out, " | ");
    text(out, vsd_restore_events(d));
    vsd_out_text(out, " | ");
    text(out, d->error != NULL ? d->error : d->reboot_required ? "restart needed" : "");
    vsd_out_text(out, " |\n");
}

static void details(struct vsd_out *out, const struct vssdoc_restore_decision *d)
{
    vsd_out_text(out, "\n### ");
    text(out, d->writer != NULL ? d->writer : d->writer_id);
    vsd_out_text(out, " ");
    text(out, d->component);
    vsd_out_text(out, "\n\n");
    for (size_t i = 0; i < d->n_files; i++) {
        vsd_out_text(out, "- ");
        text(out, d->files[i].path);
        vsd_out_text(out, d->files[i].recursive ? " and below" : "");
        if (d->files[i].to != NULL) {
            vsd_out_text(out, " to ");
            text(out, d->files[i].to);
        }
        vsd_out_char(out, '\n');
    }
    vsd_out_text(out, d->n_files > 0 ? "\n" : "");
    for (size_t i = 0; i < d->n_trace; i++) {
        vsd_out_text(out, "1. ");
        text(out, d->trace[i].question);
        vsd_out_text(out, " ");
        text(out, d->trace[i].answer);
        vsd_out_text(out, " (");
        text(out, d->trace[i].source);
        vsd_out_text(out, ")\n");
    }
}

static void markdown_write(struct vsd_restorations *r)
{
    struct vsd_out *out = &r->out;
    for (size_t i = 0; i < r->n; i++) {
        const struct vssdoc_restoration *one = r->list[i];
        bool steps = one->n_sources > 1;
        vsd_out_text(out, i > 0 ? "\n" : "");
        head(out, one);
        vsd_out_printf(out, "\n| %sWriter | Component | Action | Status | Events | Remark |\n",
                       steps ? "Step | " : "");
        vsd_out_printf(out, "| --- | --- | --- | --- | --- | --- |%s\n", steps ? " --- |" : "");
        for (size_t k = 0; k < one->n_decisions; k++)
            row(out, &one->decisions[k], steps);
        vsd_out_text(out, "\n## In this order\n\n");
        for (size_t k = 0; k < one->n_calls; k++) {
            vsd_out_text(out, "1. ");
            text(out, one->calls[k].party);
            vsd_out_text(out, ": ");
            text(out, one->calls[k].what);
            vsd_out_char(out, '\n');
        }
        if (r->changes != NULL) {
            vsd_out_text(out, "\n## With the other target\n\n");
            for (size_t k = 0; k < r->n_changes[i]; k++) {
                const struct vssdoc_restore_change *c = &r->changes[i][k];
                vsd_out_text(out, "- ");
                text(out, c->writer);
                text(out, c->component);
                vsd_out_printf(out, " %s: ", c->what);
                text(out, c->before);
                vsd_out_text(out, " becomes ");
                text(out, c->after);
                vsd_out_char(out, '\n');
            }
        }
        vsd_out_text(out, "\n## Why\n");
        for (size_t k = 0; k < one->n_decisions; k++)
            details(out, &one->decisions[k]);
    }
}

const struct vsd_restorations_format vsd_restorations_markdown = {{"markdown"}, markdown_write};

/* An inspection as text for people. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "emit/inspection/inspect_page.h"

static struct vsd_page page_of(struct vssdoc_inspection *inspection)
{
    return (struct vsd_page){.out = &inspection->out,
                             .colour = inspection->options.colour,
                             .width = inspection->options.width};
}

static void begin(struct vssdoc_inspection *inspection)
{
    (void)inspection;
}

/* The message on standard error is enough. */
static void unreadable(struct vssdoc_inspection *inspection, const struct vssdoc_error *problem)
{
    (void)inspection, (void)problem;
}

static void join(struct vssdoc_inspection *inspection)
{
    struct vsd_page page = page_of(inspection);
    if (inspection->totals.captures > 1)
        vsd_page_line(&page);
}

static void summary(struct vsd_page *page, const struct vssdoc_capture *capture)
{
    size_t components = 0, file_sets = 0;
    for (size_t i = 0; i < capture->n_writers; i++) {
        components += capture->writers[i]->n_components;
        file_sets += capture->writers[i]->n_file_sets;
    }
    bool bcd = capture->backup_components != NULL;
    if (capture->n_writers == 0 && !bcd && capture->manifest == NULL)
        return; /* what there is could not be read, which was told */
    vsd_page_line(page);
    if (capture->n_writers == 0) {
        vsd_page_words(page, 0,
                       bcd ? "There is no WMD: of components only what the BCD records is known, of "
                             "files nothing."
                           : "There is neither a WMD nor a BCD: of components and files nothing is "
                             "known.");
        vsd_page_line(page);
        return;
    }
    vsd_page_count(page, capture->n_writers, "writer", "writers");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, components, "component", "components");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, file_sets, "file set", "file sets");
    vsd_page_put(page, VSD_PLAIN, ".");
    if (components > 0) {
        vsd_page_line(page);
        vsd_page_words(page, 0,
                       "Marks: B added explicitly in the BCD, S selectable for backup, R selectable "
                       "for restore, ? not recorded or not understood");
    }
    vsd_page_line(page);
}

static bool writers(struct vsd_page *page, struct vssdoc_inspection *inspection,
                    const struct vssdoc_capture *capture)
{
    const struct vsd_scope *scope = &inspection->scope;
    const struct vssdoc_inspect_options *options = &inspection->options;
    bool enough = true;
    for (size_t i = 0; i < capture->n_writers && enough; i++) {
        const struct vssdoc_writer *writer = capture->writers[i];
        if (!vsd_scope_has_writer(scope, writer))
            continue;
        vsd_page_line(page);
        vsd_page_writer(page, capture, writer, options->files,
                        options->verbose || scope->writer != NULL);
        enough = vsd_page_tree(page, capture, writer, options->files);
    }
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL; e != NULL;
         e = e->next) {
        if (vssdoc_writer_of(capture, e, NULL) != NULL || !vsd_scope_has_entry(scope, capture, e))
            continue;
        vsd_page_line(page);
        vsd_page_entry(page, capture, e);
    }
    return enough;
}

static void component(struct vsd_page *page, struct vssdoc_inspection *inspection,
                      const struct vssdoc_capture *capture)
{
    const struct vsd_scope *scope = &inspection->scope;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *writer = capture->writers[i];
        if (!vsd_scope_has_writer(scope, writer))
            continue;
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
            if (vsd_scope_has_path(scope, c->full_path))
                vsd_page_component(page, capture, writer, c);
    }
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL; e != NULL;
         e = e->next) {
        if (vssdoc_writer_of(capture, e, NULL) != NULL || !vsd_scope_has_entry(scope, capture, e))
            continue;
        for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next)
            if (vsd_scope_has_path(scope, c->full_path))
                vsd_page_record(page, capture, e, c);
    }
}

static void findings(struct vsd_page *page, const struct vssdoc_inspection *inspection)
{
    const struct vssdoc_validation_summary *f = &inspection->findings;
    vsd_page_count(page, f->errors, "error", "errors");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, f->warnings, "warning", "warnings");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, f->infos, "note", "notes");
    vsd_page_line(page);
}

/* A word as a shell takes it. */
static void shell_word(struct vsd_page *page, const char *word)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "%+,-./:=@_^";
    if (*word != '\0' && word[strspn(word, plain)] == '\0') {
        vsd_page_put(page, VSD_PLAIN, word);
        return;
    }
    vsd_page_put(page, VSD_PLAIN, "'");
    while (*word != '\0') {
        char part[200];
        size_t length = strcspn(word, "'");
        int whole = vsd_whole(word, (int)(length < sizeof part ? length : sizeof part - 1));
        (void)snprintf(part, sizeof part, "%.*s", whole > 0 ? whole : 1, word);
        vsd_page_put(page, VSD_PLAIN, *part == '\'' ? "'\\''" : part);
        word += whole > 0 ? whole : 1;
    }
    vsd_page_put(page, VSD_PLAIN, "'");
}

static enum vssdoc_status capture_text(struct vssdoc_inspection *inspection,
                                       const struct vssdoc_capture *capture)
{
    const struct vssdoc_inspect_options *options = &inspection->options;
    struct vsd_page page = page_of(inspection);
    bool enough = true;
    join(inspection);
    bool overview = options->match == NULL && inspection->scope.writer == NULL && !options->stats;
    if (!overview) {
        vsd_page_put(&page, VSD_BOLD, capture->source);
        vsd_page_line(&page);
    }
    if (options->match != NULL) {
        vsd_page_matches(&page, capture, &inspection->scope, options->match);
    } else if (inspection->scope.component != NULL) {
        component(&page, inspection, capture);
    } else if (options->stats) {
        enough = vsd_page_figures(&page, capture, &inspection->scope);
    } else {
        if (inspection->scope.writer == NULL) {
            enough = vsd_page_head(&page, capture, options->verbose);
            summary(&page, capture);
        }
        enough = enough && writers(&page, inspection, capture);
        if (inspection->has_findings) {
            vsd_page_line(&page);
            findings(&page, inspection);
        }
        inspection->shown_whole = true;
    }
    return enough ? VSSDOC_OK : VSSDOC_NO_MEMORY;
}

/* The next thing to do about what was shown. */
static void end(struct vssdoc_inspection *inspection)
{
    const char *const *operand = inspection->options.operands;
    struct vsd_page page = page_of(inspection);
    if (operand == NULL || !inspection->shown_whole)
        return;
    vsd_page_line(&page);
    vsd_page_put(&page, VSD_PLAIN, "Check it: vssdoc validate");
    for (size_t i = 0; i < inspection->options.n_operands; i++) {
        vsd_page_put(&page, VSD_PLAIN, " ");
        shell_word(&page, operand[i]);
    }
    vsd_page_line(&page);
}

const struct vsd_inspect_format vsd_inspect_text = {{"text"}, begin, capture_text, unreadable, end,
                                                    join};

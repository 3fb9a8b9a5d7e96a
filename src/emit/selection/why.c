/* Answers to "why is this in the backup, or not", as text and JSON (vssdoc/why/1). */

#include "base/error.h"
#include "emit/write/formats.h"
#include "emit/write/json_output.h"
#include "emit/write/page.h"

/* ---- text ---- */

enum { INDENT = 2, ANSWER = 4 };

static void step_text(struct vsd_page *page, const struct vssdoc_why_step *step)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_words(page, INDENT, step->question);
    vsd_page_line(page);
    vsd_page_pad(page, ANSWER);
    vsd_page_words(page, ANSWER, step->answer);
    vsd_page_line(page);
    if (step->document != NULL) {
        vsd_page_pad(page, ANSWER);
        vsd_page_put(page, VSD_DIM, step->document);
        vsd_page_put(page, VSD_DIM, " ");
        vsd_page_put(page, VSD_DIM, step->locator);
        vsd_page_line(page);
    }
    if (step->source != NULL) {
        vsd_page_pad(page, ANSWER);
        vsd_page_put(page, VSD_DIM, "source: ");
        vsd_page_put(page, VSD_DIM, step->source);
        vsd_page_line(page);
    }
}

static void write_text(const struct vssdoc_why *const *answers, size_t n,
                       const struct vssdoc_selections_options *options, struct vsd_out *out)
{
    struct vsd_page page = {.out = out, .colour = options->colour, .width = options->width};
    for (size_t i = 0; i < n; i++) {
        const struct vssdoc_why *why = answers[i];
        if (i > 0)
            vsd_page_line(&page);
        vsd_page_name(&page, VSD_BOLD, why->what);
        vsd_page_put(&page, VSD_DIM, " in ");
        vsd_page_put(&page, VSD_DIM, why->source);
        vsd_page_line(&page);
        vsd_page_words(&page, 0, why->verdict);
        vsd_page_line(&page);
        vsd_page_line(&page);
        for (size_t s = 0; s < why->n_steps; s++)
            step_text(&page, &why->steps[s]);
        vsd_page_line(&page);
        vsd_page_put(&page, VSD_PLAIN, "The documents do not tell ");
        for (size_t u = 0; u < why->n_untold; u++) {
            vsd_page_put(&page, VSD_PLAIN, u > 0 ? "; " : "");
            vsd_page_words(&page, 0, why->untold[u]);
        }
        vsd_page_put(&page, VSD_PLAIN, ".");
        vsd_page_line(&page);
    }
}

/* ---- JSON ---- */

static void answer_json(struct vsd_json *json, const struct vssdoc_why *why)
{
    static const char *const kinds[] = {"writer", "component", "file"};
    vsd_json_object(json);
    vsd_json_text(json, "source", why->source);
    vsd_json_text(json, "what", why->what);
    vsd_json_text(json, "kind", kinds[why->kind]);
    vsd_json_flag(json, "included", why->included);
    vsd_json_text(json, "verdict", why->verdict);
    vsd_json_array_at(json, "steps");
    for (size_t i = 0; i < why->n_steps; i++) {
        const struct vssdoc_why_step *step = &why->steps[i];
        vsd_json_line(json);
        vsd_json_text(json, "question", step->question);
        vsd_json_text(json, "answer", step->answer);
        vsd_json_text(json, "source", step->source);
        vsd_json_text(json, "document", step->document);
        vsd_json_text(json, "locator", step->locator);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_texts(json, "untold", why->untold, why->n_untold);
    vsd_json_object_end(json);
}

static void write_json(const struct vssdoc_why *const *answers, size_t n,
                       const struct vssdoc_selections_options *options, struct vsd_out *out)
{
    struct vsd_json json;
    (void)options;
    vsd_json_output(&json, out, "vssdoc/why/1");
    vsd_json_tool(&json);
    vsd_json_array_at(&json, "answers");
    for (size_t i = 0; i < n; i++)
        answer_json(&json, answers[i]);
    vsd_json_array_end(&json);
    vsd_json_finish(&json);
}

/* ---- both ---- */

struct why_format {
    struct vsd_format format;
    void (*write)(const struct vssdoc_why *const *answers, size_t n,
                  const struct vssdoc_selections_options *options, struct vsd_out *out);
};
static const struct why_format text = {{"text"}, write_text}, json = {{"json"}, write_json};
static const struct vsd_format *const formats[] = {&text.format, &json.format, NULL};

enum vssdoc_status vssdoc_why_write(const struct vssdoc_why *const *answers, size_t n,
                                    const struct vssdoc_selections_options *options,
                                    vssdoc_write_fn *write, void *context,
                                    struct vssdoc_error *error)
{
    enum vssdoc_status status;
    const struct why_format *format =
        (const struct why_format *)vsd_format_named(options->format, formats, NULL, &status, error);
    if (format == NULL)
        return status;
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    format->write(answers, n, options, out);
    return vsd_out_end(out, error);
}

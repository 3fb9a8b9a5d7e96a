#include "emit/fleet/question_list.h"

#include <stdio.h>

#include "base/error.h"
#include "emit/write/formats.h"
#include "emit/write/json_output.h"

struct list_format {
    struct vsd_format format;
    void (*write)(struct vsd_out *out);
};

static void write_text(struct vsd_out *out)
{
    const struct vssdoc_question *q;
    for (size_t i = 0; (q = vssdoc_question_at(i)) != NULL; i++) {
        char asked[64];
        (void)snprintf(asked, sizeof asked, "%s %s", q->name, q->arguments);
        vsd_out_printf(out, "%-26s %s\n", asked, q->about);
    }
}

static void write_json(struct vsd_out *out)
{
    const struct vssdoc_question *q;
    struct vsd_json json;
    vsd_json_output(&json, out, "vssdoc/fleet/1");
    vsd_json_array_at(&json, "questions");
    for (size_t i = 0; (q = vssdoc_question_at(i)) != NULL; i++) {
        vsd_json_line(&json);
        vsd_json_text(&json, "name", q->name);
        vsd_json_text(&json, "arguments", q->arguments);
        vsd_json_text(&json, "about", q->about);
        vsd_json_object_end(&json);
    }
    vsd_json_array_end(&json);
    vsd_json_finish(&json);
}

enum vssdoc_status vsd_question_list(const char *format, vssdoc_write_fn *write, void *context,
                                     struct vssdoc_error *error)
{
    static const struct list_format text = {{"text"}, write_text}, json = {{"json"}, write_json};
    static const struct vsd_format *const formats[] = {&text.format, &json.format, NULL};
    enum vssdoc_status status;
    const struct list_format *chosen =
        (const struct list_format *)vsd_format_named(format, formats, NULL, &status, error);
    if (chosen == NULL)
        return status;
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    chosen->write(out);
    return vsd_out_end(out, error);
}

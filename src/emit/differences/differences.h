/* What the formats of comparisons share. A format is a row: one function that writes it whole. */
#ifndef VSD_EMIT_DIFFERENCES_DIFFERENCES_H
#define VSD_EMIT_DIFFERENCES_DIFFERENCES_H

#include "emit/write/formats.h"
#include "emit/write/json.h"
#include "emit/write/out.h"
#include "emit/write/page.h"
#include "result/differences.h"

struct vsd_differences_format {
    struct vsd_format format;
    void (*write)(const struct vssdoc_differences *differences,
                  const struct vssdoc_differences_options *options, struct vsd_out *out);
    void (*history)(const struct vssdoc_history *history,
                    const struct vssdoc_differences_options *options, struct vsd_out *out);
};

extern const struct vsd_differences_format vsd_differences_text;
extern const struct vsd_differences_format vsd_differences_json;
extern const struct vsd_differences_format vsd_differences_ndjson;
extern const struct vsd_differences_format vsd_differences_markdown;

/* A value before or after a change, as a JSON value (difference_value.c). */
void vsd_json_value(struct vsd_json *json, const struct vssdoc_value *value);

/* The class of what hides a difference: a noise, or an option that ignores it. */
const char *vsd_hidden_by(const struct vssdoc_change *change);
/* All that is hidden, of one comparison. */
size_t vsd_hidden_total(const struct vssdoc_differences *differences);

/* The groups of a comparison, one writer after the other (differences_text.c). */
void vsd_text_changes(struct vsd_page *page, const struct vssdoc_differences *differences,
                      const struct vssdoc_differences_options *options);

#endif

/* Findings as one JSON document (vssdoc/validate/1) or one line each (vssdoc/validate-stream/1). */
#include "emit/document/json_model.h"
#include "emit/findings/findings.h"
#include "emit/write/json.h"

static void place(struct vsd_json *json, const char *key, const struct vssdoc_finding *f,
                  uint64_t value)
{
    vsd_json_key(json, key);
    if (f->line == 0)
        vsd_json_null(json);
    else
        vsd_json_count(json, value);
}

static void finding_keys(struct vsd_json *json, const struct vssdoc_finding *f)
{
    vsd_json_text(json, "rule", f->rule->code);
    vsd_json_text(json, "slug", f->rule->slug);
    vsd_json_text(json, "severity", vssdoc_severity_name(f->severity));
    vsd_json_text(json, "message", f->message);
    vsd_json_text(json, "source", f->source);
    vsd_json_text(json, "document", f->document);
    place(json, "offset", f, f->offset);
    place(json, "line", f, f->line);
    place(json, "column", f, f->column);
    vsd_json_text(json, "locator", f->locator);
    vsd_json_text(json, "writer", f->writer);
    vsd_json_text(json, "writer_id", f->writer_id);
    vsd_json_text(json, "component", f->component);
    vsd_json_text(json, "subject", f->subject);
    vsd_json_text(json, "fingerprint", f->fingerprint);
    vsd_json_key(json, "accepted");
    if (f->accepted == NULL) {
        vsd_json_null(json);
    } else {
        vsd_json_line(json);
        vsd_json_text(json, "reason", f->accepted->reason);
        vsd_json_text(json, "until", f->accepted->until);
        vsd_json_object_end(json);
    }
    vsd_json_text(json, "help", f->rule->advice);
}

static void summary_keys(struct vsd_json *json, const struct vssdoc_validation *validation)
{
    struct vssdoc_validation_summary s = vssdoc_validation_summary(validation);
    vsd_json_size(json, "error", s.errors);
    vsd_json_size(json, "warning", s.warnings);
    vsd_json_size(json, "info", s.infos);
    vsd_json_size(json, "accepted", s.accepted);
    vsd_json_size(json, "documents", s.documents);
    vsd_json_size(json, "left_out", s.left_out);
    vsd_json_size(json, "unreadable", s.unreadable);
}

/* The entries of the accept file, and what became of them. */
static void accept_entry_keys(struct vsd_json *json, const struct vssdoc_acceptance *entry)
{
    vsd_json_text(json, "fingerprint", entry->fingerprint);
    vsd_json_text(json, "rule", entry->rule);
    vsd_json_text(json, "writer", entry->writer);
    vsd_json_text(json, "component", entry->component);
    vsd_json_text(json, "reason", entry->reason);
    vsd_json_text(json, "until", entry->until);
    vsd_json_key(json, "used");
    vsd_json_boolean(json, entry->used);
    vsd_json_key(json, "expired");
    vsd_json_boolean(json, entry->expired);
}

static void write_json(const struct vssdoc_validation *validation,
                       const struct vssdoc_findings_options *options, struct vsd_out *out)
{
    struct vsd_json json;
    (void)options;
    vsd_json_begin(&json, out, true);
    vsd_json_object(&json);
    vsd_json_text(&json, "schema", "vssdoc/validate/1");
    vsd_json_tool(&json);
    vsd_json_key(&json, "findings");
    vsd_json_array(&json);
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++) {
        vsd_json_object(&json);
        finding_keys(&json, vssdoc_validation_at(validation, i));
        vsd_json_object_end(&json);
    }
    vsd_json_array_end(&json);
    vsd_json_key(&json, "accept");
    vsd_json_array(&json);
    for (size_t i = 0; i < validation->accept.n; i++) {
        vsd_json_line(&json);
        accept_entry_keys(&json, &validation->accept.entries[i]);
        vsd_json_object_end(&json);
    }
    vsd_json_array_end(&json);
    vsd_json_text(&json, "today", validation->accept.today_matters ? validation->accept.today : NULL);
    vsd_json_key(&json, "summary");
    vsd_json_line(&json);
    summary_keys(&json, validation);
    vsd_json_object_end(&json);
    vsd_json_object_end(&json);
    vsd_out_char(out, '\n');
}

static void line(struct vsd_json *json, struct vsd_out *out)
{
    vsd_json_begin(json, out, false);
    vsd_json_object(json);
}

static void line_end(struct vsd_json *json)
{
    vsd_json_object_end(json);
    vsd_out_char(json->out, '\n');
}

static void write_ndjson(const struct vssdoc_validation *validation,
                         const struct vssdoc_findings_options *options, struct vsd_out *out)
{
    struct vsd_json json;
    (void)options;
    line(&json, out);
    vsd_json_text(&json, "schema", "vssdoc/validate-stream/1");
    vsd_json_tool(&json);
    line_end(&json);
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++) {
        line(&json, out);
        vsd_json_text(&json, "type", "finding");
        finding_keys(&json, vssdoc_validation_at(validation, i));
        line_end(&json);
    }
    for (size_t i = 0; i < validation->accept.n; i++) {
        line(&json, out);
        vsd_json_text(&json, "type", "acceptance");
        accept_entry_keys(&json, &validation->accept.entries[i]);
        line_end(&json);
    }
    line(&json, out);
    vsd_json_text(&json, "type", "summary");
    vsd_json_text(&json, "today", validation->accept.today_matters ? validation->accept.today : NULL);
    summary_keys(&json, validation);
    line_end(&json);
}

const struct vsd_findings_format vsd_findings_json = {{"json"}, write_json};
const struct vsd_findings_format vsd_findings_ndjson = {{"ndjson"}, write_ndjson};

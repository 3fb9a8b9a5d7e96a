/* Findings as one JSON document (vssdoc/validate/1) or one line each (vssdoc/validate-stream/1). */
#include "emit/acceptance/acceptance_json.h"
#include "emit/findings/findings.h"
#include "emit/write/json_output.h"

static void finding_keys(struct vsd_json *json, const struct vssdoc_finding *f)
{
    vsd_json_text(json, "rule", f->rule->code);
    vsd_json_text(json, "slug", f->rule->slug);
    vsd_json_text(json, "severity", vssdoc_severity_name(f->severity));
    vsd_json_text(json, "message", f->message);
    vsd_json_text(json, "source", f->source);
    vsd_json_text(json, "document", f->document);
    vsd_json_size_if(json, "offset", f->line > 0, f->offset);
    vsd_json_size_if(json, "line", f->line > 0, f->line);
    vsd_json_size_if(json, "column", f->line > 0, f->column);
    vsd_json_text(json, "locator", f->locator);
    vsd_json_text(json, "writer", f->writer);
    vsd_json_text(json, "writer_id", f->writer_id);
    vsd_json_text(json, "component", f->component);
    vsd_json_text(json, "subject", f->subject);
    vsd_json_text(json, "fingerprint", f->fingerprint);
    vsd_json_accepted(json, f->accepted);
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

static void write_json(const struct vssdoc_validation *validation,
                       const struct vssdoc_findings_options *options, struct vsd_out *out)
{
    struct vsd_json json;
    (void)options;
    vsd_json_output(&json, out, "vssdoc/validate/1");
    vsd_json_tool(&json);
    vsd_json_array_at(&json, "findings");
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++) {
        vsd_json_object(&json);
        finding_keys(&json, vssdoc_validation_at(validation, i));
        vsd_json_object_end(&json);
    }
    vsd_json_array_end(&json);
    vsd_json_array_at(&json, "accept");
    for (size_t i = 0; i < validation->accept.n; i++) {
        vsd_json_line(&json);
        vsd_json_acceptance_keys(&json, &validation->accept.entries[i]);
        vsd_json_object_end(&json);
    }
    vsd_json_array_end(&json);
    vsd_json_text(&json, "today", validation->accept.today_matters ? validation->accept.today : NULL);
    vsd_json_line_at(&json, "summary");
    summary_keys(&json, validation);
    vsd_json_object_end(&json);
    vsd_json_finish(&json);
}

static void write_ndjson(const struct vssdoc_validation *validation,
                         const struct vssdoc_findings_options *options, struct vsd_out *out)
{
    struct vsd_json json;
    (void)options;
    vsd_json_stream(&json, out, "vssdoc/validate-stream/1");
    vsd_json_tool(&json);
    vsd_json_finish(&json);
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++) {
        vsd_json_record(&json, out, "finding");
        finding_keys(&json, vssdoc_validation_at(validation, i));
        vsd_json_finish(&json);
    }
    for (size_t i = 0; i < validation->accept.n; i++) {
        vsd_json_record(&json, out, "acceptance");
        vsd_json_acceptance_keys(&json, &validation->accept.entries[i]);
        vsd_json_finish(&json);
    }
    vsd_json_record(&json, out, "summary");
    vsd_json_text(&json, "today", validation->accept.today_matters ? validation->accept.today : NULL);
    summary_keys(&json, validation);
    vsd_json_finish(&json);
}

const struct vsd_findings_format vsd_findings_json = {{"json"}, write_json};
const struct vsd_findings_format vsd_findings_ndjson = {{"ndjson"}, write_ndjson};

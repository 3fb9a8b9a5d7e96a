/* Findings as SARIF 2.1.0: one run, all rules that could have found something, a result per finding.
 * A result stands on one line: reports of thousands stay small enough to be uploaded. */
#include <stdio.h>
#include <string.h>

#include "emit/findings/findings.h"
#include "emit/write/json_output.h"

static void message(struct vsd_json *json, const char *key, const char *value)
{
    vsd_json_line_at(json, key);
    vsd_json_text(json, "text", value);
    vsd_json_object_end(json);
}

static const char *level(enum vssdoc_severity severity)
{
    static const char *const levels[] = {[VSSDOC_OFF] = "none",
                                         [VSSDOC_INFO] = "note",
                                         [VSSDOC_WARNING] = "warning",
                                         [VSSDOC_ERROR] = "error"};
    return levels[severity];
}

/* A path as a URI reference (RFC 3986): every byte that is not unreserved is encoded. */
static void uri(struct vsd_json *json, const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    char out[3 * 4096 + 16] = "";
    size_t n = 0;
    if (path[0] == '/') {
        memcpy(out, "file://", 7);
        n = 7;
    }
    for (; *path != '\0' && n + 4 < sizeof out; path++) {
        unsigned char byte = (unsigned char)*path;
        if (strchr(plain, *path) != NULL) {
            out[n++] = *path;
        } else {
            out[n++] = '%';
            out[n++] = "0123456789ABCDEF"[byte >> 4];
            out[n++] = "0123456789ABCDEF"[byte & 15];
        }
    }
    out[n] = '\0';
    vsd_json_text(json, "uri", out);
}

static void rule(struct vsd_json *json, const struct vsd_rule_state *state)
{
    const struct vssdoc_rule *r = state->rule;
    vsd_json_object(json);
    vsd_json_text(json, "id", r->code);
    vsd_json_text(json, "name", r->slug);
    message(json, "shortDescription", r->title);
    message(json, "fullDescription", r->why);
    message(json, "help", r->advice);
    vsd_json_line_at(json, "defaultConfiguration");
    vsd_json_text(json, "level", level(r->severity));
    vsd_json_object_end(json);
    vsd_json_line_at(json, "properties");
    vsd_json_array_at(json, "tags");
    vsd_json_string(json, vssdoc_rule_scope_name(r->scope));
    vsd_json_array_end(json);
    vsd_json_text(json, "source", r->source);
    vsd_json_object_end(json);
    vsd_json_object_end(json);
}

static void driver(struct vsd_json *json, const struct vssdoc_validation *validation)
{
    vsd_json_object_at(json, "tool");
    vsd_json_object_at(json, "driver");
    vsd_json_text(json, "name", "vssdoc");
    vsd_json_text(json, "version", vssdoc_version());
    vsd_json_text(json, "semanticVersion", vssdoc_version());
    vsd_json_array_at(json, "rules");
    for (size_t i = 0; i < validation->n_states; i++)
        rule(json, &validation->states[i]);
    vsd_json_array_end(json);
    vsd_json_object_end(json);
    vsd_json_object_end(json);
}

/* The element's first character: where it begins is what we know. */
static void region(struct vsd_json *json, const struct vssdoc_finding *f)
{
    vsd_json_object_at(json, "region");
    vsd_json_size(json, "startLine", f->line);
    vsd_json_size(json, "startColumn", f->column);
    vsd_json_size(json, "endColumn", (uint64_t)f->column + 1);
    vsd_json_size(json, "byteOffset", f->offset);
    vsd_json_size(json, "byteLength", 1);
    vsd_json_object_end(json);
}

static void location(struct vsd_json *json, const struct vssdoc_finding *f)
{
    vsd_json_array_at(json, "locations");
    vsd_json_object(json);
    vsd_json_object_at(json, "physicalLocation");
    vsd_json_object_at(json, "artifactLocation");
    uri(json, f->file != NULL ? f->file : f->source);
    vsd_json_object_end(json);
    if (f->line > 0)
        region(json, f);
    vsd_json_object_end(json);
    if (f->locator != NULL) {
        vsd_json_array_at(json, "logicalLocations");
        vsd_json_object(json);
        vsd_json_text(json, "fullyQualifiedName", f->locator);
        vsd_json_text(json, "kind", "element");
        vsd_json_object_end(json);
        vsd_json_array_end(json);
    }
    vsd_json_object_end(json);
    vsd_json_array_end(json);
}

static void suppressions(struct vsd_json *json, const struct vssdoc_finding *f)
{
    vsd_json_array_at(json, "suppressions");
    if (f->accepted != NULL) {
        vsd_json_object(json);
        vsd_json_text(json, "kind", "external");
        vsd_json_text(json, "status", "accepted");
        if (f->accepted->reason != NULL)
            vsd_json_text(json, "justification", f->accepted->reason);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static size_t index_of(const struct vssdoc_validation *validation, const struct vssdoc_rule *rule)
{
    size_t i = 0;
    while (validation->states[i].rule != rule)
        i++;
    return i;
}

/* Who it is about goes in front: viewers of SARIF show the message alone. */
static void result_message(struct vsd_json *json, const struct vssdoc_finding *f)
{
    char whole[1600];
    (void)snprintf(whole, sizeof whole, "%.200s%s%.400s%s%s", f->writer != NULL ? f->writer : "",
                   f->writer != NULL && f->component != NULL ? ":" : "",
                   f->component != NULL ? f->component : "",
                   f->writer != NULL || f->component != NULL ? ": " : "", f->message);
    message(json, "message", whole);
}

static void property(struct vsd_json *json, const char *key, const char *value)
{
    if (value != NULL)
        vsd_json_text(json, key, value);
}

static void result(struct vsd_json *json, const struct vssdoc_validation *validation,
                   const struct vssdoc_finding *f)
{
    vsd_json_line(json);
    vsd_json_text(json, "ruleId", f->rule->code);
    vsd_json_size(json, "ruleIndex", index_of(validation, f->rule));
    vsd_json_text(json, "level", level(f->severity));
    result_message(json, f);
    location(json, f);
    vsd_json_object_at(json, "partialFingerprints");
    vsd_json_text(json, "vssdoc/v1", f->fingerprint);
    vsd_json_object_end(json);
    suppressions(json, f);
    vsd_json_object_at(json, "properties");
    property(json, "writer", f->writer);
    property(json, "writerId", f->writer_id);
    property(json, "component", f->component);
    vsd_json_object_end(json);
    vsd_json_object_end(json);
}

/* Whether all inputs could be read; which could not is among the results. */
static void invocations(struct vsd_json *json, const struct vssdoc_validation *validation)
{
    vsd_json_array_at(json, "invocations");
    vsd_json_line(json);
    vsd_json_flag(json, "executionSuccessful",
                  vssdoc_validation_summary(validation).unreadable == 0);
    vsd_json_object_end(json);
    vsd_json_array_end(json);
}

static void write_sarif(const struct vssdoc_validation *validation,
                        const struct vssdoc_findings_options *options, struct vsd_out *out)
{
    struct vsd_json json;
    (void)options;
    vsd_json_begin(&json, out, true);
    vsd_json_object(&json);
    vsd_json_text(&json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    vsd_json_text(&json, "version", "2.1.0");
    vsd_json_array_at(&json, "runs");
    vsd_json_object(&json);
    driver(&json, validation);
    invocations(&json, validation);
    vsd_json_text(&json, "columnKind", "utf16CodeUnits");
    vsd_json_array_at(&json, "results");
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++)
        result(&json, validation, vssdoc_validation_at(validation, i));
    vsd_json_array_end(&json);
    vsd_json_object_end(&json);
    vsd_json_array_end(&json);
    vsd_json_finish(&json);
}

const struct vsd_findings_format vsd_findings_sarif = {{"sarif"}, write_sarif};

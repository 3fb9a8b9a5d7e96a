#include "config/report.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "config/json_file.h"

#define SCHEMA "vssdoc/validate/1"

enum { LARGEST_FILE = 64 * 1024 * 1024 };

static const char *copy(struct vsd_explanation *explanation, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    if (text == NULL)
        return NULL;
    const char *kept = vsd_arena_copy(&explanation->arena, text, strlen(text));
    explanation->no_memory = explanation->no_memory || kept == NULL;
    return kept;
}

static void add(struct vsd_explanation *explanation, const json_t *finding)
{
    struct vsd_reported *f = vsd_arena_alloc(&explanation->arena, sizeof *f);
    struct vsd_topic *topic = f != NULL ? vsd_topic_add(explanation, VSD_TOPIC_FINDING) : NULL;
    if (topic == NULL) {
        explanation->no_memory = true;
        return;
    }
    const json_t *accepted = json_object_get(finding, "accepted");
    *f = (struct vsd_reported){.rule = copy(explanation, finding, "rule"),
                               .severity = copy(explanation, finding, "severity"),
                               .message = copy(explanation, finding, "message"),
                               .source = copy(explanation, finding, "source"),
                               .document = copy(explanation, finding, "document"),
                               .locator = copy(explanation, finding, "locator"),
                               .writer = copy(explanation, finding, "writer"),
                               .component = copy(explanation, finding, "component"),
                               .fingerprint = copy(explanation, finding, "fingerprint"),
                               .reason = copy(explanation, accepted, "reason"),
                               .until = copy(explanation, accepted, "until")};
    topic->finding = f;
}

static void add_rule(struct vsd_explanation *explanation, const struct vssdoc_rule *rule)
{
    struct vsd_topic *topic = rule != NULL ? vsd_topic_add(explanation, VSD_TOPIC_RULE) : NULL;
    if (topic != NULL)
        topic->rule = rule;
}

enum vssdoc_status vsd_report_find(const char *path, const char *fingerprint,
                                   struct vsd_explanation *explanation,
                                   struct vssdoc_error *error)
{
    struct vsd_json_file file;
    enum vssdoc_status status = vsd_json_file_read(path, LARGEST_FILE, &file, error);
    if (status != VSSDOC_OK)
        return status;
    const char *schema = json_string_value(json_object_get(file.root, "schema"));
    const json_t *findings = json_object_get(file.root, "findings");
    const struct vssdoc_rule *rule = NULL;
    if (schema == NULL || strcmp(schema, SCHEMA) != 0)
        status = vsd_json_fail(&file, NULL, error,
                               "no report of vssdoc validate --format json: \"schema\" is not "
                               "\"" SCHEMA "\"");
    for (size_t i = 0; i < json_array_size(findings) && status == VSSDOC_OK; i++) {
        const json_t *finding = json_array_get(findings, i);
        const char *text = json_string_value(json_object_get(finding, "fingerprint"));
        if (text == NULL || !vsd_equal_folded(text, fingerprint))
            continue;
        add(explanation, finding);
        const char *code = json_string_value(json_object_get(finding, "rule"));
        if (code != NULL)
            rule = vssdoc_rule_find(code);
    }
    add_rule(explanation, rule);
    vsd_json_file_free(&file);
    if (status == VSSDOC_OK && explanation->no_memory)
        return vsd_no_memory(error, path);
    if (status == VSSDOC_OK && explanation->first == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, path, "no finding has the fingerprint %s",
                        fingerprint);
    return status;
}

/* An explanation as one JSON document (vssdoc/explain/1). */
#include <stdio.h>
#include <string.h>

#include "emit/reference/explanation.h"
#include "emit/reference/rules.h"
#include "emit/write/json_output.h"
#include "explain/enumerations.h"
#include "explain/examples.h"

static void code(struct vsd_json *json, const char *key, uint32_t value)
{
    char hex[16];
    (void)snprintf(hex, sizeof hex, "0x%08x", value);
    vsd_json_text(json, key, hex);
}

static void list(struct vsd_json *json, const char *key, const char *const *items)
{
    vsd_json_array_at(json, key);
    for (; items != NULL && *items != NULL; items++)
        vsd_json_string(json, *items);
    vsd_json_array_end(json);
}

static void rule(struct vsd_json *json, const struct vsd_topic *topic)
{
    const struct vsd_example *e = topic->example;
    vsd_json_rule_keys(json, topic->rule);
    vsd_json_key(json, "example");
    if (e == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_text(json, "element", *e->excerpt != '\0' ? e->excerpt : NULL);
    vsd_json_text(json, "message", e->message);
    vsd_json_object_end(json);
}

static void boolean_key(struct vsd_json *json, const char *key, bool value)
{
    vsd_json_flag(json, key, value);
}

static void enumeration(struct vsd_json *json, const struct vsd_topic *topic)
{
    const struct vssdoc_enumeration *e, *first = topic->enumeration;
    vsd_json_text(json, "name", first->name);
    boolean_key(json, "mask", first->mask);
    vsd_json_array_at(json, "constants");
    for (size_t i = 0; (e = vsd_enumeration_at(i)) != NULL; i++) {
        for (size_t c = 0; strcmp(e->name, first->name) == 0 && c < e->n_constants; c++) {
            vsd_json_line(json);
            vsd_json_text(json, "name", e->constants[c].name);
            vsd_json_size(json, "value", e->constants[c].value);
            vsd_json_text(json, "spelling", e->constants[c].seen);
            vsd_json_text(json, "meaning", e->constants[c].meaning);
            vsd_json_object_end(json);
        }
    }
    vsd_json_array_end(json);
    vsd_json_text(json, "source", first->source);
}

static void constant(struct vsd_json *json, const struct vsd_topic *topic)
{
    vsd_json_text(json, "name", topic->constant->name);
    vsd_json_text(json, "enumeration", topic->enumeration->name);
    vsd_json_size(json, "value", topic->value);
    vsd_json_text(json, "spelling", topic->constant->seen);
    list(json, "also", topic->constant->accepted);
    boolean_key(json, "inferred", topic->inferred);
    vsd_json_text(json, "meaning", topic->constant->meaning);
    vsd_json_text(json, "source", topic->enumeration->source);
}

static const struct vssdoc_constant *bit_of(const struct vssdoc_enumeration *e, uint32_t bit)
{
    for (size_t i = 0; i < e->n_constants; i++)
        if (e->constants[i].value == bit)
            return &e->constants[i];
    return NULL;
}

static void combinations(struct vsd_json *json, const struct vsd_topic *topic)
{
    struct vsd_combination together;
    vsd_json_array_at(json, "combinations");
    for (size_t i = 0; vsd_combination_next(topic->enumeration, topic->value, &i, &together);) {
        vsd_json_line(json);
        vsd_json_text(json, "name", together.constant->name);
        vsd_json_text(json, "enumeration", together.enumeration->name);
        vsd_json_size(json, "value", together.constant->value);
        vsd_json_text(json, "meaning", together.constant->meaning);
        vsd_json_text(json, "source", together.enumeration->source);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static void value(struct vsd_json *json, const struct vsd_topic *topic)
{
    vsd_json_text(json, "enumeration", topic->enumeration->name);
    vsd_json_size(json, "value", topic->value);
    boolean_key(json, "inferred", topic->inferred);
    combinations(json, topic);
    vsd_json_array_at(json, "flags");
    for (uint64_t bit = 1; bit <= topic->value; bit <<= 1) {
        const struct vssdoc_constant *c = bit_of(topic->enumeration, (uint32_t)bit);
        if ((topic->value & bit) == 0)
            continue;
        vsd_json_line(json);
        vsd_json_text(json, "name", c != NULL ? c->name : NULL);
        vsd_json_size(json, "value", (uint32_t)bit);
        vsd_json_text(json, "meaning", c != NULL ? c->meaning : NULL);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_text(json, "source", topic->enumeration->source);
}

static void boolean(struct vsd_json *json, const struct vsd_topic *topic)
{
    const struct vssdoc_name *n = &topic->name;
    boolean_key(json, "value", topic->value != 0);
    vsd_json_text(json, "name", n->spelling);
    vsd_json_text(json, "object", n->object);
    vsd_json_text(json, "key", n->key);
    vsd_json_text(json, "evidence", vsd_evidence_name(n->evidence));
    boolean_key(json, "inferred", topic->inferred);
    vsd_json_text(json, "source", n->source);
}

static void writer(struct vsd_json *json, const struct vsd_topic *topic)
{
    const struct vssdoc_known_writer *w = topic->writer;
    vsd_json_text(json, "writer_id", w->writer_id);
    vsd_json_text(json, "name", w->name);
    list(json, "variants", w->variants);
    vsd_json_text(json, "about", w->about);
    vsd_json_text(json, "service", w->service);
    vsd_json_text(json, "restore", w->restore);
    vsd_json_text(json, "source", w->source);
    vsd_json_text(json, "trouble", w->trouble);
    vsd_json_text(json, "trouble_source", w->trouble_source);
}

static void hresult(struct vsd_json *json, const struct vsd_topic *topic)
{
    vsd_json_text(json, "name", topic->hresult->name);
    code(json, "value", topic->hresult->value);
    vsd_json_key(json, "win32");
    vsd_json_number(json, vsd_is_win32(topic->hresult) ? (int64_t)(topic->hresult->value & 0xFFFF)
                                                       : VSSDOC_ABSENT);
    vsd_json_text(json, "meaning", topic->hresult->meaning);
    vsd_json_text(json, "source", topic->hresult->source);
}

static void name(struct vsd_json *json, const struct vsd_topic *topic)
{
    const struct vssdoc_name *n = &topic->name;
    vsd_json_text(json, "spelling", n->spelling);
    vsd_json_text(json, "node", n->element ? "element" : "attribute");
    vsd_json_text(json, "object", n->object);
    vsd_json_text(json, "key", n->key);
    vsd_json_text(json, "enumeration", n->values < VSSDOC_ENUMERATIONS
                                  ? vssdoc_enumeration(n->values)->name
                                  : NULL);
    vsd_json_text(json, "evidence", vsd_evidence_name(n->evidence));
    vsd_json_text(json, "source", n->source);
}

static void finding(struct vsd_json *json, const struct vsd_topic *topic)
{
    const struct vsd_reported *f = topic->finding;
    vsd_json_text(json, "rule", f->rule);
    vsd_json_text(json, "severity", f->severity);
    vsd_json_text(json, "message", f->message);
    vsd_json_text(json, "source", f->source);
    vsd_json_text(json, "document", f->document);
    vsd_json_text(json, "locator", f->locator);
    vsd_json_text(json, "writer", f->writer);
    vsd_json_text(json, "component", f->component);
    vsd_json_text(json, "fingerprint", f->fingerprint);
    vsd_json_text(json, "reason", f->reason);
    vsd_json_text(json, "until", f->until);
}

static const struct {
    const char *kind;
    void (*keys)(struct vsd_json *json, const struct vsd_topic *topic);
} kinds[] = {
    [VSD_TOPIC_RULE] = {"rule", rule},
    [VSD_TOPIC_ENUMERATION] = {"enumeration", enumeration},
    [VSD_TOPIC_CONSTANT] = {"constant", constant},
    [VSD_TOPIC_VALUE] = {"value", value},
    [VSD_TOPIC_BOOLEAN] = {"boolean", boolean},
    [VSD_TOPIC_WRITER] = {"writer", writer},
    [VSD_TOPIC_HRESULT] = {"error", hresult},
    [VSD_TOPIC_NAME] = {"name", name},
    [VSD_TOPIC_FINDING] = {"finding", finding},
};

static void write_json(const struct vsd_explanation *explanation, bool colour, unsigned width,
                       struct vsd_out *out)
{
    struct vsd_json json;
    (void)colour, (void)width;
    vsd_json_output(&json, out, "vssdoc/explain/1");
    vsd_json_tool(&json);
    vsd_json_text(&json, "asked", explanation->asked);
    vsd_json_array_at(&json, "topics");
    for (const struct vsd_topic *topic = explanation->first; topic != NULL; topic = topic->next) {
        vsd_json_object(&json);
        vsd_json_text(&json, "kind", kinds[topic->kind].kind);
        kinds[topic->kind].keys(&json, topic);
        vsd_json_object_end(&json);
    }
    vsd_json_array_end(&json);
    vsd_json_finish(&json);
}

const struct vsd_explanation_format vsd_explanation_json = {{"json"}, write_json};

/* An explanation for people: a heading per topic, then what is known, label by label. */
#include <stdio.h>
#include <string.h>

#include "emit/reference/explanation.h"
#include "emit/write/page.h"
#include "explain/enumerations.h"
#include "explain/examples.h"

enum { LABEL = 2, VALUE = 16 };

static void heading(struct vsd_page *page, const char *title, const char *what)
{
    vsd_page_put(page, VSD_BOLD, title);
    vsd_page_put(page, VSD_DIM, "  ");
    vsd_page_put(page, VSD_DIM, what);
    vsd_page_line(page);
}

static void field(struct vsd_page *page, const char *label, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, label);
    vsd_page_pad(page, VALUE);
    vsd_page_words(page, VALUE, text);
    vsd_page_line(page);
}

static void list(struct vsd_page *page, const char *label, const char *const *items)
{
    for (; items != NULL && *items != NULL; items++)
        field(page, label, *items);
}

static void rule(struct vsd_page *page, const struct vsd_topic *topic)
{
    const struct vssdoc_rule *r = topic->rule;
    char level[400];
    (void)snprintf(level, sizeof level, "%s, since %s", vssdoc_severity_name(r->severity), r->why);
    vsd_page_put(page, VSD_BOLD, r->code);
    vsd_page_put(page, VSD_PLAIN, " ");
    heading(page, r->slug, "rule of vssdoc validate");
    field(page, "must be so", r->title);
    field(page, "level", level);
    field(page, "looks at", vssdoc_rule_scope_name(r->scope));
    field(page, "what to do", r->advice);
    field(page, "source", r->source);
    if (topic->example != NULL) {
        bool element = *topic->example->excerpt != '\0';
        field(page, "example", topic->example->excerpt);
        field(page, element ? "" : "example", topic->example->message);
    }
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, "silence it");
    vsd_page_pad(page, VALUE);
    vsd_page_printf(page, VSD_PLAIN, "--except %s, or an entry of --accept FILE", r->slug);
    vsd_page_line(page);
}

static void spelling(struct vsd_page *page, const struct vsd_topic *topic)
{
    if (topic->inferred)
        field(page, "spelling", "inferred: no document was seen with it");
}

/* A constant in a list: its number, its name and below that what it means. */
static void listed(struct vsd_page *page, const struct vssdoc_constant *c, bool hexadecimal)
{
    char number[24];
    (void)snprintf(number, sizeof number, hexadecimal ? "0x%x" : "%u", c->value);
    field(page, number, c->name);
    field(page, "", c->meaning);
}

static void enumeration(struct vsd_page *page, const struct vsd_topic *topic)
{
    const char *title = topic->enumeration->name;
    const struct vssdoc_enumeration *e;
    heading(page, title, topic->enumeration->mask ? "mask of the API" : "enumeration of the API");
    for (size_t i = 0; (e = vsd_enumeration_at(i)) != NULL; i++)
        for (size_t c = 0; strcmp(e->name, title) == 0 && c < e->n_constants; c++)
            listed(page, &e->constants[c], e->mask || vsd_combined(e) != NULL);
    field(page, "source", topic->enumeration->source);
}

static void constant(struct vsd_page *page, const struct vsd_topic *topic)
{
    char value[64];
    (void)snprintf(value, sizeof value, "%u (0x%x)", topic->value, topic->value);
    heading(page, topic->constant->name, topic->enumeration->name);
    field(page, "value", value);
    if (vsd_is_in_documents(topic->enumeration))
        field(page, "in documents",
              topic->constant->seen != NULL ? topic->constant->seen : "not seen in any");
    list(page, "read as well", topic->constant->accepted);
    spelling(page, topic);
    field(page, "meaning", topic->constant->meaning);
    field(page, "source", topic->enumeration->source);
}

static const struct vssdoc_constant *bit_of(const struct vssdoc_enumeration *e, uint32_t bit)
{
    for (size_t i = 0; i < e->n_constants; i++)
        if (e->constants[i].value == bit)
            return &e->constants[i];
    return NULL;
}

static void property(struct vsd_page *page, const struct vssdoc_name *name)
{
    char text[160];
    (void)snprintf(text, sizeof text, "%s of %s in our JSON", name->key, name->object);
    field(page, "property", text);
}

static void value(struct vsd_page *page, const struct vsd_topic *topic)
{
    char title[48];
    (void)snprintf(title, sizeof title, "%u (0x%x)", topic->value, topic->value);
    heading(page, title, topic->enumeration->name);
    spelling(page, topic);
    struct vsd_combination together;
    const char *source = NULL;
    for (size_t i = 0; vsd_combination_next(topic->enumeration, topic->value, &i, &together);) {
        listed(page, together.constant, true);
        source = together.enumeration->source;
    }
    if (topic->value == 0 && source == NULL)
        field(page, "meaning", "no bit is set");
    for (uint64_t bit = 1; bit <= topic->value; bit <<= 1) {
        const struct vssdoc_constant *c = bit_of(topic->enumeration, (uint32_t)bit);
        char hex[24];
        if ((topic->value & bit) == 0)
            continue;
        (void)snprintf(hex, sizeof hex, "0x%llx", (unsigned long long)bit);
        field(page, hex, c != NULL ? c->name : "has no name that is known");
        if (c != NULL)
            field(page, "", c->meaning);
    }
    field(page, "source", topic->enumeration->source);
    if (source != NULL && strcmp(source, topic->enumeration->source) != 0)
        field(page, "", source);
}

static const char *evidence_of(const struct vssdoc_name *name)
{
    switch (name->evidence) {
    case VSSDOC_CAPTURED:
        return "seen in captured documents";
    case VSSDOC_DOCUMENTED:
        return "shown as XML on a page of Microsoft's";
    case VSSDOC_TEST_WRITER:
        return "only in the test writer's configuration";
    case VSSDOC_INFERRED:
        break;
    }
    return "inferred from the API's names; never seen";
}

static void boolean(struct vsd_page *page, const struct vsd_topic *topic)
{
    char title[96];
    (void)snprintf(title, sizeof title, "%s is %s", topic->name.spelling,
                   topic->value ? "yes" : "no");
    heading(page, title, "attribute");
    property(page, &topic->name);
    field(page, "evidence", evidence_of(&topic->name));
    spelling(page, topic);
    field(page, "source", topic->name.source);
}

static void writer(struct vsd_page *page, const struct vsd_topic *topic)
{
    const struct vssdoc_known_writer *w = topic->writer;
    heading(page, w->name, "writer");
    field(page, "class id", w->writer_id);
    list(page, "also called", w->variants);
    field(page, "protects", w->about);
    field(page, "service", w->service != NULL ? w->service : "no source names one");
    field(page, "restore", w->restore);
    field(page, "source", w->source);
    field(page, "trouble", w->trouble);
    field(page, "source", w->trouble_source);
}

static void hresult(struct vsd_page *page, const struct vsd_topic *topic)
{
    char number[16], win32[16];
    (void)snprintf(number, sizeof number, "0x%08x", topic->hresult->value);
    heading(page, topic->hresult->name, number);
    field(page, "meaning", topic->hresult->meaning);
    if (vsd_is_win32(topic->hresult)) {
        (void)snprintf(win32, sizeof win32, "%u", topic->hresult->value & 0xFFFF);
        field(page, "Win32 error", win32);
    }
    field(page, "source", topic->hresult->source);
}

static void name(struct vsd_page *page, const struct vsd_topic *topic)
{
    const struct vssdoc_name *n = &topic->name;
    heading(page, n->spelling, n->element ? "element" : "attribute");
    property(page, n);
    if (n->values < VSSDOC_ENUMERATIONS)
        field(page, "values", vssdoc_enumeration(n->values)->name);
    if (n->boolean)
        field(page, "values", "yes, no");
    field(page, "evidence", evidence_of(n));
    if (n->evidence != VSSDOC_INFERRED && strchr(n->spelling, '|') != NULL)
        field(page, "", "the first spelling; the others are inferred from the API's names");
    field(page, "source", n->source);
}

static void finding(struct vsd_page *page, const struct vsd_topic *topic)
{
    const struct vsd_reported *f = topic->finding;
    heading(page, f->fingerprint, "finding of the report");
    field(page, "level", f->severity);
    field(page, "message", f->message);
    field(page, "writer", f->writer);
    field(page, "component", f->component);
    field(page, "capture", f->source);
    field(page, "document", f->document);
    field(page, "place", f->locator);
    field(page, "accepted", f->reason);
    field(page, "until", f->until);
}

static void (*const kinds[])(struct vsd_page *, const struct vsd_topic *) = {
    [VSD_TOPIC_RULE] = rule,         [VSD_TOPIC_ENUMERATION] = enumeration,
    [VSD_TOPIC_CONSTANT] = constant, [VSD_TOPIC_VALUE] = value,
    [VSD_TOPIC_BOOLEAN] = boolean,   [VSD_TOPIC_WRITER] = writer,
    [VSD_TOPIC_HRESULT] = hresult,   [VSD_TOPIC_NAME] = name,
    [VSD_TOPIC_FINDING] = finding,
};

static void write_text(const struct vsd_explanation *explanation, bool colour, unsigned width,
                       struct vsd_out *out)
{
    struct vsd_page page = {.out = out, .colour = colour, .width = width};
    for (const struct vsd_topic *topic = explanation->first; topic != NULL; topic = topic->next) {
        if (topic != explanation->first)
            vsd_page_line(&page);
        kinds[topic->kind](&page, topic);
    }
}

const struct vsd_explanation_format vsd_explanation_text = {{"text"}, write_text};

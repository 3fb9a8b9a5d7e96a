/* Values as documents hold them: a mask's number alone, or behind a name and an equals sign. */
#include <string.h>

#include "base/text.h"
#include "explain/explain.h"

static void add_value(struct vsd_explanation *explanation,
                      const struct vssdoc_enumeration *enumeration, uint32_t value)
{
    struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_VALUE);
    if (topic == NULL)
        return;
    topic->enumeration = enumeration;
    topic->value = value;
}

static void add_constant(struct vsd_explanation *explanation,
                         const struct vssdoc_enumeration *enumeration,
                         const struct vssdoc_constant *constant)
{
    struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_CONSTANT);
    if (topic == NULL)
        return;
    topic->enumeration = enumeration;
    topic->constant = constant;
    topic->value = constant->value;
}

/* A number alone fits a mask all of whose bits it names. */
static void add_masks(struct vsd_explanation *explanation, uint32_t value)
{
    for (int id = 0; id < VSSDOC_ENUMERATIONS; id++) {
        const struct vssdoc_enumeration *e = vssdoc_enumeration((enum vssdoc_enumeration_id)id);
        uint32_t named = 0;
        for (size_t i = 0; i < e->n_constants; i++)
            named |= e->constants[i].value;
        if (e->mask && value != 0 && (value & ~named) == 0)
            add_value(explanation, e, value);
    }
}

static bool has_spelling(const char *spellings, const char *asked, size_t length)
{
    for (const char *at = spellings; *at != '\0';) {
        size_t n = strcspn(at, "|");
        char one[128];
        if (n == length && n < sizeof one) {
            memcpy(one, at, n);
            one[n] = '\0';
            const char *rest = vsd_rest_folded(asked, one);
            if (rest != NULL && *rest == '=')
                return true;
        }
        at += n + (at[n] == '|');
    }
    return false;
}

static bool seen_before(const struct vsd_explanation *explanation,
                        const struct vssdoc_enumeration *enumeration)
{
    for (const struct vsd_topic *t = explanation->first; t != NULL; t = t->next)
        if (t->enumeration == enumeration)
            return true;
    return false;
}

/* The text of a property with these values: a number, a spelling or several constants with commas. */
static void add_property(struct vsd_explanation *explanation, enum vssdoc_enumeration_id id,
                         const char *text)
{
    const struct vssdoc_enumeration *e = vssdoc_enumeration(id);
    uint32_t value;
    if (seen_before(explanation, e))
        return;
    bool number = vsd_read_number(text, &value);
    if (number && e->mask) {
        add_value(explanation, e, value);
        return;
    }
    for (size_t i = 0; i < e->n_constants; i++) {
        const struct vssdoc_constant *c = &e->constants[i];
        bool fits = number ? c->value == value
                           : vsd_equal_folded(c->name, text) ||
                                 (c->seen != NULL && vsd_equal_folded(c->seen, text));
        for (const char *const *also = c->accepted; !fits && also != NULL && *also != NULL; also++)
            fits = !number && vsd_equal_folded(*also, text);
        if (fits)
            add_constant(explanation, e, c);
    }
}

void vsd_explain_value(struct vsd_explanation *explanation, const char *asked,
                       struct vsd_nearest *nearest)
{
    const char *equals = strchr(asked, '=');
    struct vssdoc_name name;
    uint32_t value;
    (void)nearest;
    if (equals == NULL) {
        if (vsd_read_number(asked, &value))
            add_masks(explanation, value);
        return;
    }
    size_t length = (size_t)(equals - asked);
    for (size_t i = 0; vssdoc_name_at(i, &name); i++)
        if (name.values < VSSDOC_ENUMERATIONS &&
            (has_spelling(name.spelling, asked, length) || has_spelling(name.key, asked, length)))
            add_property(explanation, name.values, equals + 1);
}

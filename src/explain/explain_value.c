/* Values as documents hold them: a mask's number alone, or a value behind a property's name and an equals
 * sign. What stands there is understood as the reader understands it. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "explain/enumerations.h"
#include "explain/explain.h"
#include "model/shape.h"

static void add_mask(struct vsd_explanation *explanation, const struct vssdoc_enumeration *mask,
                     uint32_t value, bool inferred)
{
    struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_VALUE);
    if (topic == NULL)
        return;
    topic->enumeration = mask;
    topic->value = value;
    topic->inferred = inferred;
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
            add_mask(explanation, e, value, false);
    }
}

/* Whether a value of an enumeration was told, or of a combination of its bits. */
static bool seen_before(const struct vsd_explanation *explanation,
                        const struct vssdoc_enumeration *enumeration)
{
    for (const struct vsd_topic *t = explanation->first; t != NULL; t = t->next)
        if (t->enumeration != NULL &&
            (t->enumeration == enumeration || vsd_combined(t->enumeration) == enumeration))
            return true;
    return false;
}

/* A constant of an enumeration, by number or spelling. */
static void add_constants(struct vsd_explanation *explanation, const struct vssdoc_enumeration *e,
                          const char *text, bool in_document)
{
    uint32_t value;
    bool exact, number = vsd_number_spelled(text, &value, &exact);
    for (size_t i = 0; i < e->n_constants; i++) {
        const struct vssdoc_constant *c = &e->constants[i];
        if (number && c->value == value)
            vsd_add_constant(explanation, e, c, in_document);
        else if (!number && vsd_constant_called(e, c, text, &exact))
            vsd_add_constant(explanation, e, c, in_document && !exact);
    }
}

/* A mask's value: its number, or the name of a bit or of a combination, which no document holds. */
static void add_mask_value(struct vsd_explanation *explanation,
                           const struct vssdoc_enumeration *mask, const char *text,
                           bool in_document)
{
    const struct vssdoc_enumeration *e;
    uint32_t value;
    bool exact;
    if (vsd_number_spelled(text, &value, &exact)) {
        add_mask(explanation, mask, value, in_document && !exact);
        return;
    }
    for (size_t i = 0; (e = vsd_enumeration_at(i)) != NULL; i++)
        if (e == mask || vsd_combined(e) == mask)
            add_constants(explanation, e, text, false);
}

static void add_value(struct vsd_explanation *explanation, const struct vssdoc_enumeration *e,
                      const char *text, bool in_document)
{
    const struct vssdoc_enumeration *mask = e->mask ? e : vsd_combined(e);
    if (seen_before(explanation, mask != NULL ? mask : e))
        return;
    if (mask != NULL)
        add_mask_value(explanation, mask, text, in_document);
    else
        add_constants(explanation, e, text, in_document);
}

static void add_boolean(struct vsd_explanation *explanation, const struct vssdoc_name *name,
                        const char *text)
{
    bool value, exact;
    if (!vsd_boolean_spelled(text, &value, &exact))
        return;
    struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_BOOLEAN);
    if (topic == NULL)
        return;
    topic->name = *name;
    topic->value = value;
    topic->inferred = !exact;
}

/* "selectable" or one of its keys, as documents or we spell it; or an enumeration's name. */
static void add_named(struct vsd_explanation *explanation, const char *asked, const char *text)
{
    struct vssdoc_name name;
    const struct vssdoc_enumeration *e;
    for (size_t i = 0; vssdoc_name_at(i, &name); i++) {
        if (!vsd_spelled(name.spelling, asked) && !vsd_spelled(name.key, asked))
            continue;
        if (name.boolean)
            add_boolean(explanation, &name, text);
        else if (name.values < VSSDOC_ENUMERATIONS)
            add_value(explanation, vssdoc_enumeration(name.values), text, true);
    }
    for (size_t i = 0; (e = vsd_enumeration_at(i)) != NULL; i++)
        if (vsd_equal_folded(e->name, asked))
            add_value(explanation, e, text, false);
}

void vsd_explain_value(struct vsd_explanation *explanation, const char *asked,
                       struct vsd_nearest *nearest)
{
    const char *equals = strchr(asked, '=');
    uint32_t value;
    bool exact;
    (void)nearest;
    if (equals == NULL) {
        if (vsd_number_spelled(asked, &value, &exact))
            add_masks(explanation, value);
        return;
    }
    char *name = vsd_arena_copy(&explanation->arena, asked, (size_t)(equals - asked));
    if (name == NULL)
        explanation->no_memory = true;
    else
        add_named(explanation, name, equals + 1);
}

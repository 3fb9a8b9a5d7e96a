/* What a text in a document means where it stands for a constant, a boolean or a number: the documents'
 * own form, and what else is understood without being sure of it. */
#include <string.h>

#include "base/text.h"
#include "model/shape.h"

bool vsd_constant_called(const struct vssdoc_enumeration *enumeration,
                         const struct vssdoc_constant *constant, const char *text, bool *exact)
{
    *exact = constant->seen != NULL && strcmp(constant->seen, text) == 0;
    if (*exact || vsd_spelled(constant->name, text) ||
        vsd_spelled(constant->name + strlen(enumeration->prefix), text) ||
        (constant->seen != NULL && vsd_spelled(constant->seen, text)))
        return true;
    for (size_t i = 0; constant->accepted != NULL && constant->accepted[i] != NULL; i++)
        if (vsd_spelled(constant->accepted[i], text))
            return true;
    return false;
}

bool vsd_constant_spelled(enum vssdoc_enumeration_id id, const char *text, uint32_t *value,
                          bool *exact)
{
    const struct vssdoc_enumeration *enumeration = vssdoc_enumeration(id);
    for (size_t i = 0; i < enumeration->n_constants; i++) {
        *value = enumeration->constants[i].value;
        if (vsd_constant_called(enumeration, &enumeration->constants[i], text, exact))
            return true;
    }
    return false;
}

bool vsd_boolean_spelled(const char *text, bool *value, bool *exact)
{
    static const struct {
        const char *text;
        bool value, seen;
    } spellings[] = {
        {"yes", true, true},   {"no", false, true}, {"true", true, false},
        {"false", false, false}, {"1", true, false},  {"0", false, false},
    };
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        if (!vsd_equal_folded(text, spellings[i].text))
            continue;
        *value = spellings[i].value;
        *exact = spellings[i].seen && strcmp(text, spellings[i].text) == 0;
        return true;
    }
    return false;
}

bool vsd_number_spelled(const char *text, uint32_t *value, bool *exact)
{
    bool hexadecimal = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    unsigned base = hexadecimal ? 16 : 10;
    const char *digits = text + (hexadecimal ? 2 : 0);
    uint64_t sum = 0;
    if (*digits == '\0')
        return false;
    for (; *digits != '\0'; digits++) {
        static const char alphabet[] = "0123456789abcdef";
        char c = *digits >= 'A' && *digits <= 'F' ? (char)(*digits - 'A' + 'a') : *digits;
        const char *found = memchr(alphabet, c, base);
        if (found == NULL)
            return false;
        sum = sum * base + (uint64_t)(found - alphabet);
        if (sum > UINT32_MAX)
            return false;
    }
    *value = (uint32_t)sum;
    *exact = !hexadecimal;
    return true;
}

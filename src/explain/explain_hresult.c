#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "explain/explain.h"

/* 0x800423F4, 800423F4, -2147212300 */
static bool read_code(const char *text, uint32_t *out)
{
    size_t digits = strspn(text, "0123456789abcdefABCDEF");
    if (digits == 8 && text[8] == '\0') {
        *out = (uint32_t)strtoul(text, NULL, 16);
        return true;
    }
    if (text[0] == '-' && strspn(text + 1, "0123456789") == strlen(text + 1) &&
        strlen(text) <= 11) {
        *out = (uint32_t)strtoll(text, NULL, 10);
        return true;
    }
    return vsd_read_number(text, out);
}

void vsd_explain_hresult(struct vsd_explanation *explanation, const char *asked,
                         struct vsd_nearest *nearest)
{
    uint32_t code = 0;
    bool by_code = read_code(asked, &code);
    const struct vssdoc_hresult *hresult;
    for (size_t i = 0; (hresult = vssdoc_hresult_at(i)) != NULL; i++) {
        vsd_nearest_offer(nearest, hresult->name);
        if (!(by_code && hresult->value == code) && !vsd_equal_folded(hresult->name, asked))
            continue;
        struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_HRESULT);
        if (topic != NULL)
            topic->hresult = hresult;
    }
}

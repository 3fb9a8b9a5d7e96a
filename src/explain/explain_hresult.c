#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "explain/explain.h"
#include "model/hresults.h"

/* 0x800423F4, 800423F4, -2147212300 */
static bool read_code(const char *text, uint32_t *out)
{
    if (strlen(text) != 8 || strspn(text, "0123456789abcdefABCDEF") != 8)
        return vsd_hresult_read(text, out);
    *out = (uint32_t)strtoul(text, NULL, 16);
    return true;
}

static void add(struct vsd_explanation *explanation, const struct vssdoc_hresult *hresult)
{
    struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_HRESULT);
    if (topic != NULL)
        topic->hresult = hresult;
}

/* An error of Windows that the table does not have: what it is can be said, not what it means. */
static void add_win32(struct vsd_explanation *explanation, uint32_t code)
{
    unsigned error = code & 0xFFFF;
    struct vsd_arena *arena = &explanation->arena;
    struct vssdoc_hresult *hresult = vsd_arena_alloc(arena, sizeof *hresult);
    char *name = vsd_arena_printf(arena, "HRESULT_FROM_WIN32(%u)", error);
    char *meaning = vsd_arena_printf(
        arena, "The Win32 error %u; on Windows \"net helpmsg %u\" tells its text.", error, error);
    if (hresult == NULL || name == NULL || meaning == NULL) {
        explanation->no_memory = true;
        return;
    }
    *hresult = (struct vssdoc_hresult){code, name, meaning, "winerror.h"};
    add(explanation, hresult);
}

void vsd_explain_hresult(struct vsd_explanation *explanation, const char *asked,
                         struct vsd_nearest *nearest)
{
    uint32_t code = 0;
    bool by_code = read_code(asked, &code), known = false;
    const struct vssdoc_hresult *hresult;
    for (size_t i = 0; (hresult = vssdoc_hresult_at(i)) != NULL; i++) {
        vsd_nearest_offer(nearest, hresult->name);
        if (!(by_code && hresult->value == code) && !vsd_equal_folded(hresult->name, asked))
            continue;
        known = true;
        add(explanation, hresult);
    }
    if (by_code && !known && code >> 16 == 0x8007)
        add_win32(explanation, code);
}

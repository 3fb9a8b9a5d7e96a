#include "gather.h"

#include <stdlib.h>
#include <string.h>

/* ---- captures ---- */

static bool keep_first(void *context, struct vssdoc_capture *capture)
{
    struct vssdoc_capture **first = context;
    if (*first == NULL)
        *first = capture;
    else
        vssdoc_capture_free(capture);
    return true;
}

struct vssdoc_capture *fuzz_capture(const char *name, const void *data, size_t size,
                                    struct vssdoc_redaction *redaction)
{
    struct vssdoc_capture *first = NULL;
    const struct vssdoc_read_options options = {.limits = &fuzz_limits, .redaction = redaction};
    if (size > 0)
        (void)vssdoc_read_memory(name, data, size, &options, keep_first, &first, NULL);
    return first;
}

void fuzz_halves(const uint8_t *data, size_t size, struct fuzz_half out[2])
{
    static const char mark[] = "<?next?>";
    enum { MARK = sizeof mark - 1 };
    out[0] = out[1] = (struct fuzz_half){data, size};
    for (size_t i = 0; i + MARK <= size; i++)
        if (memcmp(data + i, mark, MARK) == 0) {
            out[0].size = i;
            out[1] = (struct fuzz_half){data + i + MARK, size - i - MARK};
            return;
        }
}

/* ---- output ---- */

bool fuzz_gather(void *context, const char *bytes, size_t size)
{
    struct fuzz_text *text = context;
    if (size > text->room - text->size) {
        size_t room = text->room + size + text->room / 2 + 4096;
        char *more = realloc(text->bytes, room);
        if (more == NULL)
            return false;
        text->bytes = more;
        text->room = room;
    }
    memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
    return true;
}

bool fuzz_same_text(const struct fuzz_text *a, const struct fuzz_text *b)
{
    return a->size == b->size && (a->size == 0 || memcmp(a->bytes, b->bytes, a->size) == 0);
}

void fuzz_text_free(struct fuzz_text *text)
{
    free(text->bytes);
    *text = (struct fuzz_text){NULL, 0, 0};
}

bool fuzz_discard(void *context, const char *bytes, size_t size)
{
    (void)context, (void)bytes, (void)size;
    return true;
}

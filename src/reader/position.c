#include "reader/position.h"

#include <string.h>

void vsd_position_start(struct vsd_position *position, const struct vsd_text *text)
{
    *position = (struct vsd_position){.text = text,
                                      .offset = text->offset,
                                      .line = text->line,
                                      .column = text->column};
}

/* In ASCII only line breaks need to be looked for. */
static uint64_t advance_ascii(struct vsd_position *position, const char *text, size_t to)
{
    const char *at = text + position->at, *end = text + to, *line = NULL;
    for (const char *c = at; (c = memchr(c, '\n', (size_t)(end - c))) != NULL;) {
        line = ++c;
        position->line++;
    }
    if (line != NULL)
        position->column = 1;
    position->column += (uint32_t)(end - (line != NULL ? line : at));
    return to - position->at;
}

/* Returns the UTF-16 units that were passed; *characters counts characters. */
static uint64_t advance_any(struct vsd_position *position, const char *text, size_t to,
                            uint64_t *characters)
{
    uint64_t units = 0;
    *characters = 0;
    for (size_t i = position->at; i < to; i++) {
        unsigned char byte = (unsigned char)text[i];
        if ((byte & 0xC0) == 0x80)
            continue;
        uint32_t width = byte >= 0xF0 ? 2 : 1;
        ++*characters;
        units += width;
        position->column += width;
        if (byte == '\n') {
            position->line++;
            position->column = 1;
        }
    }
    return units;
}

void vsd_position_advance(struct vsd_position *position, size_t to)
{
    const struct vsd_text *text = position->text;
    uint64_t characters, units;
    if (text->ascii)
        characters = units = advance_ascii(position, text->text, to);
    else
        units = advance_any(position, text->text, to, &characters);
    position->offset += text->unit == VSD_UNIT_UTF_8    ? to - position->at
                        : text->unit == VSD_UNIT_UTF_16 ? 2 * units
                                                        : characters;
    position->at = to;
}

#include "reader/position.h"

void vsd_position_start(struct vsd_position *position, const struct vsd_text *text)
{
    *position = (struct vsd_position){.text = text,
                                      .offset = text->offset,
                                      .line = text->line,
                                      .column = text->column};
}

void vsd_position_advance(struct vsd_position *position, size_t to)
{
    const char *text = position->text->text;
    uint64_t units = 0, characters = 0;
    size_t from = position->at;
    for (size_t i = from; i < to; i++) {
        unsigned char byte = (unsigned char)text[i];
        if ((byte & 0xC0) == 0x80)
            continue;
        uint32_t width = byte >= 0xF0 ? 2 : 1;
        characters++;
        units += width;
        position->column += width;
        if (byte == '\n') {
            position->line++;
            position->column = 1;
        }
    }
    position->at = to;
    position->offset += position->text->unit == VSD_UNIT_UTF_8    ? to - from
                        : position->text->unit == VSD_UNIT_UTF_16 ? 2 * units
                                                                  : characters;
}

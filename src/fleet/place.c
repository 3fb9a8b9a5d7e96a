/* A machine and a day by where a capture lies, for documents that tell none. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fleet/fleet.h"

/* What lies below the operand that a capture was found in; the whole source for one that is its
 * own. */
static const char *below_operand(const struct vssdoc_fleet *fleet, const char *source)
{
    const char *below = source;
    for (size_t i = 0; i < fleet->n_operands; i++) {
        size_t length = strlen(fleet->operands[i]);
        while (length > 0 && fleet->operands[i][length - 1] == '/')
            length--;
        if (strncmp(source, fleet->operands[i], length) == 0 && source[length] == '/' &&
            source[length + 1] != '\0' && source + length + 1 > below)
            below = source + length + 1;
    }
    return below;
}

/* Whether a part of a path is a day, with or without a time: "2026-01-04", "20260104T0100.zip". */
static bool is_dated(const char *part, size_t length)
{
    static const char *const days[] = {"0000-00-00", "0000_00_00", "00000000"};
    size_t stem = 0;
    while (stem < length && part[stem] != '.')
        stem++;
    if (stem == 0 || strspn(part, "0123456789-_:+TZ ") < stem)
        return false;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        size_t n = 0;
        while (days[i][n] != '\0' && n < stem &&
               (days[i][n] == '0' ? part[n] >= '0' && part[n] <= '9' : part[n] == days[i][n]))
            n++;
        if (days[i][n] == '\0')
            return true;
    }
    return false;
}

/* Its day as we spell it; false for one that the calendar does not have. */
static bool day_of(const char *part, size_t length, char out[VSD_DAY])
{
    enum { DIGITS = 8 };
    char digits[DIGITS + 1] = "";
    size_t n = 0;
    if (!is_dated(part, length))
        return false;
    for (size_t i = 0; i < length && n < DIGITS; i++)
        if (part[i] >= '0' && part[i] <= '9')
            digits[n++] = part[i];
    (void)snprintf(out, VSD_DAY, "%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
    return vsd_is_day(out);
}

/* The part in front of one that begins there; *end is behind it. NULL when it names nothing. */
static const char *part_before(const char *source, const char *begin, const char **end)
{
    while (begin > source && begin[-1] == '/')
        begin--;
    *end = begin;
    while (begin > source && begin[-1] != '/')
        begin--;
    size_t length = (size_t)(*end - begin);
    bool names = length > 0 && strspn(begin, ".") < length;
    return names ? begin : NULL;
}

bool vsd_fleet_day(const char *source, char out[VSD_DAY])
{
    const char *behind = source + strlen(source), *part;
    for (part = part_before(source, behind, &behind); part != NULL;
         part = part_before(source, part, &behind))
        if (day_of(part, (size_t)(behind - part), out))
            return true;
    return false;
}

const char *vsd_fleet_place(const struct vssdoc_fleet *fleet, struct vsd_arena *arena,
                         const char *source)
{
    const char *begin = below_operand(fleet, source), *end = begin + strcspn(begin, "/");
    if (begin == source) { /* the operand itself: its last part */
        end = source + strlen(source);
        while (end > source && end[-1] == '/')
            end--;
        for (begin = end; begin > source && begin[-1] != '/'; begin--)
            ;
    }
    const char *above = begin, *behind = end;
    while (above != NULL && is_dated(above, (size_t)(behind - above)))
        above = part_before(source, above, &behind);
    if (above != NULL) {
        begin = above;
        end = behind;
    }
    return vsd_arena_copy(arena, begin, (size_t)(end - begin));
}

#include "capture/units.h"

#include <stdlib.h>
#include <string.h>

void vsd_unit_clear(struct vsd_unit *unit)
{
    free(unit->part.path);
    *unit = (struct vsd_unit){0};
}

void vsd_units_free(struct vsd_units *units)
{
    for (size_t i = 0; i < units->n_ahead; i++)
        vsd_unit_clear(&units->ahead[i]);
    vsd_parts_free(&units->parts);
    free(units->files);
}

/* The operands that are files, blanks between them. */
static char *names_of_files(const struct vsd_units *units)
{
    size_t length = 1;
    for (size_t i = 0; i < units->n_operands; i++)
        length += strlen(units->operands[i]) + 1;
    char *names = calloc(1, length), *end = names;
    for (size_t i = 0; i < units->n_operands && names != NULL; i++) {
        if (vsd_source_kind(units->operands[i]) != VSD_OPERAND_FILE)
            continue;
        size_t n = strlen(units->operands[i]);
        if (end != names)
            *end++ = ' ';
        memcpy(end, units->operands[i], n);
        end += n;
    }
    return names;
}

static enum vssdoc_status next_part(struct vsd_units *units, struct vsd_unit *out)
{
    *out = (struct vsd_unit){.kind = VSD_UNIT_PART,
                             .operand = units->operands[units->next],
                             .place = units->place};
    enum vssdoc_status status = vsd_parts_next(&units->parts, &out->part);
    if (status == VSSDOC_STOPPED) {
        vsd_parts_free(&units->parts);
        units->in_place = false;
        units->next++;
        units->place++;
    }
    return status;
}

static enum vssdoc_status find(struct vsd_units *units, struct vsd_unit *out)
{
    for (;;) {
        if (units->in_place) {
            enum vssdoc_status status = next_part(units, out);
            if (status != VSSDOC_STOPPED)
                return status;
        }
        if (units->next == units->n_operands)
            return VSSDOC_STOPPED;
        const char *operand = units->operands[units->next];
        if (vsd_source_kind(operand) != VSD_OPERAND_FILE) {
            units->in_place = true;
            units->parts = (struct vsd_parts){
                .operand = operand, .limits = units->limits, .wanted = vsd_may_be_wanted};
            continue;
        }
        units->next++;
        if (units->files_met)
            continue;
        units->files_met = true;
        units->files = names_of_files(units);
        *out = (struct vsd_unit){.kind = VSD_UNIT_FILES,
                                 .operand = units->files,
                                 .place = units->place++,
                                 .operands = units->operands,
                                 .n_operands = units->n_operands};
        return units->files != NULL ? VSSDOC_OK : VSSDOC_NO_MEMORY;
    }
}

static void look_ahead(struct vsd_units *units, size_t n)
{
    while (units->n_ahead < n && units->status == VSSDOC_OK) {
        units->status = find(units, &units->ahead[units->n_ahead]);
        units->n_ahead += units->status == VSSDOC_OK;
    }
}

bool vsd_units_several(struct vsd_units *units)
{
    look_ahead(units, 2);
    return units->n_ahead == 2;
}

enum vssdoc_status vsd_units_next(struct vsd_units *units, struct vsd_unit *out)
{
    look_ahead(units, 1);
    if (units->n_ahead == 0)
        return units->status;
    *out = units->ahead[0];
    units->ahead[0] = units->ahead[1];
    units->n_ahead--;
    return VSSDOC_OK;
}

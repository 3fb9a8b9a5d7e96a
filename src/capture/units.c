#include "capture/units.h"

#include <stdint.h>
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
    free(units->is_file);
    free(units->files);
    free(units->names_of_files);
}

/* The operands that are files, blanks between them. */
static char *names_of_files(const struct vsd_units *units)
{
    size_t length = 1;
    for (size_t i = 0; i < units->n_files; i++)
        length += strlen(units->files[i]) + 1;
    char *names = calloc(1, length), *end = names;
    for (size_t i = 0; i < units->n_files && names != NULL; i++) {
        if (end != names)
            *end++ = ' ';
        size_t n = strlen(units->files[i]);
        memcpy(end, units->files[i], n);
        end += n;
    }
    return names;
}

enum vssdoc_status vsd_units_begin(struct vsd_units *units, const char *const *operands,
                                   size_t n_operands, const struct vssdoc_limits *limits)
{
    *units = (struct vsd_units){.operands = operands,
                                .n_operands = n_operands,
                                .limits = limits,
                                .given = SIZE_MAX,
                                .is_file = calloc(n_operands + 1, sizeof *units->is_file),
                                .files = calloc(n_operands + 1, sizeof *units->files)};
    if (units->is_file == NULL || units->files == NULL)
        return VSSDOC_NO_MEMORY;
    for (size_t i = 0; i < n_operands; i++) {
        units->is_file[i] = vsd_source_kind(operands[i]) == VSD_OPERAND_FILE;
        if (units->is_file[i])
            units->files[units->n_files++] = operands[i];
    }
    units->names_of_files = names_of_files(units);
    return units->names_of_files != NULL ? VSSDOC_OK : VSSDOC_NO_MEMORY;
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
        if (!units->is_file[units->next]) {
            units->in_place = true;
            units->parts = (struct vsd_parts){
                .operand = operand, .limits = units->limits, .wanted = vsd_may_be_wanted};
            continue;
        }
        units->next++;
        if (units->files_met)
            continue;
        units->files_met = true;
        *out = (struct vsd_unit){.kind = VSD_UNIT_FILES,
                                 .operand = units->names_of_files,
                                 .place = units->place++,
                                 .files = units->files,
                                 .n_files = units->n_files};
        return VSSDOC_OK;
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
    look_ahead(units, 2);
    if (units->n_ahead == 0)
        return units->status;
    *out = units->ahead[0];
    units->ahead[0] = units->ahead[1];
    units->n_ahead--;
    bool first = out->place != units->given;
    bool last = units->n_ahead == 0 ? units->status == VSSDOC_STOPPED
                                    : units->ahead[0].place != out->place;
    out->whole = first && last;
    units->given = out->place;
    return VSSDOC_OK;
}

#include "model/need.h"

#include "model/backup.h"

/* ---- types of backup ---- */

enum { FULL = 0x1, DIFFERENTIAL = 0x2, INCREMENTAL = 0x4, LOG = 0x8, EVERYTHING = 0xF0F };

uint32_t vsd_bit_of_type(int type)
{
    static const uint32_t bits[] = {[VSD_BT_FULL] = FULL,
                                    [VSD_BT_INCREMENTAL] = INCREMENTAL,
                                    [VSD_BT_DIFFERENTIAL] = DIFFERENTIAL,
                                    [VSD_BT_LOG] = LOG,
                                    [VSD_BT_COPY] = FULL,
                                    [VSD_BT_OTHER] = 0};
    return type >= 0 && type <= VSD_BT_OTHER ? bits[type] : 0;
}

int vsd_type_for(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer,
                 int backup_type)
{
    int64_t schema = vsd_schema_of(vssdoc_entry_of(capture, writer), writer);
    return schema == VSSDOC_UNKNOWN ? VSSDOC_UNKNOWN : vsd_effective_type(backup_type, schema);
}

uint32_t vsd_type_bit(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer,
                      int backup_type)
{
    return vsd_bit_of_type(vsd_type_for(capture, writer, backup_type));
}

static uint32_t mask_of(const struct vssdoc_file_set *set)
{
    return set->backup_type < 0 ? EVERYTHING : (uint32_t)set->backup_type;
}

/* Every file set has the log bit by default, but a log backup is of log files: what else is meant
 * to be in it lacks the bit of full backups. */
bool vsd_set_needed(const struct vssdoc_file_set *set, uint32_t bit)
{
    uint32_t mask = mask_of(set);
    if (bit == LOG && set->kind != VSSDOC_DATABASE_LOGFILES && (mask & FULL) != 0)
        return false;
    return (mask & bit) != 0;
}

bool vsd_set_from_snapshot(const struct vssdoc_file_set *set, uint32_t bit)
{
    return vsd_set_needed(set, bit) && (mask_of(set) & (bit << 8)) != 0;
}

/* ---- system state ---- */

bool vsd_in_system_state(const struct vssdoc_writer *writer,
                         const struct vssdoc_component *component)
{
    bool usage = writer->usage == 1 || writer->usage == 2;
    bool apart = writer->backup_schema > 0 && (writer->backup_schema & 0x400) != 0;
    return usage && !apart && (component->flags < 0 || (component->flags & 0x4) == 0);
}

bool vsd_has_system_state(const struct vssdoc_writer *writer)
{
    const struct vssdoc_component *c = writer->components;
    while (c != NULL && !vsd_in_system_state(writer, c))
        c = c->next;
    return c != NULL;
}

#include "model/backup.h"

#include <stdio.h>
#include <string.h>

int64_t vsd_schema_of(const struct vssdoc_writer_components *entry,
                      const struct vssdoc_writer *writer)
{
    int64_t schema = entry != NULL ? entry->backup_schema : VSSDOC_ABSENT;
    if (schema == VSSDOC_ABSENT && writer != NULL)
        schema = writer->backup_schema;
    return schema == VSSDOC_ABSENT ? 0 : schema;
}

bool vsd_schema_lacks(int64_t schema, int64_t bits)
{
    return schema >= 0 && (schema & bits) == 0;
}

static const struct {
    const char *name;
    int64_t needs;
} types[] = {
    [VSD_BT_UNDEFINED] = {"undefined", 0},
    [VSD_BT_FULL] = {"full", 0},
    [VSD_BT_INCREMENTAL] = {"incremental", VSD_BS_INCREMENTAL},
    [VSD_BT_DIFFERENTIAL] = {"differential", VSD_BS_DIFFERENTIAL},
    [VSD_BT_LOG] = {"log", VSD_BS_LOG},
    [VSD_BT_COPY] = {"copy", VSD_BS_COPY},
    [VSD_BT_OTHER] = {"other", 0},
};

static bool is_type(int backup_type)
{
    return backup_type >= 0 && (size_t)backup_type < sizeof types / sizeof types[0];
}

int64_t vsd_schema_for(int backup_type)
{
    return is_type(backup_type) ? types[backup_type].needs : 0;
}

int vsd_effective_type(int backup_type, int64_t schema)
{
    int64_t needs = vsd_schema_for(backup_type);
    return needs != 0 && vsd_schema_lacks(schema, needs) ? VSD_BT_FULL : backup_type;
}

const char *vsd_backup_type_name(int backup_type)
{
    return is_type(backup_type) ? types[backup_type].name : "unknown";
}

const char *vsd_file_name(const char *folder, const char *name, char out[VSD_FILE_NAME])
{
    size_t length = folder != NULL ? strlen(folder) : 0;
    (void)snprintf(out, VSD_FILE_NAME, "%.500s%s%.500s", length > 0 ? folder : "",
                   length > 0 && folder[length - 1] != '\\' ? "\\" : "", name != NULL ? name : "");
    return out;
}

bool vsd_all_read(const struct vssdoc_element *element)
{
    const struct vssdoc_extra *extra = element->extra;
    if (extra == NULL)
        return true;
    if (extra->attributes != NULL)
        return false;
    /* comments and instructions say nothing */
    const struct vssdoc_extra_element *child = extra->elements;
    while (child != NULL && (strncmp(child->xml, "<!", 2) == 0 || strncmp(child->xml, "<?", 2) == 0))
        child = child->next;
    return child == NULL;
}

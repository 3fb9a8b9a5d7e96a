#include "model/backup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/binary.h"
#include "model/hresults.h"

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
    while (child != NULL &&
           (strncmp(child->xml, "<!", 2) == 0 || strncmp(child->xml, "<?", 2) == 0))
        child = child->next;
    return child == NULL;
}

static const uint64_t ticks_per_day = 864000000000; /* of a FILETIME */

int64_t vsd_day_of(const char *date)
{
    int year, month, day;
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1601 || month < 1 ||
        month > 12)
        return 0;
    int64_t y = month > 2 ? year : year - 1; /* years that begin in March */
    int64_t days_in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return y * 365 + y / 4 - y / 100 + y / 400 + days_in_year - 584694;
}

static int64_t day_of_filetime(uint64_t filetime)
{
    int64_t day = (int64_t)(filetime / ticks_per_day);
    return day > vsd_day_of("2001-01-01") && day < vsd_day_of("2100-01-01") ? day : 0;
}

/* Of a stamp such as SQL Server's: base64 of a length of eight and a FILETIME. */
static int64_t day_of_stamp(const char *stamp)
{
    unsigned char *bytes = NULL;
    size_t n;
    uint64_t filetime = 0;
    if (stamp == NULL || strlen(stamp) != 16 || !vsd_base64_decode(stamp, &bytes, &n) ||
        bytes == NULL)
        return 0;
    if (n == 12 && memcmp(bytes, "\10\0\0", 4) == 0)
        for (size_t i = 0; i < 8; i++)
            filetime |= (uint64_t)bytes[4 + i] << 8 * i;
    free(bytes);
    return day_of_filetime(filetime);
}

int64_t vsd_day_of_backup(const struct vssdoc_backup_components *bcd)
{
    int64_t day = 0;
    const struct vssdoc_snapshot *s =
        bcd->snapshot_set != NULL ? bcd->snapshot_set->snapshots : NULL;
    for (; s != NULL && day == 0; s = s->next)
        if (s->creation_timestamp != NULL)
            day = day_of_filetime(strtoull(s->creation_timestamp, NULL, 10));
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL && day == 0;
         e = e->next)
        for (const struct vssdoc_backup_component *r = e->components; r != NULL && day == 0;
             r = r->next)
            day = day_of_stamp(r->backup_stamp);
    return day;
}

bool vsd_bcd_unread(const struct vssdoc_capture *capture)
{
    for (size_t i = 0; capture->backup_components == NULL && i < capture->n_documents; i++) {
        const struct vssdoc_document *d = capture->documents[i];
        if (d->error != NULL && (d->kind == VSSDOC_BCD || d->kind == VSSDOC_OTHER))
            return true;
    }
    return false;
}

bool vsd_wmd_unread(const struct vssdoc_capture *capture,
                    const struct vssdoc_writer_components *entry)
{
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *d = capture->documents[i];
        if (d->error != NULL && (d->kind == VSSDOC_WMD || d->kind == VSSDOC_OTHER) &&
            (d->unread == NULL || vssdoc_guid_equal(&d->unread->writer_id, &entry->writer_id)))
            return true;
    }
    return false;
}

const char *vsd_backup_failure(const struct vssdoc_backup_component *record, char *out, size_t size)
{
    const char *const messages[] = {record->failure_message, record->prepare_for_backup_failure,
                                    record->post_snapshot_failure};
    for (size_t i = 0; i < sizeof messages / sizeof messages[0]; i++)
        if (vsd_tells_failure(messages[i]))
            return messages[i];
    const char *const codes[] = {record->failure_hr, record->failure_hr_application};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (vsd_tells_failure(codes[i])) {
            vsd_hresult_describe(codes[i], out, size);
            return out;
        }
    return record->backup_succeeded == 0 ? "the requester recorded that its backup failed" : NULL;
}

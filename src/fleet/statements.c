/* The statements that put a capture into the database. */
#include <string.h>

#include "base/guid.h"
#include "fleet/adding.h"

static const char *const sql[VSD_STATEMENTS] = {
    [VSD_BEGIN] = "BEGIN IMMEDIATE",
    [VSD_COMMIT] = "COMMIT",
    [VSD_ROLLBACK] = "ROLLBACK",
    [VSD_FORGET] = "DELETE FROM captures WHERE source = ?1 AND content = ?2",
    [VSD_SAME] = "SELECT id FROM captures WHERE content = ?1 AND machine = ?2",
    [VSD_SOURCE_OF] = "SELECT source FROM captures WHERE id = ?1",
    [VSD_COPY] = "INSERT INTO copies(capture, source) VALUES(?1, ?2) ON CONFLICT DO NOTHING",
    [VSD_CAME] = "UPDATE captures SET at = ?2 WHERE id = ?1 AND taken IS NULL AND at < ?2",
    [VSD_REPLACE] = "DELETE FROM captures WHERE id = ?1",
    [VSD_MACHINE] =
        "INSERT INTO machines(name, named_by) VALUES(?1, ?2) ON CONFLICT(name) DO NOTHING",
    [VSD_MACHINE_OF] = "SELECT id FROM machines WHERE name = ?1",
    [VSD_CAPTURE] =
        "INSERT INTO captures(machine, source, content, at, taken, indexed, requester, "
        "backup_type, snapshot_set_id, bootable_system_state, documents, unreadable, errors, "
        "warnings, notes, tool) VALUES(?1, ?2, ?3, coalesce(?4, ?16), ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
        "?11, ?12, ?13, ?14, ?15)",
    [VSD_WRITER] =
        "INSERT INTO writers(capture, key, writer_id, instance_id, name, instance_name, has_wmd, "
        "usage, source_type, backup_schema, restore_method, writer_restore, reboot_required, "
        "service) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [VSD_COMPONENT] =
        "INSERT INTO components(writer, full_path, name, type, caption, selectable, "
        "selectable_for_restore, flags, included, inclusion, reason, by, backup_succeeded, "
        "backup_stamp, file_list) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
        "?14, ?15)",
    [VSD_DEPENDENCY] = "INSERT INTO dependencies(component, writer_id, full_path, computer) "
                       "VALUES(?1, ?2, ?3, ?4)",
    [VSD_FOLDER] = "INSERT INTO folders(path, expanded) VALUES(?1, rtrim(?2, '\\')) "
                   "ON CONFLICT(path) DO NOTHING",
    [VSD_FOLDER_OF] = "SELECT id FROM folders WHERE path = ?1",
    [VSD_LIST] = "INSERT INTO file_lists(content, n) VALUES(?1, ?2)",
    [VSD_LIST_OF] = "SELECT id FROM file_lists WHERE content = ?1",
    [VSD_LIST_ROW] =
        "INSERT INTO file_list_rows(list, position, kind, folder, filespec, recursive, "
        "alternate, backup_type) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [VSD_FINDING] =
        "INSERT INTO findings(capture, rule, slug, severity, writer, component, message, "
        "document, locator, fingerprint) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
};

void vsd_sql_start(struct vsd_adding *adding, enum vsd_fleet_statement which)
{
    sqlite3_stmt **statement = &adding->fleet->statements[which];
    adding->at = NULL;
    adding->n = 0;
    if (adding->ok && *statement == NULL)
        adding->ok = sqlite3_prepare_v3(adding->fleet->db, sql[which], -1,
                                        SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK;
    if (!adding->ok)
        return;
    adding->at = *statement;
    (void)sqlite3_reset(adding->at);
    (void)sqlite3_clear_bindings(adding->at);
}

void vsd_sql_text(struct vsd_adding *adding, const char *text)
{
    adding->n++;
    if (adding->ok && text != NULL)
        adding->ok = sqlite3_bind_text64(adding->at, adding->n, text, strlen(text),
                                         SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
}

void vsd_sql_bytes(struct vsd_adding *adding, const unsigned char *bytes, int size)
{
    adding->n++;
    if (adding->ok)
        adding->ok =
            sqlite3_bind_blob(adding->at, adding->n, bytes, size, SQLITE_TRANSIENT) == SQLITE_OK;
}

void vsd_sql_id(struct vsd_adding *adding, int64_t id)
{
    adding->n++;
    if (adding->ok)
        adding->ok = sqlite3_bind_int64(adding->at, adding->n, id) == SQLITE_OK;
}

/* What the document does not hold, or holds in a way that was not understood, is NULL. */
void vsd_sql_number(struct vsd_adding *adding, int64_t number)
{
    if (number == VSSDOC_ABSENT || number == VSSDOC_UNKNOWN)
        adding->n++;
    else
        vsd_sql_id(adding, number);
}

void vsd_sql_constant(struct vsd_adding *adding, enum vssdoc_enumeration_id id, int64_t value)
{
    const struct vssdoc_constant *constant = vssdoc_constant(id, value);
    vsd_sql_text(adding, constant != NULL ? constant->name : NULL);
}

void vsd_sql_guid(struct vsd_adding *adding, const struct vssdoc_guid *guid)
{
    char text[VSD_GUID_TEXT];
    if (guid->valid)
        vssdoc_guid_format(guid, text);
    vsd_sql_text(adding, guid->valid ? text : NULL);
}

void vsd_sql_run(struct vsd_adding *adding)
{
    if (adding->ok)
        adding->ok = sqlite3_step(adding->at) == SQLITE_DONE;
    if (adding->at != NULL && adding->ok)
        (void)sqlite3_reset(adding->at);
}

int64_t vsd_sql_insert(struct vsd_adding *adding)
{
    vsd_sql_run(adding);
    return adding->ok ? sqlite3_last_insert_rowid(adding->fleet->db) : 0;
}

/* The id that a query finds; 0 when it finds none. */
int64_t vsd_sql_look_up(struct vsd_adding *adding)
{
    int code = adding->ok ? sqlite3_step(adding->at) : SQLITE_MISUSE;
    int64_t id = code == SQLITE_ROW ? sqlite3_column_int64(adding->at, 0) : 0;
    if (adding->ok)
        (void)sqlite3_reset(adding->at);
    adding->ok = adding->ok && (code == SQLITE_ROW || code == SQLITE_DONE);
    return id;
}

void vsd_sql_simply(struct vsd_adding *adding, enum vsd_fleet_statement which)
{
    vsd_sql_start(adding, which);
    vsd_sql_run(adding);
}

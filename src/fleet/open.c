/* Opening a fleet's database: made when it is not there, refused when it is somebody else's, and trusted
 * with nothing but rows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/os/os.h"
#include "fleet/fleet.h"

enum { APPLICATION = 0x56535344 /* "VSSD" */, FORMAT = 2, PATIENCE = 10000 /* milliseconds */ };

/* A capture that the database holds. */
struct vsd_known_capture {
    UT_hash_handle hh;
};

enum vssdoc_status vsd_fleet_fail(struct vssdoc_fleet *fleet, struct vssdoc_error *error)
{
    int code = fleet->db != NULL ? sqlite3_errcode(fleet->db) : SQLITE_NOMEM;
    /* where SQLite did all it was asked to, it was we who had no memory */
    if (code == SQLITE_NOMEM || code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
        return vsd_no_memory(error, fleet->path);
    return vsd_fail(error, code == SQLITE_FULL || code == SQLITE_READONLY ? VSSDOC_CANNOT_WRITE
                                                                          : VSSDOC_CANNOT_READ,
                    fleet->path, "%s", sqlite3_errmsg(fleet->db));
}

/* How much of their paths is the folder that all documents lie in. */
static size_t common_folder(const struct vssdoc_capture *capture)
{
    const char *first = capture->n_documents > 0 ? capture->documents[0]->path : "";
    const char *slash = strrchr(first, '/');
    size_t length = slash != NULL ? (size_t)(slash - first) + 1 : 0;
    for (size_t i = 1; i < capture->n_documents; i++)
        while (length > 0 && strncmp(first, capture->documents[i]->path, length) != 0)
            for (length--; length > 0 && first[length - 1] != '/'; length--)
                ;
    return length;
}

bool vsd_fleet_content(const struct vssdoc_capture *capture, char out[VSD_SHA256_HEX])
{
    size_t length = 1, folder = common_folder(capture);
    for (size_t i = 0; i < capture->n_documents; i++)
        length += strlen(capture->documents[i]->path) + VSD_SHA256_HEX + 2;
    char *all = malloc(length), *end = all;
    if (all == NULL)
        return false;
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *d = capture->documents[i];
        end += snprintf(end, length - (size_t)(end - all), "%s\n%s\n", d->path + folder,
                        d->sha256 != NULL ? d->sha256 : "");
    }
    vsd_sha256_hex(all, (size_t)(end - all), out);
    free(all);
    return true;
}

/* Neither part of it holds a line's end in front of the other's beginning. */
static char *key_of(const char *source, const char *content, struct vsd_arena *arena)
{
    return vsd_arena_printf(arena, "%s\n%s", content, source);
}

bool vssdoc_fleet_knows(const struct vssdoc_fleet *fleet, const struct vssdoc_capture *capture)
{
    struct vsd_arena arena = {0};
    struct vsd_known_capture *known = NULL;
    char content[VSD_SHA256_HEX];
    char *key = vsd_fleet_content(capture, content) ? key_of(capture->source, content, &arena) : NULL;
    if (key != NULL)
        HASH_FIND(hh, fleet->known, key, strlen(key), known);
    vsd_arena_free(&arena);
    return known != NULL;
}

static bool read_known(struct vssdoc_fleet *fleet)
{
    static const char sources[] = "SELECT source, content FROM captures UNION ALL SELECT k.source, "
                                  "c.content FROM copies k JOIN captures c ON c.id = k.capture";
    sqlite3_stmt *rows;
    bool enough = true;
    int code = sqlite3_prepare_v2(fleet->db, sources, -1, &rows, NULL);
    while ((code == SQLITE_OK || code == SQLITE_ROW) && enough &&
           (code = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *source = (const char *)sqlite3_column_text(rows, 0);
        const char *content = (const char *)sqlite3_column_text(rows, 1);
        struct vsd_known_capture *known = vsd_arena_alloc(&fleet->arena, sizeof *known);
        char *key = source != NULL && content != NULL ? key_of(source, content, &fleet->arena) : NULL;
        enough = known != NULL && key != NULL;
        if (enough) {
            HASH_ADD_KEYPTR(hh, fleet->known, key, strlen(key), known);
            enough = known->hh.tbl != NULL;
        }
    }
    (void)sqlite3_finalize(rows);
    return enough && code == SQLITE_DONE;
}

static int64_t pragma(const struct vssdoc_fleet *fleet, const char *sql)
{
    sqlite3_stmt *row;
    int64_t value = -1;
    if (sqlite3_prepare_v2(fleet->db, sql, -1, &row, NULL) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW)
        value = sqlite3_column_int64(row, 0);
    (void)sqlite3_finalize(row);
    return value;
}

static const char *schema(void)
{
    for (const struct vsd_embedded *sql = vsd_fleet_sql; sql->name != NULL; sql++)
        if (strcmp(sql->name, "schema") == 0)
            return (const char *)sql->data;
    return "";
}

static int64_t count_foreign(sqlite3 *db, sqlite3 *own)
{
    static const char theirs[] = "SELECT count(*) FROM sqlite_schema WHERE type = ?1 AND name = ?2 "
                                 "AND tbl_name = ?3 AND sql IS ?4";
    sqlite3_stmt *rows = NULL, *same = NULL;
    int64_t foreign = -1;
    int code = sqlite3_prepare_v2(own, "SELECT type, name, tbl_name, sql FROM sqlite_schema", -1,
                                  &rows, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(db, theirs, -1, &same, NULL);
    for (int64_t n = 0; code == SQLITE_OK || code == SQLITE_ROW;) {
        code = sqlite3_step(rows);
        if (code == SQLITE_DONE)
            foreign = n;
        if (code != SQLITE_ROW)
            break;
        for (int i = 0; i < 4 && code == SQLITE_ROW; i++)
            if (sqlite3_bind_value(same, i + 1, sqlite3_column_value(rows, i)) != SQLITE_OK)
                code = SQLITE_NOMEM;
        if (code == SQLITE_ROW && (code = sqlite3_step(same)) == SQLITE_ROW)
            n += sqlite3_column_int64(same, 0) != 1;
        (void)sqlite3_reset(same);
    }
    (void)sqlite3_finalize(rows);
    (void)sqlite3_finalize(same);
    return foreign;
}

/* Whether all our tables, indexes and views are there as we make them, and no trigger beside them: a
 * stranger's file may call anything by our names. What users add for themselves does no harm. */
static enum vssdoc_status compare_schema(struct vssdoc_fleet *fleet, struct vssdoc_error *error)
{
    sqlite3 *own = NULL;
    int64_t triggers = pragma(fleet, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'");
    int64_t foreign = -1;
    if (sqlite3_open(":memory:", &own) == SQLITE_OK &&
        sqlite3_exec(own, schema(), NULL, NULL, NULL) == SQLITE_OK)
        foreign = count_foreign(fleet->db, own);
    (void)sqlite3_close(own);
    if (triggers == 0 && foreign == 0)
        return VSSDOC_OK;
    if (triggers > 0 || foreign > 0)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, fleet->path,
                        "a fleet's database, but its tables are not as vssdoc makes them");
    return sqlite3_errcode(fleet->db) == SQLITE_OK ? vsd_no_memory(error, fleet->path)
                                                   : vsd_fleet_fail(fleet, error);
}

/* Nothing but our own tables is made or changed. */
static enum vssdoc_status recognise(struct vssdoc_fleet *fleet, bool write,
                                    struct vssdoc_error *error)
{
    int64_t tables = pragma(fleet, "SELECT count(*) FROM sqlite_schema");
    int64_t application = pragma(fleet, "PRAGMA application_id");
    int64_t version = pragma(fleet, "PRAGMA user_version");
    if (tables < 0)
        return vsd_fleet_fail(fleet, error);
    if (tables > 0 && application != APPLICATION)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, fleet->path, "a database, but not one of vssdoc fleet");
    if (tables > 0 && version != FORMAT)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, fleet->path,
                        "a fleet's database of version %lld; this program knows version %d%s",
                        (long long)version, FORMAT,
                        version < FORMAT ? ": index the captures into a new one" : "");
    if (tables > 0)
        return compare_schema(fleet, error);
    if (!write)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, fleet->path, "an empty database: nothing was indexed");
    char begin[128];
    (void)snprintf(begin, sizeof begin, "BEGIN IMMEDIATE; PRAGMA application_id=%d; PRAGMA user_version=%d;",
                   APPLICATION, FORMAT);
    if (sqlite3_exec(fleet->db, begin, NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(fleet->db, schema(), NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(fleet->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        return vsd_fleet_fail(fleet, error);
    return VSSDOC_OK;
}

/* A question may read, and do nothing else: no other file, no setting, no extension. */
static int allow_reading(void *context, int action, const char *a, const char *b, const char *c,
                         const char *d)
{
    (void)context, (void)c, (void)d;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return b != NULL && strcmp(b, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:
        return a != NULL && strncmp(a, "table_", 6) == 0 ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

/* The file may come from a stranger: its schema is not believed, its pages are checked. */
static bool be_careful(const struct vssdoc_fleet *fleet)
{
    int on = 0;
    return sqlite3_db_config(fleet->db, SQLITE_DBCONFIG_DEFENSIVE, 1, &on) == SQLITE_OK &&
           sqlite3_db_config(fleet->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &on) == SQLITE_OK &&
           sqlite3_busy_timeout(fleet->db, PATIENCE) == SQLITE_OK;
}

static enum vssdoc_status prepare(struct vssdoc_fleet *fleet, bool write,
                                  struct vssdoc_error *error)
{
    static const char writing[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON";
    if (!be_careful(fleet))
        return vsd_fleet_fail(fleet, error);
    if (!write)
        (void)sqlite3_exec(fleet->db, "PRAGMA cell_size_check=ON", NULL, NULL, NULL);
    enum vssdoc_status status = recognise(fleet, write, error);
    if (status != VSSDOC_OK)
        return status;
    if (write && (sqlite3_exec(fleet->db, writing, NULL, NULL, NULL) != SQLITE_OK || !read_known(fleet)))
        return vsd_fleet_fail(fleet, error);
    fleet->writing = write;
    if (!write)
        (void)sqlite3_set_authorizer(fleet->db, allow_reading, NULL);
    return VSSDOC_OK;
}

/* A program that ended in the middle of adding left a journal; what it had not completed is taken back
 * before anything is read, and that is to write. */
static void mend(const char *path)
{
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
        (void)sqlite3_exec(db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    (void)sqlite3_close(db);
}

static enum vssdoc_status open_database(struct vssdoc_fleet *fleet, bool write,
                                        struct vssdoc_error *error)
{
    int flags = write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(fleet->path, &fleet->db, flags, NULL) != SQLITE_OK)
        return vsd_fleet_fail(fleet, error);
    return prepare(fleet, write, error);
}

enum vssdoc_status vssdoc_fleet_open(const char *path, const struct vssdoc_fleet_options *options,
                                     struct vssdoc_fleet **out, struct vssdoc_error *error)
{
    *out = NULL;
    if (*path == '\0')
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, "\"\"", "no name for a database");
    enum vsd_os_kind kind;
    if (vsd_os_kind(path, true, &kind) == 0 && kind != VSD_OS_FILE)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, path, "%s, and no database",
                        kind == VSD_OS_FOLDER ? "a folder" : "a pipe or device");
    struct vssdoc_fleet *fleet = calloc(1, sizeof *fleet);
    if (fleet == NULL || (fleet->path = strdup(path)) == NULL ||
        (options->machine != NULL && (fleet->machine = strdup(options->machine)) == NULL)) {
        vssdoc_fleet_close(fleet);
        return vsd_no_memory(error, path);
    }
    fleet->operands = options->operands;
    fleet->n_operands = options->n_operands;
    (void)snprintf(fleet->today, sizeof fleet->today, "%s",
                   options->today != NULL ? options->today : "1970-01-01");
    enum vssdoc_status status = open_database(fleet, options->write, error);
    if (status != VSSDOC_OK && !options->write && fleet->db != NULL &&
        sqlite3_errcode(fleet->db) == SQLITE_READONLY) {
        (void)sqlite3_close(fleet->db);
        fleet->db = NULL;
        mend(path);
        status = open_database(fleet, false, error);
    }
    if (status != VSSDOC_OK)
        vssdoc_fleet_close(fleet);
    else
        *out = fleet;
    return status;
}

void vssdoc_fleet_close(struct vssdoc_fleet *fleet)
{
    if (fleet == NULL)
        return;
    for (size_t i = 0; i < VSD_STATEMENTS; i++)
        (void)sqlite3_finalize(fleet->statements[i]);
    if (fleet->writing) /* one file again, which can be read where nothing may be written */
        (void)sqlite3_exec(fleet->db, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
    (void)sqlite3_close(fleet->db);
    HASH_CLEAR(hh, fleet->known);
    vsd_arena_free(&fleet->arena);
    free(fleet->path);
    free(fleet->machine);
    free(fleet->there);
    free(fleet);
}

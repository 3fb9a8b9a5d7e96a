/* Asking: rows from the database to whoever writes them. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/fleet/question_list.h"
#include "emit/fleet/rows.h"
#include "model/environment.h"
#include "fleet/questions.h"

static enum vssdoc_status bad_sql(struct vssdoc_fleet *fleet, bool own, struct vssdoc_error *error)
{
    int code = sqlite3_errcode(fleet->db);
    if (!own || (code != SQLITE_ERROR && code != SQLITE_AUTH))
        return vsd_fleet_fail(fleet, error);
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "--sql: %s",
                    code == SQLITE_AUTH ? "a question may only read" : sqlite3_errmsg(fleet->db));
}

/* A ready question's ninth parameter is the day that counts as today, its eighth the first with variables'
 * usual values in their places. */
static bool bind_values(sqlite3_stmt *statement, const struct vssdoc_fleet *fleet,
                        const struct vssdoc_fleet_query *query, const char *expanded)
{
    enum { EXPANDED = 8, TODAY };
    int n = sqlite3_bind_parameter_count(statement);
    for (int i = 1; i <= n; i++) {
        size_t index = (size_t)i - 1;
        const char *value = i == TODAY && query->sql == NULL      ? fleet->today
                            : i == EXPANDED && query->sql == NULL ? expanded
                            : index < query->n_arguments          ? query->arguments[index]
                                                                  : NULL;
        if (value != NULL &&
            sqlite3_bind_text(statement, i, value, -1, SQLITE_TRANSIENT) != SQLITE_OK)
            return false;
    }
    return true;
}

static bool bind(sqlite3_stmt *statement, const struct vssdoc_fleet *fleet,
                 const struct vssdoc_fleet_query *query)
{
    struct vsd_arena arena = {0};
    struct vsd_expanded expanded;
    bool bound = vsd_expand(&(struct vsd_environment){NULL}, &arena,
                            query->n_arguments > 0 ? query->arguments[0] : NULL, &expanded) &&
                 bind_values(statement, fleet, query, expanded.path);
    vsd_arena_free(&arena);
    return bound;
}

static struct vsd_value value_of(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
        return (struct vsd_value){.kind = VSD_NO_VALUE};
    case SQLITE_INTEGER:
        return (struct vsd_value){.kind = VSD_INTEGER,
                                  .integer = sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
        return (struct vsd_value){.kind = VSD_REAL, .real = sqlite3_column_double(statement, column)};
    case SQLITE_BLOB:
        return (struct vsd_value){.kind = VSD_TEXT, .text = "(bytes)"};
    default:
        break;
    }
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return (struct vsd_value){.kind = text != NULL ? VSD_TEXT : VSD_NO_VALUE, .text = text};
}

static enum vssdoc_status write_rows(struct vssdoc_fleet *fleet, sqlite3_stmt *statement,
                                     struct vsd_rows *rows, bool own, size_t *n,
                                     struct vssdoc_error *error)
{
    enum { MOST_COLUMNS = 200 };
    int columns = sqlite3_column_count(statement), code = SQLITE_OK;
    const char *names[MOST_COLUMNS];
    struct vsd_value values[MOST_COLUMNS];
    if (columns < 1 || columns > MOST_COLUMNS)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "--sql: not a question of 1 to %d columns",
                        MOST_COLUMNS);
    for (int i = 0; i < columns; i++) {
        names[i] = sqlite3_column_name(statement, i);
        if (names[i] == NULL)
            return vsd_no_memory(error, fleet->path);
    }
    bool enough = vsd_rows_begin(rows, names, (size_t)columns);
    while (enough && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++)
            values[i] = value_of(statement, i);
        enough = vsd_rows_add(rows, values);
        ++*n;
    }
    if (!enough)
        return vsd_no_memory(error, fleet->path);
    if (code != SQLITE_DONE)
        return bad_sql(fleet, own, error);
    vsd_rows_end(rows);
    return vsd_out_finish(&rows->out, error);
}

enum vssdoc_status vssdoc_fleet_ask(struct vssdoc_fleet *fleet,
                                    const struct vssdoc_fleet_query *query, vssdoc_write_fn *write,
                                    void *context, size_t *n_rows, struct vssdoc_error *error)
{
    const struct vssdoc_question *question = NULL;
    sqlite3_stmt *statement = NULL;
    const char *rest = "";
    *n_rows = 0;
    enum vssdoc_status status = VSSDOC_OK;
    if (query->sql == NULL && query->question == NULL)
        return vsd_question_list(query->format, write, context, error);
    if (query->sql == NULL)
        status = vsd_question_find(query->question, query->arguments, query->n_arguments,
                                   &question, error);
    if (status != VSSDOC_OK)
        return status;
    struct vsd_rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL)
        return vsd_no_memory(error, fleet->path);
    status = vsd_rows_format(rows, query, question != NULL ? question->name : NULL, error);
    rows->out.write = write;
    rows->out.context = context;
    const char *sql = question != NULL ? vsd_question_sql(question) : query->sql;
    if (status == VSSDOC_OK &&
        (sqlite3_prepare_v2(fleet->db, sql, -1, &statement, &rest) != SQLITE_OK))
        status = bad_sql(fleet, question == NULL, error);
    else if (status == VSSDOC_OK && (statement == NULL || rest[strspn(rest, " \t\r\n;")] != '\0'))
        status = vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "--sql: one SELECT, please");
    if (status == VSSDOC_OK && !bind(statement, fleet, query))
        status = vsd_fleet_fail(fleet, error);
    if (status == VSSDOC_OK)
        status = write_rows(fleet, statement, rows, question == NULL, n_rows, error);
    (void)sqlite3_finalize(statement);
    vsd_rows_free(rows);
    return status;
}

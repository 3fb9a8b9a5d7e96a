#include "emit/fleet/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/write/csv.h"
#include "emit/write/formats.h"
#include "emit/write/json_output.h"
#include "emit/write/page.h"

struct vsd_rows_format {
    struct vsd_format format;
    bool (*begin)(struct vsd_rows *rows);
    bool (*row)(struct vsd_rows *rows, const struct vsd_value *values);
    void (*end)(struct vsd_rows *rows);
};

enum { NUMBER = 24 };
static const char *text_of(const struct vsd_value *value, char number[NUMBER])
{
    if (value->kind == VSD_TEXT)
        return value->text;
    if (value->kind == VSD_INTEGER)
        (void)snprintf(number, NUMBER, "%lld", (long long)value->integer);
    else if (value->kind == VSD_REAL)
        (void)snprintf(number, NUMBER, "%.15g", value->real);
    return value->kind != VSD_NO_VALUE ? number : NULL;
}

/* ---- text: columns as wide as the first rows need ---- */

enum { LOOKED_AT = 500, WIDEST = 60, GAP = 2 };

static bool text_begin(struct vsd_rows *rows)
{
    rows->widths = vsd_arena_alloc(&rows->arena, rows->n_columns * sizeof *rows->widths);
    rows->first = calloc(LOOKED_AT * rows->n_columns, sizeof *rows->first);
    if (rows->widths == NULL || rows->first == NULL)
        return false;
    for (size_t i = 0; i < rows->n_columns; i++)
        rows->widths[i] = vsd_page_columns(rows->columns[i], strlen(rows->columns[i]));
    return true;
}

static void text_line(struct vsd_rows *rows, const char *const *texts, enum vsd_style style)
{
    struct vsd_page page = {.out = &rows->out,
                            .colour = rows->query->colour,
                            .width = rows->query->width};
    unsigned column = 0;
    for (size_t i = 0; i < rows->n_columns; i++) {
        const char *text = texts[i] != NULL ? texts[i] : "-";
        bool last = i + 1 == rows->n_columns;
        unsigned needed = vsd_page_columns(text, strlen(text));
        unsigned left = page.width > column + NUMBER ? page.width - column : NUMBER;
        if (page.width > 0 && last && needed > left)
            vsd_page_cut(&page, style, text, left);
        else
            vsd_page_put(&page, style, text);
        column += rows->widths[i] + GAP;
        if (!last && page.column < column)
            vsd_page_pad(&page, column);
        else if (!last)
            vsd_page_pad(&page, 0);
    }
    vsd_page_line(&page);
}

static void text_first(struct vsd_rows *rows)
{
    text_line(rows, rows->columns, VSD_BOLD);
    for (size_t i = 0; i < rows->n_first; i++)
        text_line(rows, rows->first + i * rows->n_columns, VSD_PLAIN);
}

/* A row's texts, as long as the arena lasts. */
static bool keep_row(struct vsd_rows *rows, struct vsd_arena *arena, const struct vsd_value *values,
                     const char **row)
{
    char number[NUMBER];
    for (size_t i = 0; i < rows->n_columns; i++) {
        const char *text = text_of(&values[i], number);
        row[i] = text != NULL ? vsd_arena_copy(arena, text, strlen(text)) : NULL;
        if (text != NULL && row[i] == NULL)
            return false;
    }
    return true;
}

/* Once the widths are known, each row is written as it comes. */
static bool text_later(struct vsd_rows *rows, const struct vsd_value *values)
{
    struct vsd_arena arena = {0};
    bool enough = keep_row(rows, &arena, values, rows->first);
    if (enough)
        text_line(rows, rows->first, VSD_PLAIN);
    vsd_arena_free(&arena);
    return enough;
}

static bool text_row(struct vsd_rows *rows, const struct vsd_value *values)
{
    if (rows->n_rows == LOOKED_AT)
        text_first(rows);
    if (rows->n_rows >= LOOKED_AT)
        return text_later(rows, values);
    const char **row = rows->first + rows->n_first++ * rows->n_columns;
    bool enough = keep_row(rows, &rows->arena, values, row);
    for (size_t i = 0; i < rows->n_columns && enough; i++) {
        unsigned width = row[i] != NULL ? vsd_page_columns(row[i], strlen(row[i])) : 1;
        width = width < WIDEST ? width : WIDEST;
        rows->widths[i] = width > rows->widths[i] ? width : rows->widths[i];
    }
    return enough;
}

static void text_end(struct vsd_rows *rows)
{
    if (rows->n_rows > 0 && rows->n_rows <= LOOKED_AT)
        text_first(rows);
    vsd_out_printf(&rows->out, "%s%zu row%s\n", rows->n_rows > 0 ? "\n" : "", rows->n_rows,
                   rows->n_rows == 1 ? "" : "s");
}

/* ---- JSON ---- */

static void json_value(struct vsd_json *json, const struct vsd_value *value)
{
    if (value->kind == VSD_INTEGER)
        vsd_json_integer(json, value->integer);
    else if (value->kind == VSD_REAL)
        vsd_json_real(json, value->real);
    else
        vsd_json_string(json, value->kind == VSD_TEXT ? value->text : NULL);
}

static void json_members(struct vsd_rows *rows, const struct vsd_value *values)
{
    for (size_t i = 0; i < rows->n_columns; i++) {
        vsd_json_free_key(&rows->json, rows->columns[i]);
        json_value(&rows->json, &values[i]);
    }
}

static bool json_begin(struct vsd_rows *rows)
{
    struct vsd_json *json = &rows->json;
    vsd_json_output(json, &rows->out, "vssdoc/fleet/1");
    vsd_json_text(json, "question", rows->question);
    vsd_json_texts(json, "columns", rows->columns, rows->n_columns);
    vsd_json_array_at(json, "rows");
    return true;
}

static bool json_row(struct vsd_rows *rows, const struct vsd_value *values)
{
    vsd_json_line(&rows->json);
    json_members(rows, values);
    vsd_json_object_end(&rows->json);
    return true;
}

static void json_end(struct vsd_rows *rows)
{
    struct vsd_json *json = &rows->json;
    vsd_json_array_end(json);
    vsd_json_line_at(json, "summary");
    vsd_json_size(json, "rows", rows->n_rows);
    vsd_json_object_end(json);
    vsd_json_finish(json);
}

/* ---- a stream of lines ---- */

static bool stream_begin(struct vsd_rows *rows)
{
    vsd_json_stream(&rows->json, &rows->out, "vssdoc/fleet-stream/1");
    vsd_json_text(&rows->json, "question", rows->question);
    vsd_json_texts(&rows->json, "columns", rows->columns, rows->n_columns);
    vsd_json_finish(&rows->json);
    return true;
}

static bool stream_row(struct vsd_rows *rows, const struct vsd_value *values)
{
    vsd_json_record(&rows->json, &rows->out, "row");
    vsd_json_object_at(&rows->json, "row");
    json_members(rows, values);
    vsd_json_object_end(&rows->json);
    vsd_json_finish(&rows->json);
    return true;
}

static void stream_end(struct vsd_rows *rows)
{
    vsd_json_record(&rows->json, &rows->out, "summary");
    vsd_json_size(&rows->json, "rows", rows->n_rows);
    vsd_json_finish(&rows->json);
}

/* ---- CSV ---- */

static bool csv_begin(struct vsd_rows *rows)
{
    for (size_t i = 0; i < rows->n_columns; i++)
        vsd_csv_field(&rows->out, rows->columns[i], i + 1 < rows->n_columns ? ',' : '\n');
    return true;
}

static bool csv_row(struct vsd_rows *rows, const struct vsd_value *values)
{
    char number[NUMBER];
    for (size_t i = 0; i < rows->n_columns; i++)
        vsd_csv_field(&rows->out, text_of(&values[i], number), i + 1 < rows->n_columns ? ',' : '\n');
    return true;
}

static void csv_end(struct vsd_rows *rows)
{
    (void)rows;
}

/* ---- any ---- */

static const struct vsd_rows_format text = {{"text"}, text_begin, text_row, text_end},
                                    json = {{"json"}, json_begin, json_row, json_end},
                                    csv = {{"csv"}, csv_begin, csv_row, csv_end},
                                    ndjson = {{"ndjson"}, stream_begin, stream_row, stream_end};
static const struct vsd_format *const formats[] = {&text.format, &json.format, &csv.format,
                                                   &ndjson.format, NULL};

enum vssdoc_status vsd_rows_format(struct vsd_rows *rows, const struct vssdoc_fleet_query *query,
                                   const char *question, struct vssdoc_error *error)
{
    enum vssdoc_status status;
    rows->query = query;
    rows->question = question;
    rows->format = (const struct vsd_rows_format *)vsd_format_named(query->format, formats, NULL,
                                                                    &status, error);
    return status;
}

bool vsd_rows_begin(struct vsd_rows *rows, const char *const *columns, size_t n)
{
    rows->n_columns = n;
    rows->columns = vsd_arena_alloc(&rows->arena, n * sizeof *rows->columns);
    if (rows->columns == NULL)
        return false;
    for (size_t i = 0; i < n; i++) {
        rows->columns[i] = vsd_arena_copy(&rows->arena, columns[i], strlen(columns[i]));
        if (rows->columns[i] == NULL)
            return false;
    }
    return rows->format->begin(rows);
}

bool vsd_rows_add(struct vsd_rows *rows, const struct vsd_value *values)
{
    bool enough = rows->format->row(rows, values);
    rows->n_rows++;
    return enough;
}

void vsd_rows_end(struct vsd_rows *rows)
{
    rows->format->end(rows);
}

void vsd_rows_free(struct vsd_rows *rows)
{
    vsd_arena_free(&rows->arena);
    free(rows->first);
    free(rows);
}

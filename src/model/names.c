/* The table of names as users see it, and the spellings that they add to it. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/os/os.h"
#include "model/shape.h"

enum { LARGEST_FILE = 1024 * 1024 };

/* ---- walking the shapes ---- */

/* Called with each row; false ends the walk. */
typedef bool row_fn(void *context, const struct vssdoc_name *name, const void *row);

static bool walk_class(const struct vsd_class *class, row_fn *each, void *context);

static bool seen_before(const struct vsd_class *class, size_t child)
{
    for (size_t i = 0; i < child; i++)
        if (class->children[i].class == class->children[child].class)
            return true;
    return false;
}

static bool walk_class(const struct vsd_class *class, row_fn *each, void *context)
{
    for (size_t i = 0; i < class->n_fields; i++) {
        const struct vsd_field *f = &class->fields[i];
        bool listed = f->type == VSD_ENUM || f->type == VSD_MASK;
        struct vssdoc_name name = {class->name, f->key,    false,
                                   f->spelling, f->evidence, f->source,
                                   listed ? f->values : VSSDOC_ENUMERATIONS,
                                   f->type == VSD_BOOLEAN};
        if (!each(context, &name, f))
            return false;
    }
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *c = &class->children[i];
        struct vssdoc_name name = {class->name, c->key,      true,
                                   c->spelling, c->evidence, c->source,
                                   VSSDOC_ENUMERATIONS, false};
        if (!each(context, &name, c) ||
            (!seen_before(class, i) && !walk_class(c->class, each, context)))
            return false;
    }
    return true;
}

static void walk_all(row_fn *each, void *context)
{
    static const struct vsd_class *const roots[] = {
        &vsd_writer_class, &vsd_backup_components_class, &vsd_manifest_class};
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
        if (!walk_class(roots[i], each, context))
            return;
}

/* ---- the table, row by row ---- */

static bool same(const struct vssdoc_name *a, const struct vssdoc_name *b)
{
    return strcmp(a->object, b->object) == 0 && strcmp(a->key, b->key) == 0 &&
           a->element == b->element && strcmp(a->spelling, b->spelling) == 0;
}

enum { MOST_ROWS = 256 };

struct table {
    struct vssdoc_name rows[MOST_ROWS];
    size_t n, wanted;
};

static bool collect(void *context, const struct vssdoc_name *name, const void *row)
{
    struct table *table = context;
    (void)row;
    for (size_t i = 0; i < table->n; i++)
        if (same(&table->rows[i], name)) /* shapes that several elements share */
            return true;
    if (table->n < MOST_ROWS)
        table->rows[table->n++] = *name;
    return table->n <= table->wanted;
}

static bool row_of(const struct table *table, size_t index, struct vssdoc_name *out)
{
    if (index >= table->n)
        return false;
    *out = table->rows[index];
    return true;
}

/* Collected once; who comes while another thread collects does so for itself. */
bool vssdoc_name_at(size_t index, struct vssdoc_name *out)
{
    enum { NOT_YET, COLLECTING, COLLECTED };
    static struct table kept = {.wanted = MOST_ROWS};
    static atomic_int state;
    int expected = NOT_YET;
    if (atomic_load(&state) == COLLECTED)
        return row_of(&kept, index, out);
    if (atomic_compare_exchange_strong(&state, &expected, COLLECTING)) {
        walk_all(collect, &kept);
        atomic_store(&state, COLLECTED);
        return row_of(&kept, index, out);
    }
    struct table table = {.wanted = index};
    walk_all(collect, &table);
    return row_of(&table, index, out);
}

/* ---- additions ---- */

struct addition_request {
    struct vssdoc_names *names;
    const char *object, *key, *spelling;
    bool element;
    enum vssdoc_evidence evidence;
    bool found, no_memory;
};

static bool add_to_row(void *context, const struct vssdoc_name *name, const void *row)
{
    struct addition_request *request = context;
    if (strcmp(name->object, request->object) != 0 || strcmp(name->key, request->key) != 0 ||
        name->element != request->element)
        return true;
    struct vsd_name_addition *addition =
        vsd_arena_alloc(&request->names->arena, sizeof *addition);
    char *spelling = vsd_arena_copy(&request->names->arena, request->spelling,
                                    strlen(request->spelling));
    if (addition == NULL || spelling == NULL) {
        request->no_memory = true;
        return false;
    }
    *addition = (struct vsd_name_addition){request->names->additions, row, spelling,
                                           request->evidence};
    request->names->additions = addition;
    request->found = true;
    return true;
}

/* Cuts the next column off a line. */
static char *next_column(char **rest)
{
    char *column = *rest;
    size_t length = strcspn(column, "\t");
    *rest = column + length + (column[length] == '\t');
    column[length] = '\0';
    return column;
}

static enum vssdoc_status read_line(struct vssdoc_names *names, char *line, const char *path,
                                    unsigned number, struct vssdoc_error *error)
{
    line[strcspn(line, "\r")] = '\0';
    if (*line == '\0' || *line == '#')
        return VSSDOC_OK;
    char *rest = line;
    struct addition_request request = {.names = names, .evidence = VSSDOC_CAPTURED};
    request.object = next_column(&rest);
    request.key = next_column(&rest);
    const char *kind = next_column(&rest);
    request.spelling = next_column(&rest);
    const char *evidence = next_column(&rest);
    request.element = strcmp(kind, "element") == 0;
    if ((!request.element && strcmp(kind, "attribute") != 0) || *request.spelling == '\0')
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, path,
                        "line %u: expected object, key, attribute or element, spelling, with tabs "
                        "between them",
                        number);
    if (*evidence != '\0') {
        if (strlen(evidence) != 1 || strchr("CDTN", *evidence) == NULL)
            return vsd_fail(error, VSSDOC_BAD_ARGUMENT, path,
                            "line %u: evidence \"%s\" is none of C, D, T, N", number, evidence);
        request.evidence = (enum vssdoc_evidence)*evidence;
    }
    walk_all(add_to_row, &request);
    if (request.no_memory)
        return vsd_no_memory(error, path);
    if (!request.found)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, path,
                        "line %u: the table has no %s \"%s\" of \"%s\" (see vssdoc help names)",
                        number, kind, request.key, request.object);
    return VSSDOC_OK;
}

static enum vssdoc_status read_lines(struct vssdoc_names *names, char *text, const char *path,
                                     struct vssdoc_error *error)
{
    enum vssdoc_status status = VSSDOC_OK;
    unsigned number = 0;
    static const char mark[] = "\xEF\xBB\xBF"; /* editors put it in front */
    text += strncmp(text, mark, strlen(mark)) == 0 ? strlen(mark) : 0;
    while (*text != '\0' && status == VSSDOC_OK) {
        size_t length = strcspn(text, "\n");
        char *next = text + length + (text[length] == '\n');
        text[length] = '\0';
        status = read_line(names, text, path, ++number, error);
        text = next;
    }
    return status;
}

static enum vssdoc_status read_file(const char *path, char **text, struct vssdoc_error *error)
{
    struct vsd_os_file file;
    size_t size = 0;
    int failure = vsd_os_open(path, true, &file);
    if (failure != 0)
        return vsd_fail_errno(error, VSSDOC_CANNOT_READ, path, failure, "cannot open");
    *text = malloc(LARGEST_FILE + 1);
    failure = *text != NULL ? vsd_os_read(&file, *text, LARGEST_FILE, &size) : 0;
    vsd_os_close(&file);
    if (*text == NULL)
        return vsd_no_memory(error, path);
    if (failure != 0)
        return vsd_fail_errno(error, VSSDOC_CANNOT_READ, path, failure, "cannot read");
    if (size == LARGEST_FILE)
        return vsd_fail(error, VSSDOC_LIMIT, path, "larger than a table of names may be");
    (*text)[size] = '\0';
    unsigned line = 1;
    for (const char *c = *text; *c != '\0'; c++)
        line += *c == '\n';
    if (strlen(*text) < size)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, path, "line %u: a NUL character", line);
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_names_read(const char *path, struct vssdoc_names **out,
                                     struct vssdoc_error *error)
{
    char *text = NULL;
    *out = NULL;
    enum vssdoc_status status = read_file(path, &text, error);
    struct vssdoc_names *names = status == VSSDOC_OK ? calloc(1, sizeof *names) : NULL;
    if (status == VSSDOC_OK && names == NULL)
        status = vsd_no_memory(error, path);
    if (status == VSSDOC_OK)
        status = read_lines(names, text, path, error);
    free(text);
    if (status == VSSDOC_OK)
        *out = names;
    else
        vssdoc_names_free(names);
    return status;
}

void vssdoc_names_free(struct vssdoc_names *names)
{
    if (names == NULL)
        return;
    vsd_arena_free(&names->arena);
    free(names);
}

/* One capture into the database, in one transaction. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/guid.h"
#include "base/hash.h"
#include "base/text.h"
#include "fleet/fleet.h"
#include "inspect/overview.h"
#include "model/environment.h"

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
    [VSD_MACHINE] = "INSERT INTO machines(name, named_by) VALUES(?1, ?2) ON CONFLICT(name) DO NOTHING",
    [VSD_MACHINE_OF] = "SELECT id FROM machines WHERE name = ?1",
    [VSD_CAPTURE] =
        "INSERT INTO captures(machine, source, content, at, taken, indexed, requester, backup_type, "
        "snapshot_set_id, bootable_system_state, documents, unreadable, errors, warnings, notes, tool) "
        "VALUES(?1, ?2, ?3, coalesce(?4, ?5), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    [VSD_WRITER] =
        "INSERT INTO writers(capture, key, writer_id, instance_id, name, instance_name, has_wmd, usage, "
        "source_type, backup_schema, restore_method, writer_restore, reboot_required, service) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [VSD_COMPONENT] =
        "INSERT INTO components(writer, full_path, name, type, caption, selectable, "
        "selectable_for_restore, flags, included, inclusion, reason, by, backup_succeeded, backup_stamp, "
        "file_list) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    [VSD_DEPENDENCY] = "INSERT INTO dependencies(component, writer_id, full_path, computer) "
                       "VALUES(?1, ?2, ?3, ?4)",
    [VSD_FOLDER] = "INSERT INTO folders(path, expanded) VALUES(?1, rtrim(?2, '\\')) "
                   "ON CONFLICT(path) DO NOTHING",
    [VSD_FOLDER_OF] = "SELECT id FROM folders WHERE path = ?1",
    [VSD_LIST] = "INSERT INTO file_lists(content, n) VALUES(?1, ?2)",
    [VSD_LIST_OF] = "SELECT id FROM file_lists WHERE content = ?1",
    [VSD_LIST_ROW] = "INSERT INTO file_list_rows(list, position, kind, folder, filespec, recursive, "
                     "alternate, backup_type) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [VSD_FINDING] = "INSERT INTO findings(capture, rule, slug, severity, writer, component, message, "
                    "document, locator, fingerprint) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
};

/* A capture while it is added; ok stays false after the first failure, and nothing more is done. */
struct adding {
    struct vssdoc_fleet *fleet;
    const struct vssdoc_fleet_capture *given;
    struct vsd_arena arena;
    bool ok;
    sqlite3_stmt *at;  /* whose values are being set, */
    int n;             /* and how many were */
    int64_t capture;
    size_t next;       /* of the selection's components: mostly the one that is looked for */
};

/* ---- statements ---- */

static void start(struct adding *adding, enum vsd_fleet_statement which)
{
    sqlite3_stmt **statement = &adding->fleet->statements[which];
    adding->at = NULL;
    adding->n = 0;
    if (adding->ok && *statement == NULL)
        adding->ok = sqlite3_prepare_v3(adding->fleet->db, sql[which], -1, SQLITE_PREPARE_PERSISTENT,
                                        statement, NULL) == SQLITE_OK;
    if (!adding->ok)
        return;
    adding->at = *statement;
    (void)sqlite3_reset(adding->at);
    (void)sqlite3_clear_bindings(adding->at);
}

static void put_text(struct adding *adding, const char *text)
{
    adding->n++;
    if (adding->ok && text != NULL)
        adding->ok = sqlite3_bind_text64(adding->at, adding->n, text, strlen(text), SQLITE_TRANSIENT,
                                         SQLITE_UTF8) == SQLITE_OK;
}

static void put_bytes(struct adding *adding, const unsigned char *bytes, int size)
{
    adding->n++;
    if (adding->ok)
        adding->ok = sqlite3_bind_blob(adding->at, adding->n, bytes, size, SQLITE_TRANSIENT) == SQLITE_OK;
}

static void put_id(struct adding *adding, int64_t id)
{
    adding->n++;
    if (adding->ok)
        adding->ok = sqlite3_bind_int64(adding->at, adding->n, id) == SQLITE_OK;
}

/* What the document does not hold, or holds in a way that was not understood, is NULL. */
static void put_number(struct adding *adding, int64_t number)
{
    if (number == VSSDOC_ABSENT || number == VSSDOC_UNKNOWN)
        adding->n++;
    else
        put_id(adding, number);
}

static void put_constant(struct adding *adding, enum vssdoc_enumeration_id id, int64_t value)
{
    const struct vssdoc_constant *constant = vssdoc_constant(id, value);
    put_text(adding, constant != NULL ? constant->name : NULL);
}

static void put_guid(struct adding *adding, const struct vssdoc_guid *guid)
{
    char text[VSD_GUID_TEXT];
    if (guid->valid)
        vssdoc_guid_format(guid, text);
    put_text(adding, guid->valid ? text : NULL);
}

static void run(struct adding *adding)
{
    if (adding->ok)
        adding->ok = sqlite3_step(adding->at) == SQLITE_DONE;
    if (adding->at != NULL && adding->ok)
        (void)sqlite3_reset(adding->at);
}

static int64_t insert(struct adding *adding)
{
    run(adding);
    return adding->ok ? sqlite3_last_insert_rowid(adding->fleet->db) : 0;
}

/* The id that a query finds; 0 when it finds none. */
static int64_t look_up(struct adding *adding)
{
    int code = adding->ok ? sqlite3_step(adding->at) : SQLITE_MISUSE;
    int64_t id = code == SQLITE_ROW ? sqlite3_column_int64(adding->at, 0) : 0;
    if (adding->ok)
        (void)sqlite3_reset(adding->at);
    adding->ok = adding->ok && (code == SQLITE_ROW || code == SQLITE_DONE);
    return id;
}

static void simply(struct adding *adding, enum vsd_fleet_statement which)
{
    start(adding, which);
    run(adding);
}

/* ---- file sets ---- */

static int64_t folder_of(struct adding *adding, const char *path)
{
    if (path == NULL)
        return VSSDOC_ABSENT;
    start(adding, VSD_FOLDER_OF);
    put_text(adding, path);
    int64_t id = look_up(adding);
    if (id != 0 || !adding->ok)
        return id;
    struct vsd_expanded expanded = {.path = NULL};
    adding->ok = vsd_expand(&(struct vsd_environment){NULL}, &adding->arena, path, &expanded);
    start(adding, VSD_FOLDER);
    put_text(adding, path);
    put_text(adding, expanded.path);
    return insert(adding);
}

static void hash_text(XXH3_state_t *state, const char *text)
{
    (void)XXH3_128bits_update(state, text != NULL ? text : "\xFF", text != NULL ? strlen(text) + 1 : 1);
}

static void hash_list(const struct vssdoc_file_set *sets, unsigned char out[16])
{
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    (void)XXH3_128bits_reset(&state);
    for (const struct vssdoc_file_set *s = sets; s != NULL; s = s->next) {
        char numbers[64];
        int length = snprintf(numbers, sizeof numbers, "%d %d %lld\n", (int)s->kind, s->recursive,
                              (long long)s->backup_type);
        (void)XXH3_128bits_update(&state, numbers, (size_t)length);
        hash_text(&state, s->path);
        hash_text(&state, s->filespec);
        hash_text(&state, s->alternate_path);
    }
    XXH128_canonical_t hash;
    XXH128_canonicalFromHash(&hash, XXH3_128bits_digest(&state));
    memcpy(out, hash.digest, 16);
}

/* The list that a component's file sets are kept in, new or from another machine. */
static int64_t list_of(struct adding *adding, const struct vssdoc_component *component)
{
    unsigned char content[16];
    if (component == NULL || component->file_sets == NULL)
        return VSSDOC_ABSENT;
    hash_list(component->file_sets, content);
    start(adding, VSD_LIST_OF);
    put_bytes(adding, content, sizeof content);
    int64_t list = look_up(adding), position = 0;
    if (list != 0 || !adding->ok)
        return list;
    start(adding, VSD_LIST);
    put_bytes(adding, content, sizeof content);
    put_id(adding, (int64_t)component->n_file_sets);
    list = insert(adding);
    for (const struct vssdoc_file_set *s = component->file_sets; s != NULL && adding->ok; s = s->next) {
        int64_t folder = folder_of(adding, s->path), alternate = folder_of(adding, s->alternate_path);
        start(adding, VSD_LIST_ROW);
        put_id(adding, list);
        put_id(adding, position++);
        put_id(adding, (int64_t)s->kind);
        put_number(adding, folder);
        put_text(adding, s->filespec);
        put_number(adding, s->recursive);
        put_number(adding, alternate);
        put_number(adding, s->backup_type);
        run(adding);
    }
    return list;
}

/* ---- components ---- */

/* What the selection says of a component: it lists them in the order of the documents. */
static const struct vssdoc_selected_component *
selected(struct adding *adding, const char *document, const struct vssdoc_element *at)
{
    const struct vssdoc_selection *selection = adding->given->selection;
    char locator[1024];
    if (selection == NULL || document == NULL)
        return NULL;
    (void)vssdoc_locator(at, locator, sizeof locator);
    for (size_t i = 0; i < selection->n_components; i++) {
        size_t index = (adding->next + i) % selection->n_components;
        const struct vssdoc_selected_component *c = &selection->components[index];
        if (c->document != NULL && c->locator != NULL && strcmp(c->locator, locator) == 0 &&
            strcmp(c->document, document) == 0) {
            adding->next = index + 1;
            return c;
        }
    }
    return NULL;
}

static void add_component(struct adding *adding, int64_t writer,
                          const struct vssdoc_component *c, const struct vssdoc_backup_component *r,
                          const char *document)
{
    const struct vssdoc_selected_component *s =
        selected(adding, document, c != NULL ? &c->at : &r->at);
    int64_t list = list_of(adding, c);
    bool included = s != NULL ? s->inclusion != VSSDOC_NOT_INCLUDED : r != NULL;
    start(adding, VSD_COMPONENT);
    put_id(adding, writer);
    /* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
    put_text(adding, c != NULL ? c->full_path : r->full_path);
    /* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
    put_text(adding, c != NULL ? c->name : r->name);
    /* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
    put_constant(adding, VSSDOC_COMPONENT_TYPE, c != NULL ? c->type : r->type);
    /* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
    put_text(adding, c != NULL ? c->caption : r->caption);
    put_number(adding, c != NULL ? c->selectable : VSSDOC_ABSENT);
    put_number(adding, c != NULL ? c->selectable_for_restore : VSSDOC_ABSENT);
    put_number(adding, c != NULL ? c->flags : VSSDOC_ABSENT);
    put_id(adding, included);
    put_text(adding, s != NULL ? vssdoc_inclusion_name(s->inclusion) : NULL);
    put_text(adding, s != NULL ? vssdoc_selection_reason_name(s->reason) : NULL);
    put_text(adding, s != NULL ? s->by : NULL);
    put_number(adding, r != NULL ? r->backup_succeeded : VSSDOC_ABSENT);
    put_text(adding, r != NULL ? r->backup_stamp : NULL);
    put_number(adding, list);
    int64_t id = insert(adding);
    for (const struct vssdoc_dependency *d = c != NULL ? c->dependencies : NULL; d != NULL && adding->ok;
         d = d->next) {
        start(adding, VSD_DEPENDENCY);
        put_id(adding, id);
        put_guid(adding, &d->writer_id);
        put_text(adding, d->full_path);
        put_text(adding, d->remote_computer);
        run(adding);
    }
}

/* ---- writers ---- */

static const char *key_of(struct adding *adding, const struct vssdoc_guid *id, const char *name,
                          const char *instance_name)
{
    char text[VSD_GUID_TEXT] = "";
    if (id->valid)
        vssdoc_guid_format(id, text);
    const char *key = vsd_arena_printf(&adding->arena, "%s|%s", id->valid ? text : name != NULL ? name : "",
                                       instance_name != NULL ? instance_name : "");
    adding->ok = adding->ok && key != NULL;
    return key;
}

static void add_writer(struct adding *adding, const struct vssdoc_writer *w)
{
    const struct vssdoc_capture *capture = adding->given->capture;
    const struct vssdoc_restore_method *method = w->restore_method;
    const char *key = key_of(adding, &w->writer_id, w->name, w->instance_name);
    start(adding, VSD_WRITER);
    put_id(adding, adding->capture);
    put_text(adding, key);
    put_guid(adding, &w->writer_id);
    put_guid(adding, &w->instance_id);
    put_text(adding, w->name);
    put_text(adding, w->instance_name);
    put_id(adding, 1);
    put_constant(adding, VSSDOC_USAGE_TYPE, w->usage);
    put_constant(adding, VSSDOC_SOURCE_TYPE, w->source_type);
    put_number(adding, w->backup_schema);
    put_constant(adding, VSSDOC_RESTOREMETHOD, method != NULL ? method->method : VSSDOC_ABSENT);
    put_constant(adding, VSSDOC_WRITERRESTORE, method != NULL ? method->writer_restore : VSSDOC_ABSENT);
    put_number(adding, method != NULL ? method->reboot_required : VSSDOC_ABSENT);
    put_text(adding, method != NULL ? method->service : NULL);
    int64_t id = insert(adding);
    for (const struct vssdoc_component *c = w->components; c != NULL && adding->ok; c = c->next)
        add_component(adding, id, c, vssdoc_record_of(capture, w, c), w->document->path);
}

/* A writer that only the BCD knows. */
static void add_entry(struct adding *adding, const struct vssdoc_writer_components *e)
{
    const struct vssdoc_capture *capture = adding->given->capture;
    const char *name = vssdoc_entry_name(capture, e);
    const char *key = key_of(adding, &e->writer_id, name, e->instance_name);
    start(adding, VSD_WRITER);
    put_id(adding, adding->capture);
    put_text(adding, key);
    put_guid(adding, &e->writer_id);
    put_guid(adding, &e->instance_id);
    put_text(adding, name);
    put_text(adding, e->instance_name);
    put_id(adding, 0);
    adding->n += 2;
    put_number(adding, e->backup_schema);
    int64_t id = insert(adding);
    for (const struct vssdoc_backup_component *r = e->components; r != NULL && adding->ok; r = r->next)
        add_component(adding, id, NULL, r, capture->backup_components->document->path);
}

/* ---- captures ---- */

/* What lies below the operand that a capture was found in; the whole source for one that is its own. */
static const char *below_operand(const struct vssdoc_fleet *fleet, const char *source)
{
    const char *below = source;
    for (size_t i = 0; i < fleet->n_operands; i++) {
        size_t length = strlen(fleet->operands[i]);
        while (length > 0 && fleet->operands[i][length - 1] == '/')
            length--;
        if (strncmp(source, fleet->operands[i], length) == 0 && source[length] == '/' &&
            source[length + 1] != '\0' && source + length + 1 > below)
            below = source + length + 1;
    }
    return below;
}

/* Whether a part of a path is a day, with or without a time: "2026-01-04", "20260104T0100.zip". */
static bool is_dated(const char *part, size_t length)
{
    static const char *const days[] = {"0000-00-00", "0000_00_00", "00000000"};
    size_t stem = 0;
    while (stem < length && part[stem] != '.')
        stem++;
    if (stem == 0 || strspn(part, "0123456789-_:+TZ ") < stem)
        return false;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        size_t n = 0;
        while (days[i][n] != '\0' && n < stem &&
               (days[i][n] == '0' ? part[n] >= '0' && part[n] <= '9' : part[n] == days[i][n]))
            n++;
        if (days[i][n] == '\0')
            return true;
    }
    return false;
}

/* The part in front of one that begins there; *end is behind it. NULL when it names nothing. */
static const char *part_before(const char *source, const char *begin, const char **end)
{
    while (begin > source && begin[-1] == '/')
        begin--;
    *end = begin;
    while (begin > source && begin[-1] != '/')
        begin--;
    size_t length = (size_t)(*end - begin);
    bool names = length > 0 && strspn(begin, ".") < length;
    return names ? begin : NULL;
}

/* Where the documents tell no machine, it is named by where its capture lies. */
static const char *place_of(struct adding *adding, const char *source)
{
    const char *begin = below_operand(adding->fleet, source), *end = begin + strcspn(begin, "/");
    if (begin == source) { /* the operand itself: its last part */
        end = source + strlen(source);
        while (end > source && end[-1] == '/')
            end--;
        for (begin = end; begin > source && begin[-1] != '/'; begin--)
            ;
    }
    const char *above = begin, *behind = end;
    while (above != NULL && is_dated(above, (size_t)(behind - above)))
        above = part_before(source, above, &behind);
    if (above != NULL) {
        begin = above;
        end = behind;
    }
    const char *name = vsd_arena_copy(&adding->arena, begin, (size_t)(end - begin));
    adding->ok = adding->ok && name != NULL;
    return name;
}

static int64_t machine_of(struct adding *adding, const struct vsd_overview *overview)
{
    const char *source = adding->given->capture->source;
    const char *by = adding->fleet->machine != NULL ? "option"
                     : overview->machine != NULL    ? "documents"
                                                    : "place";
    const char *name = adding->fleet->machine != NULL ? adding->fleet->machine
                       : overview->machine != NULL    ? overview->machine
                                                      : place_of(adding, source);
    start(adding, VSD_MACHINE);
    put_text(adding, name);
    put_text(adding, by);
    run(adding);
    start(adding, VSD_MACHINE_OF);
    put_text(adding, name);
    return look_up(adding);
}

static void add_findings(struct adding *adding)
{
    const struct vssdoc_validation *validation = adding->given->validation;
    size_t n = validation != NULL ? vssdoc_validation_count(validation) : 0;
    for (size_t i = 0; i < n && adding->ok; i++) {
        const struct vssdoc_finding *f = vssdoc_validation_at(validation, i);
        start(adding, VSD_FINDING);
        put_id(adding, adding->capture);
        put_text(adding, f->rule->code);
        put_text(adding, f->rule->slug);
        put_text(adding, vssdoc_severity_name(f->severity));
        put_text(adding, f->writer != NULL ? f->writer : f->writer_id);
        put_text(adding, f->component);
        put_text(adding, f->message);
        put_text(adding, f->document);
        put_text(adding, f->locator);
        put_text(adding, f->fingerprint);
        run(adding);
    }
}

static void keep_source(struct adding *adding, int64_t capture)
{
    start(adding, VSD_SOURCE_OF);
    put_id(adding, capture);
    adding->ok = adding->ok && sqlite3_step(adding->at) == SQLITE_ROW;
    const char *source = adding->ok ? (const char *)sqlite3_column_text(adding->at, 0) : NULL;
    adding->fleet->there = source != NULL ? strdup(source) : NULL;
    if (adding->ok)
        (void)sqlite3_reset(adding->at);
    adding->ok = adding->ok && adding->fleet->there != NULL;
}

static bool has_digests(const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_documents; i++)
        if (capture->documents[i]->sha256 != NULL)
            return true;
    return false;
}

/* The machine may have the same documents from another source: that these are here too is all there is to
 * note. What was noted so before and comes once more is to be added anew. */
static bool is_copy(struct adding *adding, int64_t machine, const char *content)
{
    const struct vssdoc_capture *capture = adding->given->capture;
    if (!has_digests(capture))
        return false;
    start(adding, VSD_SAME);
    put_text(adding, content);
    put_id(adding, machine);
    int64_t same = look_up(adding);
    if (same == 0)
        return false;
    start(adding, VSD_COPY);
    put_id(adding, same);
    put_text(adding, capture->source);
    run(adding);
    bool is_new = adding->ok && sqlite3_changes(adding->fleet->db) > 0;
    start(adding, is_new ? VSD_CAME : VSD_REPLACE);
    put_id(adding, same);
    if (is_new)
        put_text(adding, adding->fleet->today);
    run(adding);
    if (is_new)
        keep_source(adding, same);
    return is_new;
}

static void add_capture(struct adding *adding, const char *content)
{
    const struct vssdoc_capture *capture = adding->given->capture;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    struct vssdoc_validation_summary findings = {0};
    struct vsd_overview overview;
    if (adding->given->validation != NULL)
        findings = vssdoc_validation_summary(adding->given->validation);
    adding->ok = adding->ok && vsd_overview_make(&adding->arena, capture, &overview);
    if (!adding->ok)
        return;
    int64_t machine = machine_of(adding, &overview);
    if (is_copy(adding, machine, content))
        return;
    start(adding, VSD_CAPTURE);
    put_id(adding, machine);
    put_text(adding, capture->source);
    put_text(adding, content);
    put_text(adding, overview.taken_at);
    put_text(adding, adding->fleet->today);
    put_text(adding, overview.taken_by);
    put_constant(adding, VSSDOC_BACKUP_TYPE, bcd != NULL ? bcd->backup_type : VSSDOC_ABSENT);
    put_guid(adding, bcd != NULL ? &bcd->snapshot_set_id : &(struct vssdoc_guid){.valid = false});
    put_number(adding, bcd != NULL ? bcd->bootable_system_state : VSSDOC_ABSENT);
    put_id(adding, (int64_t)capture->n_documents);
    put_id(adding, (int64_t)overview.n_errors);
    put_id(adding, (int64_t)findings.errors);
    put_id(adding, (int64_t)findings.warnings);
    put_id(adding, (int64_t)findings.infos);
    put_text(adding, vssdoc_version());
    adding->capture = insert(adding);
    for (size_t i = 0; i < capture->n_writers && adding->ok; i++)
        add_writer(adding, capture->writers[i]);
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
         e != NULL && adding->ok; e = e->next)
        if (vssdoc_writer_of(capture, e, NULL) == NULL)
            add_entry(adding, e);
    add_findings(adding);
}

enum vssdoc_status vssdoc_fleet_add(struct vssdoc_fleet *fleet,
                                    const struct vssdoc_fleet_capture *given,
                                    const char **there, struct vssdoc_error *error)
{
    struct adding adding = {.fleet = fleet, .given = given, .ok = true};
    enum vssdoc_status status = VSSDOC_OK;
    char content[VSD_SHA256_HEX];
    free(fleet->there);
    fleet->there = NULL;
    *there = NULL;
    if (!vsd_fleet_content(given->capture, content))
        return vsd_no_memory(error, given->capture->source);
    simply(&adding, VSD_BEGIN);
    bool begun = adding.ok;
    start(&adding, VSD_FORGET);
    put_text(&adding, given->capture->source);
    put_text(&adding, content);
    run(&adding);
    add_capture(&adding, content);
    simply(&adding, VSD_COMMIT);
    if (!adding.ok) {
        status = vsd_fleet_fail(fleet, error);
        adding.ok = begun;
        simply(&adding, VSD_ROLLBACK);
    }
    vsd_arena_free(&adding.arena);
    *there = status == VSSDOC_OK ? fleet->there : NULL;
    return status;
}

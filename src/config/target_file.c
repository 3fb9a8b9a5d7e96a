/* Reading a target state (vssdoc/target-state/1). What contradicts itself is told with its place: a
 * wrong answer about a restore costs more than a refused question. */
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/winpath.h"
#include "config/json_file.h"
#include "config/target_state.h"

#define SCHEMA "vssdoc/target-state/1"

enum { LARGEST_FILE = 64 * 1024 * 1024 };

/* What was said once, and on which line. */
struct said {
    UT_hash_handle hh;
    struct vsd_key key;
    uint32_t line;
    unsigned what;
};

struct reading {
    struct vsd_target_state *state;
    const struct vsd_json_file *file;
    struct vssdoc_error *error;
    struct vsd_arena scratch;
    struct said *files, *services, *moves;
};

/* ---- values ---- */

static enum vssdoc_status no_memory(const struct reading *r)
{
    return vsd_no_memory(r->error, r->file->path);
}

static enum vssdoc_status wrong(const struct reading *r, const struct vsd_json_at *at,
                                const char *expected)
{
    return vsd_json_fail(r->file, at, r->error, "\"%s\" is not %s", at->key, expected);
}

static enum vssdoc_status text_of(struct reading *r, const struct vsd_json_at *at,
                                  const json_t *value, const char **out)
{
    if (!json_is_string(value))
        return wrong(r, at, "a text");
    *out = vsd_arena_copy(&r->state->arena, json_string_value(value), json_string_length(value));
    return *out != NULL ? VSSDOC_OK : no_memory(r);
}

static enum vssdoc_status flag_of(const struct reading *r, const struct vsd_json_at *at,
                                  const json_t *value, bool *out)
{
    if (!json_is_boolean(value))
        return wrong(r, at, "true or false");
    *out = json_is_true(value);
    return VSSDOC_OK;
}

static enum vssdoc_status path_of(struct reading *r, const struct vsd_json_at *at,
                                  const json_t *value, const char **out)
{
    if (!json_is_string(value))
        return wrong(r, at, "a text");
    *out = vsd_target_path(r->state, json_string_value(value));
    if (*out == NULL)
        return no_memory(r);
    const char *problem = vsd_target_path_problem(*out);
    return problem == NULL ? VSSDOC_OK
                           : vsd_json_fail(r->file, at, r->error, "\"%.200s\": %s", *out, problem);
}

/* A word of a list; an unknown one gets the nearest. */
static enum vssdoc_status word_of(const struct reading *r, const struct vsd_json_at *at,
                                  const json_t *value, const char *const *words, unsigned *out)
{
    const char *text = json_string_value(value);
    for (unsigned i = 0; text != NULL && words[i] != NULL; i++) {
        if (strcmp(words[i], text) == 0) {
            *out = i;
            return VSSDOC_OK;
        }
    }
    const char *near = text != NULL ? vssdoc_nearest(text, words) : NULL;
    char known[96] = "";
    for (unsigned i = 0; words[i] != NULL; i++) {
        size_t length = strlen(known);
        (void)snprintf(known + length, sizeof known - length, "%s%s",
                       i == 0                 ? ""
                       : words[i + 1] != NULL ? ", "
                                              : " or ",
                       words[i]);
    }
    return vsd_json_fail(r->file, at, r->error, "\"%s\" is %s%.60s%s, not %s%s%s%s", at->key,
                         text != NULL ? "\"" : "", text != NULL ? text : "of another kind",
                         text != NULL ? "\"" : "", known, near != NULL ? "; did you mean \"" : "",
                         near != NULL ? near : "", near != NULL ? "\"?" : "");
}

/* ---- what was said twice ---- */

/* The earlier one that says something else of the same thing; NULL when there is none. */
static const struct said *contradicts(struct reading *r, struct said **table, struct vsd_key key,
                                      unsigned what, uint32_t line, bool *enough)
{
    struct said *said = NULL;
    HASH_FIND(hh, *table, &key, sizeof key, said);
    *enough = true;
    if (said != NULL)
        return said->what != what ? said : NULL;
    said = vsd_arena_alloc(&r->scratch, sizeof *said);
    if (said != NULL) {
        said->key = key;
        said->what = what;
        said->line = line;
        HASH_ADD(hh, *table, key, sizeof said->key, said);
    }
    *enough = said != NULL && said->hh.tbl != NULL;
    return NULL;
}

static struct vsd_key text_key(const char *text)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, text, strlen(text));
    return vsd_key_end(&maker);
}

/* ---- entries: each list has a reader of one ---- */

struct entry {
    struct vsd_json_at at;
    json_t *value;
    struct vssdoc_place place;
};

typedef enum vssdoc_status entry_fn(struct reading *r, const struct entry *entry);

/* Calls member for each key of an object; names are the keys there are. */
typedef enum vssdoc_status member_fn(struct reading *r, const struct vsd_json_at *at, json_t *value,
                                     size_t key, void *out);
static enum vssdoc_status members(struct reading *r, const struct vsd_json_at *at, json_t *object,
                                  const char *const *names, member_fn *member, void *out)
{
    const char *key;
    json_t *value;
    if (!json_is_object(object))
        return vsd_json_fail(r->file, at, r->error, "an object with \"%s\" is expected here",
                             names[0]);
    json_object_foreach(object, key, value)
    {
        struct vsd_json_at inside = {at, key, 0};
        size_t i = 0;
        while (names[i] != NULL && strcmp(names[i], key) != 0)
            i++;
        if (names[i] == NULL)
            return vsd_json_unknown_key(r->file, &inside, names, r->error);
        if (json_is_null(value))
            continue;
        enum vssdoc_status status = member(r, &inside, value, i, out);
        if (status != VSSDOC_OK)
            return status;
    }
    return VSSDOC_OK;
}

static enum vssdoc_status missing(const struct reading *r, const struct entry *entry,
                                  const char *key)
{
    return vsd_json_fail(r->file, &entry->at, r->error, "no \"%s\" here", key);
}

static const char *const file_keys[] = {"path", "state", NULL};

static enum vssdoc_status file_member(struct reading *r, const struct vsd_json_at *at,
                                      json_t *value, size_t key, void *out)
{
    struct vssdoc_target_files *files = out;
    unsigned state = 0;
    if (key == 0)
        return path_of(r, at, value, &files->path);
    enum vssdoc_status status = word_of(r, at, value, vsd_file_state_words, &state);
    files->state = (enum vssdoc_file_state)state;
    return status;
}

static enum vssdoc_status file_entry(struct reading *r, const struct entry *entry)
{
    struct vssdoc_target_files files = {.place = entry->place};
    bool enough;
    enum vssdoc_status status =
        members(r, &entry->at, entry->value, file_keys, file_member, &files);
    if (status != VSSDOC_OK)
        return status;
    if (files.path == NULL)
        return missing(r, entry, "path");
    if (json_object_get(entry->value, "state") == NULL)
        return missing(r, entry, "state");
    const struct said *other = contradicts(r, &r->files, vsd_winpath_key(files.path), files.state,
                                           entry->place.line, &enough);
    if (other != NULL)
        return vsd_json_fail(
            r->file, &entry->at, r->error, "\"%.200s\" is %s here and %s on line %u", files.path,
            vssdoc_file_state_name(files.state), vsd_file_state_words[other->what], other->line);
    struct vssdoc_target_files *added = enough ? vsd_list_add(&r->state->files) : NULL;
    if (added == NULL)
        return no_memory(r);
    *added = files;
    return VSSDOC_OK;
}

static const char *const service_keys[] = {"name", "state", "stoppable", NULL};
static const char *const service_states[] = {"stopped", "running", NULL};

static enum vssdoc_status service_member(struct reading *r, const struct vsd_json_at *at,
                                         json_t *value, size_t key, void *out)
{
    struct vssdoc_target_service *service = out;
    unsigned running = 0;
    if (key == 0)
        return text_of(r, at, value, &service->name);
    if (key == 2)
        return flag_of(r, at, value, &service->stoppable);
    enum vssdoc_status status = word_of(r, at, value, service_states, &running);
    service->running = running == 1;
    return status;
}

static enum vssdoc_status service_entry(struct reading *r, const struct entry *entry)
{
    struct vssdoc_target_service service = {.stoppable = true, .place = entry->place};
    bool enough;
    enum vssdoc_status status =
        members(r, &entry->at, entry->value, service_keys, service_member, &service);
    if (status != VSSDOC_OK)
        return status;
    if (service.name == NULL || *service.name == '\0')
        return missing(r, entry, "name");
    if (json_object_get(entry->value, "state") == NULL)
        return missing(r, entry, "state");
    unsigned what = (unsigned)service.running * 2 + service.stoppable;
    const struct said *other =
        contradicts(r, &r->services, text_key(service.name), what, entry->place.line, &enough);
    if (other != NULL)
        return vsd_json_fail(r->file, &entry->at, r->error,
                             "the service \"%.100s\" is another on line %u", service.name,
                             other->line);
    struct vssdoc_target_service *added = enough ? vsd_list_add(&r->state->services) : NULL;
    if (added == NULL)
        return no_memory(r);
    *added = service;
    return VSSDOC_OK;
}

static enum vssdoc_status guid_entry(struct reading *r, const struct entry *entry,
                                     struct vsd_list *list)
{
    struct vssdoc_guid guid;
    bool enough = true;
    const char *text = json_string_value(entry->value);
    if (text == NULL || !vsd_target_guid(r->state, text, &guid, &enough))
        return enough ? vsd_json_fail(r->file, &entry->at, r->error,
                                      "%s%.100s%s is no writer id: a GUID is expected",
                                      text != NULL ? "\"" : "", text != NULL ? text : "this",
                                      text != NULL ? "\"" : "")
                      : no_memory(r);
    struct vssdoc_guid *added = vsd_list_add(list);
    if (added == NULL)
        return no_memory(r);
    *added = guid;
    return VSSDOC_OK;
}

static enum vssdoc_status absent_entry(struct reading *r, const struct entry *entry)
{
    return guid_entry(r, entry, &r->state->writers_absent);
}

static enum vssdoc_status custom_entry(struct reading *r, const struct entry *entry)
{
    return guid_entry(r, entry, &r->state->custom);
}

static enum vssdoc_status select_entry(struct reading *r, const struct entry *entry)
{
    const char *text = json_string_value(entry->value);
    if (text == NULL || *text == '\0')
        return vsd_json_fail(r->file, &entry->at, r->error,
                             "a component's address is expected: \"WRITER:\\\\PATH\"");
    struct vssdoc_target_choice *added = vsd_list_add(&r->state->select);
    if (added == NULL)
        return no_memory(r);
    added->component = vsd_arena_copy(&r->state->arena, text, strlen(text));
    added->place = entry->place;
    return added->component != NULL ? VSSDOC_OK : no_memory(r);
}

static const char *const move_keys[] = {"component", "path", "filespec", "recursive", "to", NULL};

static enum vssdoc_status move_member(struct reading *r, const struct vsd_json_at *at,
                                      json_t *value, size_t key, void *out)
{
    struct vssdoc_target_move *move = out;
    const char **const texts[] = {&move->component, &move->path, &move->filespec, NULL, &move->to};
    if (key == 3)
        return flag_of(r, at, value, &move->recursive);
    enum vssdoc_status status = text_of(r, at, value, texts[key]);
    if (status == VSSDOC_OK && key == 4) {
        const char *problem = vsd_target_path_problem(move->to);
        if (problem != NULL || strpbrk(move->to, "*?") != NULL)
            return vsd_json_fail(r->file, at, r->error, "\"%.200s\": %s", move->to,
                                 problem != NULL ? problem : "a folder has no wildcards");
    }
    return status;
}

static struct vsd_key move_key(const struct vssdoc_target_move *move)
{
    struct vsd_key path = vsd_winpath_key(move->path);
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, move->component, strlen(move->component));
    vsd_key_bytes(&maker, &path, sizeof path);
    vsd_key_folded(&maker, move->filespec, strlen(move->filespec));
    vsd_key_bytes(&maker, &move->recursive, sizeof move->recursive);
    return vsd_key_end(&maker);
}

static enum vssdoc_status move_entry(struct reading *r, const struct entry *entry)
{
    struct vssdoc_target_move move = {.place = entry->place};
    bool enough;
    enum vssdoc_status status = members(r, &entry->at, entry->value, move_keys, move_member, &move);
    if (status != VSSDOC_OK)
        return status;
    const char *const needed[] = {move.component, move.path, move.filespec, "", move.to};
    for (size_t i = 0; move_keys[i] != NULL; i++)
        if (needed[i] == NULL)
            return missing(r, entry, move_keys[i]);
    const struct said *other =
        contradicts(r, &r->moves, move_key(&move), (unsigned)r->state->new_targets.n,
                    entry->place.line, &enough);
    if (other != NULL)
        return vsd_json_fail(r->file, &entry->at, r->error,
                             "these files have a new target on line %u", other->line);
    struct vssdoc_target_move *added = enough ? vsd_list_add(&r->state->new_targets) : NULL;
    if (added == NULL)
        return no_memory(r);
    *added = move;
    return VSSDOC_OK;
}

static enum vssdoc_status each_entry(struct reading *r, const struct vsd_json_at *at,
                                     const json_t *list, entry_fn *read_one)
{
    if (!json_is_array(list))
        return wrong(r, at, "a list");
    struct vsd_json_lines lines;
    enum vssdoc_status status = VSSDOC_OK;
    vsd_json_lines_begin(r->file, at, &lines);
    for (size_t i = 0; i < json_array_size(list) && status == VSSDOC_OK; i++) {
        uint32_t line = vsd_json_lines_next(&lines);
        struct entry entry = {
            {at, NULL, i}, json_array_get(list, i), {line, lines.column, lines.offset}};
        status = read_one(r, &entry);
    }
    return status;
}

/* ---- the file ---- */

static const char *const requester_keys[] = {"partial_files", "directed_targets", "custom",
                                             "select",        "new_targets",      NULL};

static enum vssdoc_status requester_member(struct reading *r, const struct vsd_json_at *at,
                                           json_t *value, size_t key, void *out)
{
    static entry_fn *const lists[] = {NULL, NULL, custom_entry, select_entry, move_entry};
    struct vssdoc_target_state *state = out;
    if (key == 0)
        return flag_of(r, at, value, &state->partial_files);
    if (key == 1)
        return flag_of(r, at, value, &state->directed_targets);
    return each_entry(r, at, value, lists[key]);
}

static const char *const root_keys[] = {"schema",         "default",        "files",     "services",
                                        "writers_absent", "reboot_allowed", "requester", NULL};
enum { SCHEMA_KEY, DEFAULT, FILES, SERVICES, WRITERS_ABSENT, REBOOT_ALLOWED, REQUESTER };

static enum vssdoc_status root_member(struct reading *r, const struct vsd_json_at *at,
                                      json_t *value, size_t key, void *out)
{
    static const char *const defaults[] = {"absent", "present", NULL};
    static entry_fn *const lists[] = {
        [FILES] = file_entry, [SERVICES] = service_entry, [WRITERS_ABSENT] = absent_entry};
    struct vssdoc_target_state *state = out;
    unsigned word = 0;
    enum vssdoc_status status;
    switch (key) {
    case SCHEMA_KEY:
        return json_is_string(value) && strcmp(json_string_value(value), SCHEMA) == 0
                   ? VSSDOC_OK
                   : vsd_json_fail(r->file, at, r->error,
                                   "no target state: \"schema\" is not \"" SCHEMA "\"");
    case DEFAULT:
        status = word_of(r, at, value, defaults, &word);
        state->otherwise = (enum vssdoc_file_state)word;
        return status;
    case REBOOT_ALLOWED:
        return flag_of(r, at, value, &state->reboot_allowed);
    case REQUESTER:
        return members(r, at, value, requester_keys, requester_member, state);
    default:
        return each_entry(r, at, value, lists[key]);
    }
}

static enum vssdoc_status read_root(struct reading *r)
{
    struct vsd_json_at *root = NULL;
    json_t *object = r->file->root;
    if (!json_is_object(object))
        return vsd_json_fail(r->file, NULL, r->error, "no target state: it is not an object");
    if (json_object_get(object, "schema") == NULL)
        return vsd_json_fail(r->file, NULL, r->error, "no target state: no key \"schema\"");
    json_object_del(object, "$schema"); /* for editors */
    return members(r, root, object, root_keys, root_member, &r->state->public);
}

enum vssdoc_status vssdoc_target_state_read(const char *path, struct vssdoc_target_state **out,
                                            struct vssdoc_error *error)
{
    struct vsd_json_file file;
    enum vssdoc_status status = vssdoc_target_state_new(out, error);
    if (status != VSSDOC_OK)
        return status;
    struct vsd_target_state *state = (struct vsd_target_state *)*out;
    struct reading reading = {.state = state, .file = &file, .error = error};
    status = vsd_json_file_read(path, LARGEST_FILE, &file, error);
    if (status == VSSDOC_OK) {
        status = read_root(&reading);
        vsd_json_file_free(&file);
    }
    HASH_CLEAR(hh, reading.files);
    HASH_CLEAR(hh, reading.services);
    HASH_CLEAR(hh, reading.moves);
    vsd_arena_free(&reading.scratch);
    state->public.path =
        status == VSSDOC_OK ? vsd_arena_copy(&state->arena, path, strlen(path)) : NULL;
    if (status == VSSDOC_OK && state->public.path == NULL)
        status = vsd_no_memory(error, path);
    vsd_target_state_show(state);
    if (status != VSSDOC_OK) {
        vssdoc_target_state_free(*out);
        *out = NULL;
    }
    return status;
}

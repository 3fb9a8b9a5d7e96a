/* Changes of a target state, as "what if" asks for them: "service:MSSQLSERVER=running". */
#include <string.h>

#include "base/error.h"
#include "base/keymap.h"
#include "base/text.h"
#include "base/winpath.h"
#include "config/target_state.h"

struct change {
    struct vsd_target_state *state;
    const char *name; /* behind "file:", NULL for a plain key */
    const char *value;
    struct vssdoc_error *error;
};

static enum vssdoc_status wrong(const struct change *c, const char *expected)
{
    return vsd_fail(c->error, VSSDOC_BAD_ARGUMENT, NULL, "\"%.100s\" is not %s", c->value,
                    expected);
}

static enum vssdoc_status is_true(const struct change *c, bool *out)
{
    *out = strcmp(c->value, "true") == 0;
    return *out || strcmp(c->value, "false") == 0 ? VSSDOC_OK : wrong(c, "true or false");
}

static enum vssdoc_status set_default(struct change *c)
{
    enum vssdoc_file_state state;
    if (!vsd_file_state_of(c->value, &state) || state > VSSDOC_FILE_PRESENT)
        return wrong(c, "absent or present");
    c->state->public.otherwise = state;
    return VSSDOC_OK;
}

static enum vssdoc_status set_reboot(struct change *c)
{
    return is_true(c, &c->state->public.reboot_allowed);
}

static enum vssdoc_status set_partial(struct change *c)
{
    return is_true(c, &c->state->public.partial_files);
}

static enum vssdoc_status set_directed(struct change *c)
{
    return is_true(c, &c->state->public.directed_targets);
}

static enum vssdoc_status set_file(struct change *c)
{
    struct vssdoc_target_files new = {.path = vsd_target_path(c->state, c->name)};
    if (new.path == NULL)
        return vsd_no_memory(c->error, NULL);
    const char *problem = vsd_target_path_problem(new.path);
    if (problem != NULL)
        return vsd_fail(c->error, VSSDOC_BAD_ARGUMENT, NULL, "\"%.200s\": %s", new.path, problem);
    if (!vsd_file_state_of(c->value, &new.state))
        return wrong(c, "absent, present, locked or uncreatable");
    if (vsd_list_add(&c->state->files) == NULL)
        return vsd_no_memory(c->error, NULL);
    struct vssdoc_target_files *files = c->state->files.items;
    memmove(files + 1, files, (c->state->files.n - 1) * sizeof *files);
    *files = new;
    return VSSDOC_OK;
}

static enum vssdoc_status set_service(struct change *c)
{
    bool stopped = strcmp(c->value, "stopped") == 0, fixed = strcmp(c->value, "unstoppable") == 0;
    if (!stopped && !fixed && strcmp(c->value, "running") != 0)
        return wrong(c, "running, stopped or unstoppable");
    struct vssdoc_target_service *services = c->state->services.items, *service = NULL;
    for (size_t i = 0; i < c->state->services.n && service == NULL; i++)
        if (vsd_equal_folded(services[i].name, c->name))
            service = &services[i];
    if (service == NULL && (service = vsd_list_add(&c->state->services)) != NULL)
        service->name = vsd_arena_copy(&c->state->arena, c->name, strlen(c->name));
    if (service == NULL || service->name == NULL) {
        c->state->services.n -= service != NULL;
        return vsd_no_memory(c->error, NULL);
    }
    service->running = !stopped;
    service->stoppable = !fixed;
    return VSSDOC_OK;
}

static enum vssdoc_status set_member(struct change *c, struct vsd_list *list, bool member)
{
    struct vssdoc_guid guid;
    bool enough;
    if (!vsd_target_guid(c->state, c->name, &guid, &enough))
        return enough ? vsd_fail(c->error, VSSDOC_BAD_ARGUMENT, NULL,
                                 "\"%.100s\" is no writer id: a GUID is expected", c->name)
                      : vsd_no_memory(c->error, NULL);
    struct vssdoc_guid *guids = list->items;
    size_t kept = 0;
    for (size_t i = 0; i < list->n; i++)
        if (!vssdoc_guid_equal(&guids[i], &guid))
            guids[kept++] = guids[i];
    list->n = kept;
    struct vssdoc_guid *added = member ? vsd_list_add(list) : NULL;
    if (member && added == NULL)
        return vsd_no_memory(c->error, NULL);
    if (added != NULL)
        *added = guid;
    return VSSDOC_OK;
}

static enum vssdoc_status set_writer(struct change *c)
{
    bool absent = strcmp(c->value, "absent") == 0;
    return absent || strcmp(c->value, "present") == 0
               ? set_member(c, &c->state->writers_absent, absent)
               : wrong(c, "present or absent");
}

static enum vssdoc_status set_custom(struct change *c)
{
    bool able;
    enum vssdoc_status status = is_true(c, &able);
    return status == VSSDOC_OK ? set_member(c, &c->state->custom, able) : status;
}

static const struct {
    const char *key;
    bool named; /* a name stands behind a colon */
    enum vssdoc_status (*set)(struct change *change);
} settings[] = {
    {"default", false, set_default},
    {"reboot_allowed", false, set_reboot},
    {"partial_files", false, set_partial},
    {"directed_targets", false, set_directed},
    {"file", true, set_file},
    {"service", true, set_service},
    {"writer", true, set_writer},
    {"custom", true, set_custom},
};
enum { N_SETTINGS = sizeof settings / sizeof settings[0] };

static enum vssdoc_status unknown(const char *key, struct vssdoc_error *error)
{
    const char *names[N_SETTINGS + 1] = {NULL};
    for (size_t i = 0; i < N_SETTINGS; i++)
        names[i] = settings[i].key;
    const char *near = vssdoc_nearest(key, names);
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                    "\"%.100s\" is none of default, reboot_allowed, partial_files, "
                    "directed_targets, file:PATH, service:NAME, writer:ID, custom:ID%s%s%s",
                    key, near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                    near != NULL ? "\"?" : "");
}

/* A setting taken apart, in scratch. */
static enum vssdoc_status parse(struct vsd_arena *scratch, const char *setting, struct change *out,
                                size_t *which)
{
    static const char prefix[] = "requester.";
    const char *equals = strrchr(setting, '=');
    if (equals == NULL)
        return vsd_fail(out->error, VSSDOC_BAD_ARGUMENT, NULL, "\"%.100s\" has no \"=\"", setting);
    if (strncmp(setting, prefix, sizeof prefix - 1) == 0)
        setting += sizeof prefix - 1;
    char *key = vsd_arena_copy(scratch, setting, (size_t)(equals - setting));
    if (key == NULL)
        return vsd_no_memory(out->error, NULL);
    char *colon = strchr(key, ':');
    if (colon != NULL)
        *colon = '\0';
    out->name = colon != NULL ? colon + 1 : NULL;
    out->value = equals + 1;
    size_t i = 0;
    while (i < N_SETTINGS && strcmp(settings[i].key, key) != 0)
        i++;
    *which = i;
    if (i == N_SETTINGS)
        return unknown(key, out->error);
    if (settings[i].named && (out->name == NULL || *out->name == '\0'))
        return vsd_fail(out->error, VSSDOC_BAD_ARGUMENT, NULL,
                        "\"%s\" needs a name: %s:NAME=VALUE", key, key);
    if (!settings[i].named && out->name != NULL)
        return vsd_fail(out->error, VSSDOC_BAD_ARGUMENT, NULL, "\"%s\" takes no name", key);
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_target_state_set(struct vssdoc_target_state *public, const char *setting,
                                           struct vssdoc_error *error)
{
    struct vsd_target_state *state = (struct vsd_target_state *)public;
    struct change change = {.state = state, .error = error};
    struct vsd_arena scratch = {0};
    size_t which = 0;
    enum vssdoc_status status = parse(&scratch, setting, &change, &which);
    if (status == VSSDOC_OK)
        status = settings[which].set(&change);
    public->changed = public->changed || status == VSSDOC_OK;
    vsd_arena_free(&scratch);
    vsd_target_state_show(state);
    return status;
}

/* ---- several at once ---- */

/* What a setting is about, however it is spelled. */
static struct vsd_key subject(const struct change *change, size_t which)
{
    struct vssdoc_guid id;
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &which, sizeof which);
    if (change->name != NULL && settings[which].set == set_file) {
        const struct vsd_key path = vsd_winpath_key(change->name);
        vsd_key_bytes(&maker, &path, sizeof path);
    } else if (change->name != NULL && vssdoc_guid_parse(change->name, &id)) {
        vsd_key_bytes(&maker, id.bytes, sizeof id.bytes);
    } else if (change->name != NULL) {
        vsd_key_folded(&maker, change->name, strlen(change->name));
    }
    return vsd_key_end(&maker);
}

static enum vssdoc_status check_all(struct vsd_target_state *state, const char *const *list,
                                    struct vsd_arena *scratch, struct vsd_keymap *said,
                                    struct vssdoc_error *error)
{
    for (size_t i = 0; list[i] != NULL; i++) {
        struct change change = {.state = state, .error = error};
        size_t which = 0;
        enum vssdoc_status status = parse(scratch, list[i], &change, &which);
        if (status != VSSDOC_OK)
            return status;
        if (settings[which].set == set_file &&
            (change.name = vsd_target_path(state, change.name)) == NULL)
            return vsd_no_memory(error, NULL);
        uint32_t *first = vsd_keymap_add(said, subject(&change, which), NULL);
        if (first == NULL)
            return vsd_no_memory(error, NULL);
        if (*first == 0)
            *first = (uint32_t)i + 1;
        if (strcmp(strrchr(list[*first - 1], '='), strrchr(list[i], '=')) != 0)
            return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                            "\"%.100s\" contradicts \"%.100s\"", list[i], list[*first - 1]);
    }
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_target_state_set_all(struct vssdoc_target_state *public,
                                               const char *const *list, struct vssdoc_error *error)
{
    struct vsd_arena scratch = {0};
    struct vsd_keymap said = {.is_set = false};
    size_t n = 0;
    enum vssdoc_status status =
        check_all((struct vsd_target_state *)public, list, &scratch, &said, error);
    while (list[n] != NULL)
        n++;
    while (n > 0 && status == VSSDOC_OK)
        status = vssdoc_target_state_set(public, list[--n], error);
    vsd_keymap_free(&said);
    vsd_arena_free(&scratch);
    return status;
}

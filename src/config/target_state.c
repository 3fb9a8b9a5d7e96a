/* The machine that is restored to, as an object: made, shown, given back. */
#include "config/target_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/winpath.h"

const char *const vsd_file_state_words[] = {[VSSDOC_FILE_ABSENT] = "absent",
                                            [VSSDOC_FILE_PRESENT] = "present",
                                            [VSSDOC_FILE_LOCKED] = "locked",
                                            [VSSDOC_FILE_UNCREATABLE] = "uncreatable",
                                            NULL};

const char *vssdoc_file_state_name(enum vssdoc_file_state state)
{
    return vsd_file_state_words[state];
}

bool vsd_file_state_of(const char *word, enum vssdoc_file_state *out)
{
    for (unsigned i = 0; vsd_file_state_words[i] != NULL; i++) {
        if (strcmp(word, vsd_file_state_words[i]) == 0) {
            *out = (enum vssdoc_file_state)i;
            return true;
        }
    }
    return false;
}

enum vssdoc_status vssdoc_target_state_new(struct vssdoc_target_state **out,
                                           struct vssdoc_error *error)
{
    struct vsd_target_state *state = calloc(1, sizeof *state);
    *out = NULL;
    if (state == NULL)
        return vsd_no_memory(error, NULL);
    state->public.otherwise = VSSDOC_FILE_ABSENT;
    state->public.reboot_allowed = true;
    state->public.partial_files = true;
    state->public.directed_targets = true;
    state->files.size = sizeof(struct vssdoc_target_files);
    state->services.size = sizeof(struct vssdoc_target_service);
    state->writers_absent.size = state->custom.size = sizeof(struct vssdoc_guid);
    state->select.size = sizeof(struct vssdoc_target_choice);
    state->new_targets.size = sizeof(struct vssdoc_target_move);
    *out = &state->public;
    return VSSDOC_OK;
}

#define SHOW(member)                                                                               \
    state->public.member = state->member.items;                                                    \
    state->public.n_##member = state->member.n

void vsd_target_state_show(struct vsd_target_state *state)
{
    SHOW(files);
    SHOW(services);
    SHOW(writers_absent);
    SHOW(custom);
    SHOW(select);
    SHOW(new_targets);
}

void vssdoc_target_state_free(struct vssdoc_target_state *public)
{
    struct vsd_target_state *state = (struct vsd_target_state *)public;
    if (state == NULL)
        return;
    free(state->files.items);
    free(state->services.items);
    free(state->writers_absent.items);
    free(state->custom.items);
    free(state->select.items);
    free(state->new_targets.items);
    vsd_arena_free(&state->arena);
    free(state);
}

bool vsd_target_guid(struct vsd_target_state *state, const char *text, struct vssdoc_guid *out,
                     bool *enough)
{
    const char *kept = vsd_arena_copy(&state->arena, text, strlen(text));
    *enough = kept != NULL;
    return kept != NULL && vssdoc_guid_parse(kept, out);
}

char *vsd_target_path(struct vsd_target_state *state, const char *text)
{
    char *kept = vsd_arena_copy(&state->arena, text, strlen(text));
    for (char *c = kept; c != NULL && *c != '\0'; c++)
        if (*c == '/')
            *c = '\\';
    return kept;
}

const char *vsd_target_path_problem(const char *path)
{
    if (*path == '\0')
        return "the path is empty";
    if (*path == '*' || *path == '?')
        return NULL;
    if (vsd_winpath_kind(path) == VSD_PATH_RELATIVE)
        return "the path has no drive, volume, share or variable in front";
    return NULL;
}

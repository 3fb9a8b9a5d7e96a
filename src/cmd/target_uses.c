#include "target_uses.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 5 }; /* of a kind that are told one by one */

struct target_name {
    bool known;
    const char *problem;
    char *near; /* NULL: nothing is */
};

bool target_uses_begin(struct target_uses *uses, const struct vssdoc_target_state *state)
{
    *uses = (struct target_uses){.state = state};
    if (state == NULL)
        return true;
    uses->files = calloc(state->n_files + 1, sizeof *uses->files);
    if (uses->files == NULL)
        complain("not enough memory");
    return uses->files != NULL;
}

static bool add_name(struct target_name *name, const struct vssdoc_target_name *found)
{
    name->known = name->known || found->problem == NULL;
    if (name->problem == NULL)
        name->problem = found->problem;
    if (name->near != NULL || found->near == NULL)
        return true;
    size_t size = strlen(found->near) + 1;
    name->near = malloc(size);
    if (name->near == NULL) {
        complain("not enough memory");
        return false;
    }
    memcpy(name->near, found->near, size);
    return true;
}

/* All restorations have the same lists, as they have the same state. */
static bool make_names(struct target_uses *uses, size_t list, size_t n)
{
    if (uses->names[list] != NULL)
        return true;
    uses->names[list] = calloc(n + 1, sizeof **uses->names);
    if (uses->names[list] == NULL) {
        complain("not enough memory");
        return false;
    }
    uses->n_names[list] = n;
    return true;
}

bool target_uses_add(struct target_uses *uses, const struct vssdoc_restoration *restoration)
{
    bool enough = true;
    if (uses->state == NULL)
        return true;
    uses->n++;
    for (size_t i = 0; i < restoration->n_target_uses; i++)
        if (restoration->target_uses[i] > uses->files[i])
            uses->files[i] = restoration->target_uses[i];
    if (restoration->n_target_uses < uses->state->n_files)
        uses->files_unknown = true;
    for (size_t list = 0; list < VSSDOC_TARGET_LISTS && enough; list++) {
        enough = make_names(uses, list, restoration->n_names[list]);
        for (size_t i = 0; i < restoration->n_names[list] && enough; i++)
            enough = add_name(&uses->names[list][i], &restoration->names[list][i]);
    }
    return enough;
}

/* ---- what was asked for ---- */

static void complain_address(const struct target_uses *uses, size_t list, size_t i)
{
    const struct vssdoc_target_state *state = uses->state;
    const struct target_name *name = &uses->names[list][i];
    bool chosen = list == VSSDOC_TARGET_SELECT;
    const struct vssdoc_place *place =
        chosen ? &state->select[i].place : &state->new_targets[i].place;
    struct vssdoc_error error = {.status = VSSDOC_BAD_ARGUMENT,
                                 .offset = place->offset,
                                 .line = place->line,
                                 .column = place->column};
    (void)snprintf(error.source, sizeof error.source, "%s", state->path != NULL ? state->path : "");
    (void)snprintf(error.message, sizeof error.message, "\"%.200s\": %s%s%.100s%s",
                   chosen ? state->select[i].component : state->new_targets[i].component,
                   name->problem, name->near != NULL ? "; did you mean \"" : "",
                   name->near != NULL ? name->near : "", name->near != NULL ? "\"?" : "");
    complain_error(&error);
}

bool target_uses_complete(const struct target_uses *uses)
{
    static const enum vssdoc_target_list lists[] = {VSSDOC_TARGET_SELECT,
                                                    VSSDOC_TARGET_NEW_TARGETS};
    size_t n = 0;
    for (size_t k = 0; k < sizeof lists / sizeof lists[0] && uses->n > 0 && !uses->partial; k++)
        for (size_t i = 0; i < uses->n_names[lists[k]]; i++)
            if (!uses->names[lists[k]][i].known && n++ < MOST)
                complain_address(uses, lists[k], i);
    if (n > MOST)
        complain("%zu more addresses of the target state mean nothing", n - MOST);
    return n == 0;
}

/* ---- what decides nothing ---- */

/* place may be NULL: not known. */
static void warn(const struct target_uses *uses, const struct vssdoc_place *place, const char *what,
                 const char *why, const char *near)
{
    char line[32] = "";
    const char *file = uses->state->path;
    if (file == NULL || (place != NULL && place->line == 0))
        file = "--what-if";
    else if (place != NULL)
        (void)snprintf(line, sizeof line, ":%lu", (unsigned long)place->line);
    complain("%s%s: warning: \"%.200s\" decides nothing: %s%s%.150s%s", file, line, what, why,
             near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
             near != NULL ? "\"?" : "");
}

static size_t warn_of_files(const struct target_uses *uses)
{
    size_t n = 0;
    for (size_t i = 0; i < uses->state->n_files && !uses->files_unknown; i++) {
        const struct vssdoc_target_files *f = &uses->state->files[i];
        if (uses->files[i] != VSSDOC_TARGET_USED && n++ < MOST)
            warn(uses, &f->place, f->path,
                 uses->files[i] == VSSDOC_TARGET_HIDDEN ? "an earlier entry has all of these files"
                                                        : "nothing that is restored fits it",
                 NULL);
    }
    return n;
}

/* ids: NULL of services. */
static size_t warn_of_names(const struct target_uses *uses, enum vssdoc_target_list list,
                            const struct vssdoc_guid *ids)
{
    size_t n = 0;
    for (size_t i = 0; i < uses->n_names[list]; i++) {
        const struct target_name *name = &uses->names[list][i];
        char id[37] = "";
        /* a machine may well have services that no restore needs: only what looks like one is a
         * slip */
        bool slip = !name->known && (ids != NULL || name->near != NULL);
        if (!slip || n++ >= MOST)
            continue;
        if (ids != NULL)
            vssdoc_guid_format(&ids[i], id);
        warn(uses, ids != NULL ? NULL : &uses->state->services[i].place,
             ids != NULL ? id : uses->state->services[i].name, name->problem, name->near);
    }
    return n;
}

void target_uses_warn(const struct target_uses *uses)
{
    if (uses->n == 0)
        return;
    const size_t found[] = {
        warn_of_files(uses), warn_of_names(uses, VSSDOC_TARGET_SERVICES, NULL),
        warn_of_names(uses, VSSDOC_TARGET_WRITERS_ABSENT, uses->state->writers_absent),
        warn_of_names(uses, VSSDOC_TARGET_CUSTOM, uses->state->custom)};
    size_t more = 0;
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++)
        more += found[i] > MOST ? found[i] - MOST : 0;
    if (more > 0)
        complain("warning: %zu more entries of the target state decide nothing", more);
}

void target_uses_end(struct target_uses *uses)
{
    for (size_t list = 0; list < VSSDOC_TARGET_LISTS; list++) {
        for (size_t i = 0; i < uses->n_names[list]; i++)
            free(uses->names[list][i].near);
        free(uses->names[list]);
    }
    free(uses->files);
}

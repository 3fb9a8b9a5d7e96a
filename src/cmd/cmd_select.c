/* vssdoc select: which components and file sets a backup holds, and why. */
#include <stddef.h>
#include <string.h>

#include "input.h"

static const char *const requesters[] = {"diskshadow", "documented", NULL};
static const char *const backup_types[] = {"as-saved",     "full", "incremental", "differential",
                                           "log",          "copy", NULL};

struct select_args {
    struct common_args common;
    struct text_list volumes, mounts, defines, exclude, include, require;
    int requester, backup_type;
    bool minimum, system_state;
};

struct select_run {
    const struct select_args *args;
    struct vssdoc_select_options options;
    struct vssdoc_selections *selections;
    bool met[LIST_LIMIT];
    bool unmet, failed;
    struct vssdoc_error error;
};

/* ---- --require ---- */

static bool same_id(const char *asked, const char *id)
{
    struct vssdoc_guid a, b;
    return id != NULL && vssdoc_guid_parse(asked, &a) && vssdoc_guid_parse(id, &b) &&
           vssdoc_guid_equal(&a, &b);
}

static bool is_meant(const char *writer, const char *path, const struct vssdoc_selected_component *c)
{
    return ((c->writer != NULL && vssdoc_names_equal(writer, c->writer)) ||
            same_id(writer, c->writer_id) || same_id(writer, c->instance_id)) &&
           (path == NULL || vssdoc_names_equal(path, c->full_path));
}

static void look_for(struct select_run *run, const struct vssdoc_selection *selection)
{
    for (size_t i = 0; i < run->args->require.n; i++) {
        char writer[512];
        const char *asked = run->args->require.items[i], *path = strstr(asked, ":\\");
        (void)snprintf(writer, sizeof writer, "%.*s",
                       (int)(path != NULL ? path - asked : (ptrdiff_t)strlen(asked)), asked);
        for (size_t c = 0; c < selection->n_components && !run->met[i]; c++)
            run->met[i] = selection->components[c].inclusion != VSSDOC_NOT_INCLUDED &&
                          is_meant(writer, path != NULL ? path + 1 : NULL,
                                   &selection->components[c]);
    }
}

static bool all_met(const struct select_run *run)
{
    bool all = true;
    for (size_t i = 0; i < run->args->require.n; i++) {
        if (!run->met[i])
            complain("--require: not in the backup: %s", run->args->require.items[i]);
        all = all && run->met[i];
    }
    return all;
}

/* ---- running ---- */

static bool each(void *context, struct vssdoc_capture *capture)
{
    struct select_run *run = context;
    struct vssdoc_selection *selection;
    if (vssdoc_select(capture, &run->options, &selection, &run->error) != VSSDOC_OK) {
        complain_error(&run->error);
        run->failed = true;
    } else {
        look_for(run, selection);
        for (size_t i = 0; i < selection->n_unmet; i++)
            run->unmet = run->unmet || selection->unmet[i].computer == NULL;
        if (vssdoc_selections_add(run->selections, selection, &run->error) != VSSDOC_OK) {
            complain_error(&run->error);
            run->failed = true;
        }
        vssdoc_selection_free(selection);
    }
    vssdoc_capture_free(capture);
    return !run->failed;
}

static void unreadable(void *context, const struct vssdoc_error *problem)
{
    (void)context, (void)problem; /* the message is enough */
}

static const char *const *list_of(const struct text_list *list)
{
    return list->n > 0 ? list->items : NULL;
}

static bool has_equals(const char *option, const struct text_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (strchr(list->items[i], '=') == NULL) {
            complain("--%s: \"%s\" has no \"=\"", option, list->items[i]);
            return false;
        }
    return true;
}

static enum exit_code run_select(const void *arguments)
{
    const struct select_args *args = arguments;
    struct output output;
    struct select_run run = {
        .args = args,
        .options = {.requester = (enum vssdoc_requester)args->requester,
                    .volumes = list_of(&args->volumes),
                    .mounts = list_of(&args->mounts),
                    .defines = list_of(&args->defines),
                    .exclude = list_of(&args->exclude),
                    .include = list_of(&args->include),
                    .minimum = args->minimum,
                    .system_state = args->system_state,
                    .backup_type = args->backup_type > 0 ? args->backup_type : VSSDOC_ABSENT}};
    if (!has_equals("mount", &args->mounts) || !has_equals("define", &args->defines) ||
        !output_open(&output, &args->common))
        return EXIT_TROUBLE;
    const struct vssdoc_selections_options options = {.format = args->common.format,
                                                      .verbose = args->common.verbose,
                                                      .colour = output.color,
                                                      .width = output.width};
    if (vssdoc_selections_begin(&options, args->common.quiet ? output_discard : output_write,
                                &output, &run.selections, &run.error) != VSSDOC_OK) {
        complain_error(&run.error);
        (void)output_close(&output, false);
        return EXIT_TROUBLE;
    }
    enum exit_code code = read_captures(&args->common, each, unreadable, &run);
    if (vssdoc_selections_end(run.selections, &run.error) != VSSDOC_OK && !run.failed) {
        complain_error(&run.error);
        run.failed = true;
    }
    if (!output_close(&output, !run.failed) || run.failed)
        return EXIT_TROUBLE;
    bool met = all_met(&run);
    return code == EXIT_FINE && (!met || run.unmet) ? EXIT_FOUND : code;
}

#define ARG(member) offsetof(struct select_args, member)

static const struct option_spec select_options[] = {
    {"volumes", 0, OPTION_LIST, ARG(volumes), "V,V",
     "the snapshot set: C:,E: or volume names; default: as the documents say", NULL},
    {"mount", 0, OPTION_LIST, ARG(mounts), "PATH=V", "where a volume is mounted: C:\\Data=E:", NULL},
    {"define", 'D', OPTION_LIST, ARG(defines), "NAME=VALUE",
     "an environment variable of the machine", NULL},
    {"requester", 0, OPTION_CHOICE, ARG(requester), "NAME",
     "whose rules predict: diskshadow (default) or documented", requesters},
    {"exclude", 0, OPTION_LIST, ARG(exclude), "W[:PATH]", "a writer or component not wanted", NULL},
    {"include", 0, OPTION_LIST, ARG(include), "W[:PATH]",
     "documented, with --minimum: optional ones that are wanted", NULL},
    {"minimum", 0, OPTION_FLAG, ARG(minimum), NULL, "documented: required components alone", NULL},
    {"system-state", 0, OPTION_FLAG, ARG(system_state), NULL,
     "documented: what belongs to system state is required", NULL},
    {"backup-type", 0, OPTION_CHOICE, ARG(backup_type), "TYPE",
     "full, incremental, differential, log, copy; default: as the BCD says", backup_types},
    {"require", 0, OPTION_LIST, ARG(require), "W[:PATH]", "exit 1 when it is not in the backup",
     NULL},
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

const struct command command_select = {
    .name = "select",
    .summary = "which components and file sets a backup holds, and why",
    .operands = "<input>...",
    .description =
        "Reconstructs from the BCD and the WMDs which components are in a backup, explicitly or with\n"
        "others, and tells of each that is not why: its volumes, its writer, the component above it,\n"
        "or a choice that no rule explains. Without a BCD it says what the rules would select.\n"
        "Formats: text, json (vssdoc/select/1), ndjson, csv, paths, paths0.\n",
    .examples = "  vssdoc select capture/\n"
                "  vssdoc select capture/ --require 'SqlServerWriter:\\SRV\\master'\n"
                "  vssdoc select wmd.xml --volumes C:,E: --requester documented\n",
    .exits = "a --require that is not met, or a local dependency that is not",
    .options = select_options,
    .args_size = sizeof(struct select_args),
    .run = run_select,
};

#include "overwriting.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "output.h"

/* What this run reads. */
static struct input {
    struct input *next;
    const char *path;
    struct stat status;
} * inputs;

static bool add_input(const char *path)
{
    struct stat status;
    bool is_stream = strcmp(path, "-") == 0;
    if (is_stream ? fstat(0, &status) != 0 : stat(path, &status) != 0)
        return true; /* reading it will say why */
    struct input *input = malloc(sizeof *input);
    if (input == NULL) {
        complain("not enough memory");
        return false;
    }
    *input = (struct input){inputs, is_stream ? "standard input" : path, status};
    inputs = input;
    return true;
}

static bool same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* ---- a file in a folder that is read ---- */

static void ignore_problem(void *context, const struct vssdoc_error *error)
{
    (void)context, (void)error;
}

static bool is_any(void *context, struct vssdoc_capture *capture)
{
    bool *any = context;
    for (size_t i = 0; i < capture->n_documents; i++)
        *any = *any || capture->documents[i]->kind != VSSDOC_OTHER ||
               capture->documents[i]->error != NULL;
    vssdoc_capture_free(capture);
    return !*any;
}

/* Whether it holds a document, and so is more than what an earlier run left there. */
static bool holds_document(const char *path)
{
    struct vssdoc_error error;
    bool any = false;
    const struct vssdoc_read_options options = {.problem = ignore_problem};
    (void)vssdoc_read(&path, 1, &options, is_any, &any, &error);
    return any;
}

/* Whether a file lies in a folder or below it. */
static bool lies_in(const char *path, const struct stat *folder)
{
    struct stat status;
    char *at = realpath(path, NULL), *slash;
    bool found = false;
    while (at != NULL && !found && (slash = strrchr(at, '/')) != NULL && at[1] != '\0') {
        slash[slash == at] = '\0';
        found = stat(at, &status) == 0 && same(&status, folder);
    }
    free(at);
    return found;
}

/* ---- what is written ---- */

/* The input that would be overwritten; NULL: none. Devices, pipes and new files overwrite none. */
static const struct input *overwritten(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return NULL;
    for (const struct input *i = inputs; i != NULL; i = i->next)
        if (same(&i->status, &status))
            return i;
    for (const struct input *i = inputs; i != NULL; i = i->next)
        if (S_ISDIR(i->status.st_mode) && lies_in(path, &i->status) && holds_document(path))
            return i;
    return NULL;
}

static bool refuse(const char *option, const char *path)
{
    const struct input *input = overwritten(path);
    if (input == NULL)
        return true;
    const char *dashes = option != NULL ? "--" : "", *colon = option != NULL ? ": " : "";
    option = option != NULL ? option : "";
    if (S_ISDIR(input->status.st_mode))
        complain("%s%s%s%s: a document of %s, which is read: it is not overwritten", dashes, option,
                 colon, path, input->path);
    else if (strcmp(input->path, path) == 0)
        complain("%s%s%s%s: it is read as well, and not overwritten", dashes, option, colon, path);
    else
        complain("%s%s%s%s: the same file as %s, which is read: it is not overwritten", dashes,
                 option, colon, path, input->path);
    return false;
}

bool overwriting_allows(const char *path)
{
    return refuse(NULL, path);
}

/* Whether two names mean one file, which need not be there yet. */
static bool same_file(const char *a, const char *b)
{
    struct stat first, second;
    bool there = stat(a, &first) == 0, also = stat(b, &second) == 0;
    if (there || also)
        return there && also && S_ISREG(first.st_mode) && same(&first, &second);
    const char *slash_a = strrchr(a, '/'), *slash_b = strrchr(b, '/');
    if (strcmp(slash_a != NULL ? slash_a + 1 : a, slash_b != NULL ? slash_b + 1 : b) != 0)
        return false;
    char *folder_a = slash_a != NULL ? strndup(a, (size_t)(slash_a - a) + 1) : strdup(".");
    char *folder_b = slash_b != NULL ? strndup(b, (size_t)(slash_b - b) + 1) : strdup(".");
    bool found = folder_a != NULL && folder_b != NULL && stat(folder_a, &first) == 0 &&
                 stat(folder_b, &second) == 0 && same(&first, &second);
    free(folder_a);
    free(folder_b);
    return found;
}

/* ---- the command line ---- */

static bool names_file(const struct option_spec *option)
{
    return option->value != NULL && strcmp(option->value, "FILE") == 0;
}

static bool add_option(const struct option_spec *option, const void *value)
{
    if (option->type == OPTION_PATH)
        return *(const char *const *)value == NULL || add_input(*(const char *const *)value);
    const struct text_list *list = value;
    bool enough = true;
    for (size_t i = 0; option->type == OPTION_EACH && names_file(option) && enough && i < list->n; i++)
        enough = add_input(list->items[i]);
    return enough;
}

static const void *value_of(const struct option_spec *option, const void *args)
{
    return (const char *)args + option->offset;
}

static const char *path_of(const struct option_spec *option, const void *args)
{
    return *(const char *const *)value_of(option, args);
}

/* What is read whole and then written anew: --write-accept renews --accept. */
static bool is_renewed(const struct option_spec *option, const struct option_spec *const *written,
                       size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(written[i]->name, "write-", 6) == 0 &&
            strcmp(written[i]->name + 6, option->name) == 0)
            return true;
    return false;
}

/* What is written beside the results, the more so a key, does not get among them. */
static bool is_apart(const struct option_spec *option, const char *path)
{
    if (!output_is_standard(path))
        return true;
    complain("--%s: standard output is for the results: name a file", option->name);
    return false;
}

bool overwriting_begin(const struct command *command, const struct option_spec *const *options,
                       size_t n_options, const void *args)
{
    const struct common_args *common = args;
    const struct option_spec *written[8];
    size_t n_written = 0;
    enum { MOST = sizeof written / sizeof written[0] };
    bool fine = true;
    for (size_t i = 0; fine && i < n_options && n_written < MOST; i++) {
        if (options[i]->type != OPTION_OUTPUT || path_of(options[i], args) == NULL)
            continue;
        if (options[i]->offset == offsetof(struct common_args, output) &&
            output_is_standard(common->output))
            continue;
        fine = is_apart(options[i], path_of(options[i], args));
        written[n_written++] = options[i];
    }
    for (size_t i = 0; fine && n_written > 0 && i < n_options; i++)
        fine = is_renewed(options[i], written, n_written) ||
               add_option(options[i], value_of(options[i], args));
    /* operands that help shows in angle brackets are files */
    for (size_t i = 0; fine && n_written > 0 && strchr(command->operands, '<') != NULL &&
                       i < common->n_operands;
         i++)
        fine = add_input(common->operands[i]);
    for (size_t i = 0; fine && i < n_written; i++) {
        const char *path = path_of(written[i], args);
        fine = refuse(written[i]->name, path);
        for (size_t k = 0; fine && k < i; k++) {
            const char *other = path_of(written[k], args);
            fine = !same_file(path, other);
            if (!fine)
                complain("--%s and --%s: %s would be written twice", written[k]->name,
                         written[i]->name, path);
        }
    }
    return fine;
}

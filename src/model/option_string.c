#include "model/option_string.h"

#include <string.h>

struct scanner {
    struct vsd_arena *arena;
    const char *at;
    const char *problem;
    bool no_memory;
};

static bool fails(struct scanner *scanner, const char *problem)
{
    scanner->problem = problem;
    return false;
}

static bool quoted(struct scanner *scanner, const char **out)
{
    if (*scanner->at != '"')
        return fails(scanner, "a quotation mark is missing");
    const char *end = strchr(scanner->at + 1, '"');
    if (end == NULL)
        return fails(scanner, "a quotation mark is not closed");
    *out = vsd_arena_copy(scanner->arena, scanner->at + 1, (size_t)(end - scanner->at - 1));
    scanner->no_memory = *out == NULL;
    scanner->at = end + 1;
    return *out != NULL;
}

static bool pair(struct scanner *scanner, struct vsd_option *out)
{
    if (!quoted(scanner, &out->name))
        return false;
    if (*scanner->at == ':') {
        scanner->at++;
        out->subcomponent = out->name;
        if (!quoted(scanner, &out->name))
            return false;
    }
    if (*scanner->at != '=')
        return fails(scanner, "an equals sign is missing behind the option's name");
    scanner->at++;
    return quoted(scanner, &out->value);
}

static void skip_blanks(struct scanner *scanner)
{
    scanner->at += strspn(scanner->at, " \t\r\n");
}

static bool pairs(struct scanner *scanner, struct vsd_option_string *out)
{
    const struct vsd_option **end = &out->options;
    for (;;) {
        struct vsd_option *option = vsd_arena_alloc(scanner->arena, sizeof *option);
        scanner->no_memory = option == NULL;
        skip_blanks(scanner);
        if (option == NULL || !pair(scanner, option))
            return false;
        *end = option;
        end = &option->next;
        out->n++;
        skip_blanks(scanner);
        if (*scanner->at == '\0')
            return true;
        if (*scanner->at != ',')
            return fails(scanner, "a comma is missing between options");
        scanner->at++;
    }
}

bool vsd_option_string_parse(struct vsd_arena *arena, const char *text,
                             struct vsd_option_string *out)
{
    *out = (struct vsd_option_string){0};
    if (text == NULL || *text == '\0')
        return true;
    struct scanner scanner = {.arena = arena, .at = text};
    if (!pairs(&scanner, out))
        *out = (struct vsd_option_string){
            .opaque = true, .problem = scanner.problem, .at = (size_t)(scanner.at - text)};
    return !scanner.no_memory;
}

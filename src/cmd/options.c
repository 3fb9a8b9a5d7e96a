#include "options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

static const char *const color_choices[] = {"auto", "always", "never", NULL};
const char *const fail_choices[] = {"any", "never", NULL};

#define COMMON(member) offsetof(struct common_args, member)

const struct option_spec common_options[] = {
    {"format", 'f', OPTION_TEXT, COMMON(format), "NAME", "form of the output", NULL},
    {"output", 'o', OPTION_OUTPUT, COMMON(output), "FILE",
     "write there, whole or not at all; - (default) is standard output", NULL},
    {"quiet", 'q', OPTION_FLAG, COMMON(quiet), NULL, "no results, only messages and the exit code",
     NULL},
    {"verbose", 'v', OPTION_FLAG, COMMON(verbose), NULL, "more detail", NULL},
    {"color", 0, OPTION_CHOICE, COMMON(color), "WHEN", "auto, always or never", color_choices},
    {"width", 0, OPTION_NUMBER, COMMON(width), "N", "columns; default: the terminal's", NULL},
    {"names", 0, OPTION_PATH, COMMON(names), "FILE",
     "further spellings of elements and attributes (see: vssdoc help names)", NULL},
    {"config", 0, OPTION_PATH, COMMON(config), "FILE",
     "settings, instead of .vssdoc.json found from here upward (see: vssdoc help config)", NULL},
    {"no-config", 0, OPTION_FLAG, COMMON(no_config), NULL, "without settings", NULL},
    {"max-bytes", 0, OPTION_NUMBER, COMMON(max_bytes), "N",
     "largest document, and a quarter of what an archive may unpack to (256M)", NULL},
    {"max-entries", 0, OPTION_NUMBER, COMMON(max_entries), "N",
     "most members of an archive (10000) and files below a folder (200000)", NULL},
    {"jobs", 'j', OPTION_NUMBER, COMMON(jobs), "N",
     "captures read side by side; default: as many as there are processors", NULL},
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static bool bad_value(const struct option_spec *option, const char *text, const char *expected)
{
    complain("--%s: \"%s\" is not %s", option->name, text, expected);
    return false;
}

static bool read_number(const struct option_spec *option, const char *text, uint64_t *out)
{
    static const char units[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    unsigned shift = 0;
    const char *unit = *end != '\0' ? strchr(units, *end) : NULL;
    if (unit != NULL) {
        shift = 10 * (unsigned)(unit - units + 1);
        end++;
    }
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 ||
        value > (UINT64_MAX >> shift) || value == 0)
        return bad_value(option, text, "a whole number above 0 (K, M, G may follow)");
    *out = (uint64_t)value << shift;
    return true;
}

static bool read_choice(const struct option_spec *option, const char *text, int *out)
{
    for (int i = 0; option->choices[i] != NULL; i++) {
        if (strcmp(option->choices[i], text) == 0) {
            *out = i;
            return true;
        }
    }
    char known[128] = "";
    for (int i = 0; option->choices[i] != NULL; i++) {
        size_t length = strlen(known);
        const char *between = i == 0 ? "" : option->choices[i + 1] != NULL ? ", " : " or ";
        (void)snprintf(known + length, sizeof known - length, "%s%s", between, option->choices[i]);
    }
    return bad_value(option, text, known);
}

/* Splits at commas; the words live as long as the command line. */
static bool read_list(const struct option_spec *option, char *text, struct text_list *out)
{
    for (char *rest = text, *word; (word = strsep(&rest, ",")) != NULL;) {
        if (*word == '\0')
            return bad_value(option, text, "a list of names with commas between them");
        if (out->n == LIST_LIMIT) {
            complain("--%s: more than %d names", option->name, LIST_LIMIT);
            return false;
        }
        out->items[out->n++] = word;
    }
    return true;
}

static bool add_each(const struct option_spec *option, const char *text, struct text_list *out)
{
    if (*text == '\0')
        return bad_value(option, text, "a value");
    if (out->n == LIST_LIMIT) {
        complain("--%s: given more than %d times", option->name, LIST_LIMIT);
        return false;
    }
    out->items[out->n++] = text;
    return true;
}

bool store_option(const struct option_spec *option, char *text, void *args)
{
    void *to = (char *)args + option->offset;
    switch (option->type) {
    case OPTION_FLAG:
        *(bool *)to = true;
        return true;
    case OPTION_TEXT:
    case OPTION_PATH:
    case OPTION_OUTPUT:
        *(const char **)to = text;
        return true;
    case OPTION_NUMBER:
        return read_number(option, text, to);
    case OPTION_CHOICE:
        return read_choice(option, text, to);
    case OPTION_LIST:
        return read_list(option, text, to);
    case OPTION_EACH:
        return add_each(option, text, to);
    }
    return false;
}

const char *const *text_items(const struct text_list *list)
{
    return list->n > 0 ? list->items : NULL;
}

bool have_equals(const char *option, const struct text_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (strchr(list->items[i], '=') == NULL) {
            complain("--%s: \"%s\" has no \"=\"", option, list->items[i]);
            return false;
        }
    return true;
}

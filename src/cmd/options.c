#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "overwriting.h"

static const char *const color_choices[] = {"auto", "always", "never", NULL};
const char *const fail_choices[] = {"any", "never", NULL};

#define COMMON(member) offsetof(struct common_args, member)

const struct option_spec common_options[] = {
    {"format", 'f', OPTION_TEXT, COMMON(format), "NAME", "form of the output", NULL},
    {"output", 'o', OPTION_OUTPUT, COMMON(output), "FILE",
     "write there instead of standard output, whole or not at all", NULL},
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

enum { MOST_OPTIONS = 48 };

/* The options of a command, its own first. */
static size_t gather(const struct command *command, const struct option_spec *out[MOST_OPTIONS])
{
    size_t n = 0;
    const struct option_spec *own = command->options;
    for (; own != NULL && own->name != NULL && n < MOST_OPTIONS; own++)
        out[n++] = own;
    for (const struct option_spec *o = common_options;
         !command->no_common && o->name != NULL && n < MOST_OPTIONS; o++)
        out[n++] = o;
    return n;
}

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

static void unknown_option(const struct command *command, const char *word)
{
    const struct option_spec *options[MOST_OPTIONS];
    const char *names[MOST_OPTIONS + 1];
    char asked[64];
    size_t n = gather(command, options);
    for (size_t i = 0; i < n; i++)
        names[i] = options[i]->name;
    names[n] = NULL;
    (void)snprintf(asked, sizeof asked, "%s", word + strspn(word, "-"));
    asked[strcspn(asked, "=")] = '\0';
    const char *near = word[0] == '-' && word[1] == '-' ? vssdoc_nearest(asked, names) : NULL;
    if (near != NULL)
        complain("%s: no option \"%s\"; did you mean \"--%s\"?", command->name, word, near);
    else
        complain("%s: no option \"%s\"; \"vssdoc help %s\" lists them", command->name, word,
                 command->name);
}

/* The word that getopt stumbled over. Where a value is missing, some libraries stand one behind the end. */
static void refuse(const struct command *command, int found, int argc, char **argv)
{
    char letter[3] = {'-', (char)optopt, '\0'};
    const char *last = argv[(optind < argc ? optind : argc) - 1];
    bool is_long = strncmp(last, "--", 2) == 0;
    const char *word = is_long || optopt == 0 || optopt >= 128 ? last : letter;
    if (found == ':')
        complain("%s: \"%s\" needs a value", command->name, word);
    else
        unknown_option(command, word);
}

static bool is_negative(const char *word)
{
    return word[0] == '-' && word[1] != '\0' && strspn(word + 1, "0123456789") == strlen(word + 1);
}

/* An operand that begins like an option: a number, or standard input, at which some libraries stop. */
static bool is_operand(const struct command *command, const char *word)
{
    return strcmp(word, "-") == 0 || (command->negative_numbers && is_negative(word));
}

bool parse_options(const struct command *command, int argc, char **argv, void *args)
{
    const struct option_spec *options[MOST_OPTIONS];
    struct option long_options[MOST_OPTIONS + 1];
    char letters[2 * MOST_OPTIONS + 3] = "-:"; /* operands are told where they stand */
    size_t n = gather(command, options), n_letters = 2;
    for (size_t i = 0; i < n; i++) {
        bool value = options[i]->type != OPTION_FLAG;
        long_options[i] = (struct option){options[i]->name, value ? required_argument : no_argument,
                                          NULL, 128 + (int)i};
        if (options[i]->letter != 0) {
            letters[n_letters++] = options[i]->letter;
            if (value)
                letters[n_letters++] = ':';
        }
    }
    long_options[n] = (struct option){0};
    letters[n_letters] = '\0';
    opterr = 0;
    bool given[MOST_OPTIONS] = {false};
    char **operands = argv + 1; /* in place: of the words behind them, none is read again */
    size_t n_operands = 0;
    for (;;) {
        while (optind < argc && is_operand(command, argv[optind]))
            operands[n_operands++] = argv[optind++];
        int found = getopt_long(argc, argv, letters, long_options, NULL);
        if (found == -1)
            break;
        if (found == 1) {
            operands[n_operands++] = optarg;
            continue;
        }
        size_t i = 0;
        while (i < n && found != 128 + (int)i && !(options[i]->letter != 0 && found == options[i]->letter))
            i++;
        if (i == n) {
            refuse(command, found, argc, argv);
            return false;
        }
        if (!store_option(options[i], optarg, args))
            return false;
        given[i] = true;
    }
    while (optind < argc)
        operands[n_operands++] = argv[optind++];
    struct common_args *common = args;
    common->operands = (const char *const *)operands;
    common->n_operands = n_operands;
    return command->no_common || (read_config(command, options, n, given, args) &&
                                  overwriting_begin(command, options, n, args));
}

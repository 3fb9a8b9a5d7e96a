/* Words behind a command's name: options and operands, in any order. */
#include <getopt.h>
#include <string.h>

#include "config.h"
#include "overwriting.h"

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

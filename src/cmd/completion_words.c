/* What may stand where on a command line, by the descriptors of the commands and the tables of the
 * library. */
#include <string.h>

#include "completion.h"
#include "help.h"
#include "schema.h"

static const char *rule(size_t i)
{
    const struct vssdoc_rule *r = vssdoc_rule_at(i);
    return r != NULL ? r->slug : NULL;
}

static const char *scope(size_t i)
{
    return i <= VSSDOC_ON_TWO ? vssdoc_rule_scope_name((enum vssdoc_rule_scope)i) : NULL;
}

static const char *sequence(size_t i)
{
    return i < VSSDOC_SEQUENCES ? vssdoc_sequence_kind_name((enum vssdoc_sequence_kind)i) : NULL;
}

static const char *noise(size_t i)
{
    return i < VSSDOC_NOISES    ? vssdoc_noise_name((enum vssdoc_noise)i)
           : i == VSSDOC_NOISES ? "all"
                                : NULL;
}

static const char *question(size_t i)
{
    static const char *const words[] = {"index", "query"};
    const struct vssdoc_question *q = i >= 2 ? vssdoc_question_at(i - 2) : NULL;
    return i < 2 ? words[i] : q != NULL ? q->name : NULL;
}

static const char *topic(size_t i)
{
    size_t n = 0;
    while (n < i && commands[n] != NULL)
        n++;
    const struct help_topic *topic = commands[n] == NULL ? help_topic_at(i - n) : NULL;
    return commands[n] != NULL ? commands[n]->name : topic != NULL ? topic->name : NULL;
}

static const char *encoding(size_t i)
{
    static const char *const names[] = {"utf-8", "utf-16le", "utf-16be", "cp437",  "cp850",
                                        "cp852", "cp866",    "cp1250",   "cp1251", "cp1252"};
    return i < sizeof names / sizeof *names ? names[i] : NULL;
}

const char *completed_shell(size_t i)
{
    static const char *const shells[] = {"bash", "zsh", "fish"};
    return i < sizeof shells / sizeof *shells ? shells[i] : NULL;
}

/* What options and operands may be, where the descriptor has no choices. */
static const struct known known[] = {
    {NULL, "only", rule, false},
    {NULL, "except", rule, false},
    {NULL, "rule", rule, false},
    {NULL, "listing-encoding", encoding, false},
    {"diff", "include", noise, false},
    {"timeline", "sequence", sequence, false},
    {"rules", "scope", scope, false},
    {"rules", NULL, NULL, false},
    {"explain", NULL, rule, false},
    {"fleet", NULL, question, true},
    {"schema", NULL, schema_name, false},
    {"help", NULL, topic, false},
    {"help", "completion", completed_shell, false},
};

const struct known *known_of(const struct command *command, const char *option)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct known *k = &known[i];
        if ((k->command == NULL || strcmp(k->command, command->name) == 0) &&
            (option == NULL ? k->option == NULL
                            : k->option != NULL && strcmp(k->option, option) == 0))
            return k;
    }
    return NULL;
}

static bool is_format(const struct command *command, const struct option_spec *option)
{
    return option >= common_options && strcmp(option->name, "format") == 0 &&
           command->formats != NULL;
}

enum value_kind value_kind(const struct command *command, const struct option_spec *option)
{
    if (option->type == OPTION_FLAG)
        return VALUE_NONE;
    if (is_format(command, option) || option->type == OPTION_CHOICE)
        return VALUE_WORD;
    if (known_of(command, option->name) != NULL)
        return option->type == OPTION_LIST ? VALUE_WORDS : VALUE_WORD;
    if (option->type == OPTION_PATH || strcmp(option->value, "FILE") == 0)
        return VALUE_FILE;
    return VALUE_ANYTHING;
}

void put_words(const struct known *k, FILE *to)
{
    const char *word;
    for (size_t i = 0; k != NULL && k->word != NULL && (word = k->word(i)) != NULL; i++)
        (void)fprintf(to, "%s%s", i == 0 ? "" : " ", word);
}

void put_values(const struct command *command, const struct option_spec *option, FILE *to)
{
    if (is_format(command, option))
        for (size_t i = 0; command->formats[i].name != NULL; i++)
            (void)fprintf(to, "%s%s", i == 0 ? "" : " ", command->formats[i].name);
    else if (option->type == OPTION_CHOICE)
        for (size_t i = 0; option->choices[i] != NULL; i++)
            (void)fprintf(to, "%s%s", i == 0 ? "" : " ", option->choices[i]);
    else
        put_words(known_of(command, option->name), to);
}

bool takes_files(const struct command *command)
{
    const struct known *k = known_of(command, NULL);
    return k == NULL || k->files;
}

/* ---- writing them ---- */

void each_option(const struct command *command, option_fn *put, FILE *to)
{
    for (const struct option_spec *o = command->options; o != NULL && o->name != NULL; o++)
        put(command, o, to);
    for (const struct option_spec *o = common_options; !command->no_common && o->name != NULL; o++)
        put(command, o, to);
}

void put_quoted(const char *text, const char *escaped, const char *quote, FILE *to)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            (void)fputs(quote, to);
        else
            (void)fprintf(to, "%s%c", strchr(escaped, *text) != NULL ? "\\" : "", *text);
    }
}

#include "told.h"

#include <stdarg.h>
#include <string.h>

struct telling {
    struct told *out;
    size_t n, used;
};

static void add(struct telling *telling, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void add(struct telling *telling, const char *format, ...)
{
    char *to = telling->out->text + telling->used;
    size_t room = TOLD_ROOM - telling->used;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(to, room, format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length >= room || telling->n == TOLD_MOST)
        return;
    telling->out->items[telling->n++] = to;
    telling->used += (size_t)length + 1;
}

static void add_list(struct telling *telling, const char *name, const struct text_list *list)
{
    char joined[2048] = "";
    size_t length = 0;
    for (size_t i = 0; i < list->n; i++) {
        int n = snprintf(joined + length, sizeof joined - length, "%s%s", i > 0 ? "," : "",
                         list->items[i]);
        if (n < 0 || (size_t)n >= sizeof joined - length)
            break;
        length += (size_t)n;
    }
    if (list->n > 0)
        add(telling, "--%s %s", name, joined);
}

static void tell(struct telling *telling, const struct option_spec *option, const void *args)
{
    const void *value = (const char *)args + option->offset;
    switch (option->type) {
    case OPTION_FLAG:
        if (*(const bool *)value)
            add(telling, "--%s", option->name);
        break;
    case OPTION_TEXT:
    case OPTION_PATH:
    case OPTION_OUTPUT:
        if (*(const char *const *)value != NULL)
            add(telling, "--%s %s", option->name, *(const char *const *)value);
        break;
    case OPTION_NUMBER:
        if (*(const uint64_t *)value > 0)
            add(telling, "--%s %llu", option->name, (unsigned long long)*(const uint64_t *)value);
        break;
    case OPTION_CHOICE:
        if (*(const int *)value > 0)
            add(telling, "--%s %s", option->name, option->choices[*(const int *)value]);
        break;
    case OPTION_LIST:
        add_list(telling, option->name, value);
        break;
    case OPTION_EACH:
        for (size_t i = 0; i < ((const struct text_list *)value)->n; i++)
            add(telling, "--%s %s", option->name, ((const struct text_list *)value)->items[i]);
        break;
    }
}

void tell_options(const struct command *command, const void *args, struct told *out)
{
    struct telling telling = {.out = out};
    memset(out->items, 0, sizeof out->items);
    for (const struct option_spec *o = command->options; o != NULL && o->name != NULL; o++)
        tell(&telling, o, args);
    for (const struct option_spec *o = common_options; o->name != NULL; o++)
        if (strcmp(o->name, "names") == 0)
            tell(&telling, o, args);
}

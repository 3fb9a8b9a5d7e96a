#include "base/shortened.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct message {
    char *out;
    size_t room, length; /* of out; so far, without the end */
    bool full;
};

static void put(struct message *message, const char *text, size_t length)
{
    size_t left = message->room - message->length - 1;
    message->full = message->full || length > left;
    length = length < left ? length : left;
    memcpy(message->out + message->length, text, length);
    message->length += length;
}

/* What stands between % and the letter that ends a conversion. */
struct conversion {
    int width, precision; /* 0: none; -1: none, -2: it is an argument */
    char size;            /* 'l', 'L' for ll, 'z', '\0': none */
};

static const char *read_conversion(const char *at, struct conversion *c)
{
    char *end;
    *c = (struct conversion){.precision = -1};
    c->width = (int)strtol(at, &end, 10);
    at = end;
    if (*at == '.' && at[1] == '*') {
        c->precision = -2;
        at += 2;
    } else if (*at == '.') {
        c->precision = (int)strtol(at + 1, &end, 10);
        at = end;
    }
    if (*at == 'l' || *at == 'z')
        c->size = *at++;
    if (c->size == 'l' && *at == 'l') {
        c->size = 'L';
        at++;
    }
    return at;
}

/* given: how much of it is meant, -1: all. */
static void put_text(struct message *message, const char *text, int longest, int given)
{
    if (text != NULL && given >= 0 && given <= longest) {
        put(message, text, strnlen(text, (size_t)given));
        return;
    }
    text = text != NULL ? text : "(not there)";
    int whole = vsd_whole(text, longest);
    put(message, text, (size_t)whole);
    if (text[whole] != '\0')
        put(message, VSD_CUT, strlen(VSD_CUT));
}

static void put_number(struct message *message, char letter, int width, uint64_t value)
{
    char digits[80];
    width = width < 64 ? width : 64;
    int length = letter == 'd'
                     ? snprintf(digits, sizeof digits, "%0*" PRId64, width, (int64_t)value)
                 : letter == 'x' ? snprintf(digits, sizeof digits, "%0*" PRIx64, width, value)
                 : letter == 'X' ? snprintf(digits, sizeof digits, "%0*" PRIX64, width, value)
                                 : snprintf(digits, sizeof digits, "%0*" PRIu64, width, value);
    put(message, digits, length > 0 ? (size_t)length : 0);
}

void vsd_shortened(char *out, size_t room, const char *format, va_list arguments)
{
    struct message message = {.out = out, .room = room};
    while (*format != '\0') {
        struct conversion c;
        size_t plain = strcspn(format, "%");
        put(&message, format, plain);
        format += plain;
        if (*format == '\0')
            break;
        format = read_conversion(format + 1, &c);
        int given = c.precision == -2 ? va_arg(arguments, int) : -1;
        char letter = *format != '\0' ? *format++ : '\0';
        if (letter == 's') {
            int longest = c.precision >= 0 ? c.precision : VSD_LONGEST_NAME;
            put_text(&message, va_arg(arguments, const char *), longest, given);
        } else if (letter == 'c') {
            char character = (char)va_arg(arguments, int);
            put(&message, &character, 1);
        } else if (letter == '%') {
            put(&message, "%", 1);
        } else if (letter == 'd') {
            int64_t value = c.size == 'L'   ? va_arg(arguments, long long)
                            : c.size == 'l' ? va_arg(arguments, long)
                            : c.size == 'z' ? (int64_t)va_arg(arguments, ptrdiff_t)
                                            : va_arg(arguments, int);
            put_number(&message, letter, c.width, (uint64_t)value);
        } else {
            uint64_t value = c.size == 'L'   ? va_arg(arguments, unsigned long long)
                             : c.size == 'l' ? va_arg(arguments, unsigned long)
                             : c.size == 'z' ? va_arg(arguments, size_t)
                                             : va_arg(arguments, unsigned);
            put_number(&message, letter, c.width, value);
        }
    }
    out[message.length] = '\0';
    if (message.full)
        strcpy(out + vsd_whole(out, (int)(room - sizeof VSD_CUT)), VSD_CUT);
}

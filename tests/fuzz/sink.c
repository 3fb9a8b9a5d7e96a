#include "sink.h"

#include <string.h>

#include "exercise.h"

void fuzz_sink_begin(struct fuzz_sink *sink, const char *format, bool colour)
{
    memset(sink, 0, sizeof *sink);
    sink->hash = UINT64_C(0xCBF29CE484222325);
    sink->form = strcmp(format, "json") == 0     ? SINK_JSON
                 : strcmp(format, "ndjson") == 0 ? SINK_NDJSON
                 : colour                        ? SINK_COLOUR
                                                 : SINK_TEXT;
}

/* ---- text ---- */

static void text(const struct fuzz_sink *sink, uint32_t c)
{
    bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool direction = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                     (c >= 0x2066 && c <= 0x2069);
    bool line = c == 0x2028 || c == 0x2029;
    fuzz_check(!direction && !line, "text changes neither the direction of writing nor the line");
    fuzz_check(!control || c == '\n' || (c == 0x1B && sink->form == SINK_COLOUR),
               "text has no control characters");
}

/* ---- JSON, character by character ---- */

enum state {
    VALUE, /* the state of a sink that begins */
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COLON,
    BEHIND_VALUE,
    IN_STRING,
    ESCAPE,
    HEX,
    NUMBER,
    WORD
};

static bool inside(const struct fuzz_sink *sink, char bracket)
{
    return sink->depth > 0 && sink->brackets[sink->depth - 1] == bracket;
}

static void open(struct fuzz_sink *sink, char bracket)
{
    fuzz_check(sink->depth < SINK_DEPTH, "JSON is not nested deeply");
    sink->brackets[sink->depth++] = bracket;
    sink->state = bracket == '{' ? KEY_OR_END : VALUE_OR_END;
}

static void close_bracket(struct fuzz_sink *sink, uint32_t c)
{
    fuzz_check(inside(sink, c == '}' ? '{' : '['), "JSON closes what it opened");
    sink->depth--;
    sink->state = BEHIND_VALUE;
}

static void value(struct fuzz_sink *sink, uint32_t c)
{
    if (c == '{' || c == '[') {
        open(sink, (char)c);
    } else if (c == '"') {
        sink->state = IN_STRING;
        sink->key = false;
    } else if (c == '-' || (c >= '0' && c <= '9')) {
        sink->state = NUMBER;
    } else {
        sink->word = c == 't' ? "rue" : c == 'f' ? "alse" : c == 'n' ? "ull" : NULL;
        fuzz_check(sink->word != NULL, "a JSON value begins like one");
        sink->state = WORD;
    }
}

static void behind_value(struct fuzz_sink *sink, uint32_t c)
{
    if (sink->depth == 0) {
        fuzz_check(sink->form == SINK_NDJSON && c == '\n', "JSON ends where it ends");
        sink->state = VALUE;
    } else if (c == ',') {
        sink->state = inside(sink, '{') ? KEY : VALUE;
    } else {
        fuzz_check(c == '}' || c == ']', "JSON separates values by commas");
        close_bracket(sink, c);
    }
}

static void string(struct fuzz_sink *sink, uint32_t c)
{
    bool pair = c == '\\';
    fuzz_check(c >= 0x20 && c != 0x7F, "JSON strings have no control characters");
    fuzz_check(!sink->high || pair, "a high surrogate is followed by a low one");
    if (c == '"')
        sink->state = sink->key ? COLON : BEHIND_VALUE;
    else if (pair)
        sink->state = ESCAPE;
}

static void hex(struct fuzz_sink *sink, uint32_t c)
{
    const char *digits = "0123456789abcdefABCDEF";
    const char *digit = c < 0x80 ? strchr(digits, (int)c) : NULL;
    fuzz_check(digit != NULL && c != 0, "\\u has four digits");
    unsigned n = (unsigned)(digit - digits);
    sink->unit = sink->unit * 16 + (n < 16 ? n : n - 6);
    if (++sink->digits < 4)
        return;
    bool low = sink->unit >= 0xDC00 && sink->unit < 0xE000;
    fuzz_check(low == sink->high, "surrogates come in pairs");
    sink->high = sink->unit >= 0xD800 && sink->unit < 0xDC00;
    sink->state = IN_STRING;
}

static void escape(struct fuzz_sink *sink, uint32_t c)
{
    fuzz_check(c < 0x80 && c != 0 && strchr("\"\\/bfnrtu", (int)c) != NULL,
               "only what JSON knows is escaped");
    fuzz_check(!sink->high || c == 'u', "a high surrogate is followed by a low one");
    sink->state = c == 'u' ? HEX : IN_STRING;
    sink->digits = 0;
    sink->unit = 0;
}

static void json(struct fuzz_sink *sink, uint32_t c)
{
    bool blank = c == ' ' || c == '\n';
    switch ((enum state)sink->state) {
    case IN_STRING:
        string(sink, c);
        return;
    case ESCAPE:
        escape(sink, c);
        return;
    case HEX:
        hex(sink, c);
        return;
    case WORD:
        fuzz_check(c == (unsigned char)*sink->word, "a JSON word is true, false or null");
        if (*++sink->word == '\0')
            sink->state = BEHIND_VALUE;
        return;
    case NUMBER:
        if (c < 0x80 && c != 0 && strchr("0123456789.e+-", (int)c) != NULL)
            return;
        sink->state = BEHIND_VALUE;
        break;
    case VALUE:
    case VALUE_OR_END:
    case KEY:
    case KEY_OR_END:
    case COLON:
    case BEHIND_VALUE:
        break;
    }
    if (blank && (sink->depth > 0 || sink->form == SINK_JSON)) {
        fuzz_check(c == ' ' || sink->form == SINK_JSON, "an NDJSON object stands on one line");
        return;
    }
    if (sink->state == BEHIND_VALUE) {
        behind_value(sink, c);
    } else if (sink->state == COLON) {
        fuzz_check(c == ':', "a colon stands behind a key");
        sink->state = VALUE;
    } else if ((sink->state == KEY_OR_END || sink->state == VALUE_OR_END) &&
               (c == '}' || c == ']')) {
        close_bracket(sink, c);
    } else if (sink->state == KEY || sink->state == KEY_OR_END) {
        fuzz_check(c == '"', "a JSON key is a string");
        sink->state = IN_STRING;
        sink->key = true;
    } else {
        value(sink, c);
    }
}

/* ---- UTF-8 ---- */

static void complete(struct fuzz_sink *sink)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t c = sink->character;
    fuzz_check(c >= least[sink->length] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF),
               "output is UTF-8");
    if (sink->form == SINK_JSON || sink->form == SINK_NDJSON)
        json(sink, c);
    else
        text(sink, c);
}

static void byte(struct fuzz_sink *sink, unsigned char b)
{
    if (sink->missing > 0) {
        fuzz_check((b & 0xC0) == 0x80, "output is UTF-8");
        sink->character = sink->character << 6 | (b & 0x3F);
        if (--sink->missing == 0)
            complete(sink);
        return;
    }
    sink->length = b < 0x80 ? 1 : b < 0xC0 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF8 ? 4 : 0;
    fuzz_check(sink->length > 0, "output is UTF-8");
    sink->missing = sink->length - 1;
    sink->character = sink->length == 1 ? b : b & (0x7Fu >> sink->length);
    if (sink->missing == 0)
        complete(sink);
}

bool fuzz_sink_write(void *context, const char *bytes, size_t size)
{
    struct fuzz_sink *sink = context;
    sink->size += size;
    for (size_t i = 0; i < size; i++) {
        unsigned char b = (unsigned char)bytes[i];
        sink->hash = (sink->hash ^ b) * UINT64_C(0x100000001B3);
        byte(sink, b);
    }
    return true;
}

void fuzz_sink_end(const struct fuzz_sink *sink)
{
    fuzz_check(sink->missing == 0, "output does not end inside a character");
    if (sink->form == SINK_JSON)
        fuzz_check(sink->state == BEHIND_VALUE && sink->depth == 0, "JSON is complete");
    if (sink->form == SINK_NDJSON)
        fuzz_check(sink->state == VALUE && sink->depth == 0, "NDJSON is complete");
}

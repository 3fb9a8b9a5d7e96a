/* Output is thrown away, but looked at: text that a terminal can be shown, JSON that is JSON. */
#ifndef SINK_H
#define SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SINK_DEPTH = 64 };

struct fuzz_sink {
    enum { SINK_TEXT, SINK_COLOUR, SINK_JSON, SINK_NDJSON } form;
    uint64_t hash;
    size_t size;
    /* UTF-8 */
    uint32_t character;
    unsigned missing, length;
    /* JSON */
    int state;
    char brackets[SINK_DEPTH];
    unsigned depth, digits;
    uint32_t unit;
    bool high; /* a high surrogate came last */
    bool key;  /* the string is one */
    const char *word;
};

/* format is the one of struct vssdoc_inspect_options. */
void fuzz_sink_begin(struct fuzz_sink *sink, const char *format, bool colour);

/* A vssdoc_write_fn. Aborts on what must not be written. */
bool fuzz_sink_write(void *sink, const char *bytes, size_t size);

/* Aborts when the output stops in the middle. */
void fuzz_sink_end(const struct fuzz_sink *sink);

#endif

/* What the fuzz targets share: everything that can be done with a capture, and what must hold. */
#ifndef EXERCISE_H
#define EXERCISE_H

#include <vssdoc.h>

#include "fuzz.h"

/* Small enough for a run to be quick, large enough to be reached from both sides. */
extern const struct vssdoc_limits fuzz_limits;

/* Says what does not hold and aborts, which is a finding. */
void fuzz_check(bool holds, const char *what);

/* How much is done with a capture. */
enum fuzz_effort {
    FUZZ_FORMS, /* formats and options of all kinds */
    FUZZ_JSON   /* one format */
};

/* Reads the bytes with vssdoc_read_memory, exercises every capture, checks what reading promises.
 * Returns a hash of the JSON of all captures. */
uint64_t fuzz_read_memory(const char *name, const uint8_t *data, size_t size,
                          const struct vssdoc_names *names, enum fuzz_effort effort);

/* The same from an operand, with vssdoc_read. */
uint64_t fuzz_read(const char *operand, enum fuzz_effort effort);

/* A file of the operating system with these bytes, for what takes a name only; its name is in path.
 * It lives in memory and goes with fuzz_file_close. */
enum { FUZZ_FILE_NAME = 64 };
int fuzz_file_open(const uint8_t *data, size_t size, char path[FUZZ_FILE_NAME]);
void fuzz_file_close(int file);

#endif

/* Where results go: standard output, or files that appear whole or not at all. */
#ifndef VSSDOC_CMD_OUTPUT_H
#define VSSDOC_CMD_OUTPUT_H

#include "cmd.h"

/* What a command prints, or writes to the file of --output. */
struct output {
    struct vssdoc_output_file *file; /* NULL: standard output */
    bool quiet;                      /* nothing is written, and that is well */
    bool terminal, color;
    bool failed;                     /* something could not be written */
    unsigned width;                  /* 0: no limit */
};
/* Whether that is where --output sends results. */
bool output_is_standard(const char *path);
/* False after a message. */
bool output_open(struct output *output, const struct common_args *args);
bool output_write(void *output, const char *bytes, size_t size);
/* False after a message when not everything could be written. */
bool output_close(struct output *output, bool keep);
/* Closes what was written as a whole: kept where that went well. False after a message. */
bool output_end(struct output *output, enum vssdoc_status status, const struct vssdoc_error *error);

/* A file besides: NULL after a message. It is written by vssdoc_output_file_write. */
struct vssdoc_output_file *output_file_begin(const char *path);
/* Puts it in its place. False after a message. */
bool output_file_keep(struct vssdoc_output_file *file);
/* The same where the writing went well; elsewhere it is discarded. False after a message. */
bool output_file_end(struct vssdoc_output_file *file, enum vssdoc_status status,
                     const struct vssdoc_error *error);

#endif

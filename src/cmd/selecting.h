/* The options of all commands that ask what a backup holds. */
#ifndef VSSDOC_CMD_SELECTING_H
#define VSSDOC_CMD_SELECTING_H

#include <stddef.h>

#include "cmd.h"

struct selecting {
    struct text_list volumes, mounts, defines, exclude, include;
    struct text_list listings, roots, devices;
    const char *listing_encoding, *registry;
    int requester, backup_type;
    bool minimum, system_state;
    const char *betest;
};

extern const char *const selecting_requesters[], *const selecting_backup_types[];

#define SELECTING(args, member) (offsetof(struct args, selecting) + offsetof(struct selecting, member))
/* Rows of a command's table; struct args has a member selecting. What is told of the machine: */
#define SELECTING_MACHINE(args)                                                                    \
    {"volumes", 0, OPTION_LIST, SELECTING(args, volumes), "V,V",                                   \
     "the snapshot set: C:,E: or volume names; default: as the documents say", NULL},              \
    {"mount", 0, OPTION_EACH, SELECTING(args, mounts), "PATH=V",                                   \
     "where a volume is mounted: C:\\Data=E:", NULL},                                              \
    {"define", 'D', OPTION_EACH, SELECTING(args, defines), "NAME=VALUE",                           \
     "an environment variable of the machine", NULL}
#define SELECTING_OPTIONS(args)                                                                    \
    SELECTING_MACHINE(args),                                                                       \
    {"requester", 0, OPTION_CHOICE, SELECTING(args, requester), "NAME",                            \
     "whose rules predict: diskshadow (default) or documented", selecting_requesters},             \
    {"exclude", 0, OPTION_EACH, SELECTING(args, exclude), "W[:PATH]",                              \
     "a writer or component not wanted", NULL},                                                    \
    {"include", 0, OPTION_EACH, SELECTING(args, include), "W[:PATH]",                              \
     "documented, with --minimum: optional ones that are wanted", NULL},                           \
    {"minimum", 0, OPTION_FLAG, SELECTING(args, minimum), NULL,                                    \
     "documented: required components alone", NULL},                                               \
    {"system-state", 0, OPTION_FLAG, SELECTING(args, system_state), NULL,                          \
     "documented: what belongs to system state is required", NULL},                                \
    {"backup-type", 0, OPTION_CHOICE, SELECTING(args, backup_type), "TYPE",                        \
     "full, incremental, differential, log, copy; default: as the BCD says",                       \
     selecting_backup_types}
/* Further rows, of commands that look at files. */
#define SELECTING_FILES(args)                                                                      \
    {"listing", 0, OPTION_EACH, SELECTING(args, listings), "FILE",                                 \
     "files of the machine, a path per line (dir /s /b C:\\); - is standard input", NULL},         \
    {"listing-encoding", 0, OPTION_TEXT, SELECTING(args, listing_encoding), "NAME",                \
     "its encoding: utf-8, utf-16le, cp850, ...; default: by its bytes", NULL},                    \
    {"root", 0, OPTION_EACH, SELECTING(args, roots), "C:=DIR",                                     \
     "files of the machine: a volume that is mounted here", NULL},                                 \
    {"registry", 0, OPTION_PATH, SELECTING(args, registry), "FILE",                                \
     "an export (.reg) that holds FilesNotToBackup", NULL},                                        \
    {"device", 0, OPTION_EACH, SELECTING(args, devices), "C:=DEVICE",                              \
     "what a volume is read through, for source paths", NULL}

/* Another row, of commands that can do without the BCD's selection. */
#define BETEST_OPTION(args)                                                                        \
    {"betest", 0, OPTION_PATH, SELECTING(args, betest), "FILE",                                    \
     "a configuration of BETest is the selection, in place of the BCD", NULL}

/* The capture itself or, with --betest, as it would be had BETest selected: *made is NULL or yours then.
 * NULL after an error. */
const struct vssdoc_capture *selecting_capture(const struct selecting *selecting,
                                               const struct vssdoc_capture *capture,
                                               struct vssdoc_capture **made,
                                               struct vssdoc_error *error);

/* False after a message. */
bool selecting_options(const struct selecting *selecting, struct vssdoc_select_options *out);

/* What the options of files open. */
struct selecting_host {
    struct vssdoc_host *host;
    struct vssdoc_registry *registry;
    bool trouble; /* some of it could not be used, which was told */
};

/* Adds files to *out; *host outlives it. False after a message; close the host all the same. */
bool selecting_files(const struct selecting *selecting, struct vssdoc_select_options *out,
                     struct selecting_host *host);
void selecting_close(struct selecting_host *host);

#endif

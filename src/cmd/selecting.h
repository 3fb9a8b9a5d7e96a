/* The options of all commands that ask what a backup holds. */
#ifndef VSSDOC_CMD_SELECTING_H
#define VSSDOC_CMD_SELECTING_H

#include <stddef.h>

#include "cmd.h"

struct selecting {
    struct text_list volumes, mounts, defines, exclude, include;
    int requester, backup_type;
    bool minimum, system_state;
};

extern const char *const selecting_requesters[], *const selecting_backup_types[];

#define SELECTING(args, member) (offsetof(struct args, selecting) + offsetof(struct selecting, member))
/* Rows of a command's table; struct args has a member selecting. */
#define SELECTING_OPTIONS(args)                                                                    \
    {"volumes", 0, OPTION_LIST, SELECTING(args, volumes), "V,V",                                   \
     "the snapshot set: C:,E: or volume names; default: as the documents say", NULL},              \
    {"mount", 0, OPTION_LIST, SELECTING(args, mounts), "PATH=V",                                   \
     "where a volume is mounted: C:\\Data=E:", NULL},                                              \
    {"define", 'D', OPTION_LIST, SELECTING(args, defines), "NAME=VALUE",                           \
     "an environment variable of the machine", NULL},                                              \
    {"requester", 0, OPTION_CHOICE, SELECTING(args, requester), "NAME",                            \
     "whose rules predict: diskshadow (default) or documented", selecting_requesters},             \
    {"exclude", 0, OPTION_LIST, SELECTING(args, exclude), "W[:PATH]",                              \
     "a writer or component not wanted", NULL},                                                    \
    {"include", 0, OPTION_LIST, SELECTING(args, include), "W[:PATH]",                              \
     "documented, with --minimum: optional ones that are wanted", NULL},                           \
    {"minimum", 0, OPTION_FLAG, SELECTING(args, minimum), NULL,                                    \
     "documented: required components alone", NULL},                                               \
    {"system-state", 0, OPTION_FLAG, SELECTING(args, system_state), NULL,                          \
     "documented: what belongs to system state is required", NULL},                                \
    {"backup-type", 0, OPTION_CHOICE, SELECTING(args, backup_type), "TYPE",                        \
     "full, incremental, differential, log, copy; default: as the BCD says", selecting_backup_types}

/* False after a message. */
bool selecting_options(const struct selecting *selecting, struct vssdoc_select_options *out);

#endif

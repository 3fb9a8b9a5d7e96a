/* --redact, --redact-key, --unredact. */
#include "redacting.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output.h"

static struct vssdoc_redaction *shared; /* of this run */

/* An operand and how it is shown; its text stands behind it. */
static struct shown {
    struct shown *next;
    const char *operand, *name;
} * names, *last, *latest;

bool redacting_begin(const struct common_args *args, struct vssdoc_redaction **out)
{
    const struct redacting *asked = &args->redacting;
    struct vssdoc_error error;
    *out = shared;
    if (shared != NULL || (!asked->redact && asked->key == NULL && asked->undo == NULL))
        return true;
    if (asked->undo != NULL && (asked->redact || asked->key != NULL)) {
        complain("--unredact puts back what --redact hides: one of them");
        return false;
    }
    bool again = asked->key != NULL && access(asked->key, F_OK) == 0;
    enum vssdoc_status status = asked->undo != NULL
                                    ? vssdoc_redaction_read(asked->undo, &shared, &error)
                                : again ? vssdoc_redaction_resume(asked->key, &shared, &error)
                                        : vssdoc_redaction_new(&shared, &error);
    if (status != VSSDOC_OK)
        complain_error(&error);
    *out = shared;
    return status == VSSDOC_OK;
}

const char *redacting_shown(const char *operand)
{
    if (shared == NULL)
        return operand;
    /* they are asked for in a row: the next one is mostly the one behind the last */
    if (latest != NULL && latest->next != NULL && latest->next->operand == operand)
        return (latest = latest->next)->name;
    for (struct shown *s = names; s != NULL; s = s->next)
        if (s->operand == operand)
            return (latest = s)->name;
    const char *name = vssdoc_redaction_path(shared, operand);
    struct shown *added = name != NULL ? malloc(sizeof *added + strlen(name) + 1) : NULL;
    if (added == NULL) {
        complain("not enough memory");
        return NULL;
    }
    *added = (struct shown){NULL, operand, strcpy((char *)(added + 1), name)};
    *(last != NULL ? &last->next : &names) = added;
    last = latest = added;
    return added->name;
}

static bool write_key(const char *path)
{
    struct vssdoc_error error;
    struct vssdoc_output_file *file = output_file_begin(path);
    return file != NULL &&
           output_file_end(file,
                           vssdoc_redaction_write(shared, vssdoc_output_file_write, file, &error),
                           &error);
}

bool redacting_end(const struct common_args *args)
{
    bool written = shared == NULL || args->redacting.key == NULL || write_key(args->redacting.key);
    while (names != NULL) {
        struct shown *next = names->next;
        free(names);
        names = next;
    }
    last = latest = NULL;
    vssdoc_redaction_free(shared);
    shared = NULL;
    return written;
}

/* Lists the components of each capture that the command line names, '*' in front of those that the
 * backup records. */
#include <stdio.h>
#include <vssdoc.h>

/* Names come from documents: a terminal must not see them as they are. */
static void show(const char *before, const char *text)
{
    char line[512];
    vssdoc_printable(text != NULL ? text : "(none)", line, sizeof line);
    printf("%s%s\n", before, line);
}

static bool each(void *context, struct vssdoc_capture *capture)
{
    unsigned *bad = context;
    show("", capture->source);
    for (size_t i = 0; i < capture->n_documents; i++) {
        if (capture->documents[i]->error != NULL) {
            show("  cannot be read: ", capture->documents[i]->name);
            ++*bad;
        }
    }
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *writer = capture->writers[i];
        show("  ", writer->name);
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
            show(vssdoc_record_of(capture, writer, c) != NULL ? "    * " : "      ", c->full_path);
    }
    vssdoc_capture_free(capture);
    return true;
}

static void problem(void *context, const struct vssdoc_error *error)
{
    unsigned *bad = context;
    show("cannot be read: ", error->source);
    show("  ", error->message);
    ++*bad;
}

int main(int argc, char **argv)
{
    unsigned bad = 0;
    struct vssdoc_read_options options = {.problem = problem, .context = &bad};
    struct vssdoc_error error;

    if (argc < 2)
        return 2;
    if (vssdoc_read((const char *const *)argv + 1, (size_t)argc - 1, &options, each, &bad, &error) ==
        VSSDOC_NO_MEMORY)
        show("", error.message);
    return bad > 0;
}

/* A configuration of the SDK's BETest that selects what a backup holds explicitly (betest-tool.md;
 * the attribute logicalPath as the pages about SharePoint's search show it). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "emit/write/xml.h"

struct betest {
    const struct vssdoc_selection *selection;
    vssdoc_left_out_fn *left_out;
    void *context;
    struct vsd_arena arena;
    bool no_memory, shared, other_letters, nameless;
    size_t written;
    struct vsd_out out;
    struct vsd_xml xml;
};

static void tell(const struct betest *test, const char *what)
{
    if (test->left_out != NULL)
        test->left_out(test->context, what);
}

static bool is_ascii(const char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

static bool same_id(const struct vssdoc_selected_component *a,
                    const struct vssdoc_selected_component *b)
{
    return vsd_same_text(a->writer_id, b->writer_id);
}

/* "\a\b\c" as logical path "a\b" and name "c". */
static void component(struct betest *test, const struct vssdoc_selected_component *c)
{
    const char *path = c->full_path + (c->full_path[0] == '\\'), *last = strrchr(path, '\\');
    const char *logical =
        last != NULL ? vsd_arena_copy(&test->arena, path, (size_t)(last - path)) : NULL;
    test->no_memory = test->no_memory || (last != NULL && logical == NULL);
    test->other_letters = test->other_letters || !is_ascii(path);
    test->written++;
    vsd_xml_element(&test->xml, "Component");
    vsd_xml_attribute(&test->xml, "logicalPath", logical);
    vsd_xml_attribute(&test->xml, "componentName", last != NULL ? last + 1 : path);
    vsd_xml_element_end(&test->xml);
}

static void configuration(struct betest *test)
{
    const struct vssdoc_selected_component *open = NULL;
    const struct vssdoc_selection *s = test->selection;
    vsd_xml_element(&test->xml, "BETest");
    for (size_t i = 0; i < s->n_components; i++) {
        const struct vssdoc_selected_component *c = &s->components[i];
        if (c->inclusion != VSSDOC_EXPLICIT || c->full_path == NULL)
            continue;
        if (c->writer_id == NULL || c->full_path[0] == '\0' ||
            c->full_path[strlen(c->full_path) - 1] == '\\') {
            test->nameless = true;
            continue;
        }
        test->shared = test->shared || (open != NULL && same_id(open, c) &&
                                        !vsd_same_text(open->instance_id, c->instance_id));
        if (open == NULL || !same_id(open, c)) {
            if (open != NULL)
                vsd_xml_element_end(&test->xml);
            vsd_xml_element(&test->xml, "Writer");
            vsd_xml_attribute(&test->xml, "writerid", c->writer_id);
        }
        open = c;
        component(test, c);
    }
    if (open != NULL)
        vsd_xml_element_end(&test->xml);
    vsd_xml_element_end(&test->xml);
}

enum vssdoc_status vssdoc_betest_write(const struct vssdoc_selection *selection,
                                       vssdoc_left_out_fn *left_out, void *left_out_context,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    struct betest *test = calloc(1, sizeof *test);
    if (test == NULL)
        return vsd_no_memory(error, selection->source);
    test->selection = selection;
    test->left_out = left_out;
    test->context = left_out_context;
    test->out.write = write;
    test->out.context = context;
    vsd_xml_begin(&test->xml, &test->out, 4);
    test->xml.ascii = true; /* betest-tool.md: only characters from 0 to 127 */
    configuration(test);
    if (test->written == 0)
        tell(test, "an empty selection: nothing is in the backup explicitly");
    if (test->nameless)
        tell(test, "components without a name, or of a writer without an id: they are left out");
    if (test->shared)
        tell(test,
             "which of several writer instances is meant: a configuration has only the class id");
    if (test->other_letters)
        tell(test, "other characters than ASCII, which are written as references (&#233;)");
    enum vssdoc_status status =
        test->no_memory ? vsd_no_memory(error, NULL) : vsd_out_finish(&test->out, error);
    vsd_arena_free(&test->arena);
    free(test);
    return status;
}

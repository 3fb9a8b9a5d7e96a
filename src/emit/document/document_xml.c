/* A WMD, a BCD or a manifest as XML again. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "emit/document/document_nodes.h"
#include "emit/write/encoder.h"
#include "emit/write/xml.h"
#include "model/written.h"
#include "model/xsd.h"

struct document_xml {
    const struct vssdoc_document *document;
    const struct vssdoc_document_options *options;
    struct vsd_nodes nodes;
    struct vsd_encoder encoder;
    struct vsd_out out;
    struct vsd_xml xml;
    char open[VSD_XML_DEPTH][VSD_WRITTEN]; /* names as the table has them, while they are open */
    bool no_memory;
};

/* ---- attributes ---- */

#define TEXT "text()" /* the name of a property that stands as character data */

/* Whether a name is taken by an attribute that the model does not know. */
static bool is_taken(const struct vsd_node *node, const char *name)
{
    const struct vssdoc_extra_attribute *a = node->attributes;
    const char *other;
    for (; (other = vsd_node_attribute(node, a)) != NULL; a = a->next)
        if (strcmp(other, name) == 0)
            return true;
    return false;
}

static const char *attribute_name(const struct document_xml *writer, const struct vsd_node *node,
                                  const struct vsd_field *field, const struct vssdoc_mark *mark,
                                  char out[VSD_WRITTEN])
{
    const char *own = mark != NULL ? mark->name : NULL;
    (void)vsd_name_written(field->spelling, out);
    if (own == NULL)
        return out;
    bool stays = !writer->options->canonical || strcmp(own, TEXT) == 0 || is_taken(node, out);
    return stays ? own : out;
}

/* DiskShadow spells a blank in a writer's name %s. */
static const char *with_blanks_spelled(struct document_xml *writer, const char *name)
{
    char *spelled = vsd_arena_alloc(&writer->nodes.arena, 2 * strlen(name) + 1), *to = spelled;
    if (spelled == NULL) {
        writer->no_memory = true;
        return name;
    }
    for (; *name != '\0'; name++) {
        *to++ = *name == ' ' ? '%' : *name;
        if (*name == ' ')
            *to++ = 's';
    }
    *to = '\0';
    return spelled;
}

static bool spells_blanks(const struct vsd_node *node, const struct vsd_field *field)
{
    return strcmp(node->class->name, "manifest_writer") == 0 && strcmp(field->key, "name") == 0;
}

static void known_attributes(struct document_xml *writer, const struct vsd_node *node)
{
    bool confirmed;
    for (size_t i = 0; i < node->class->n_fields; i++) {
        const struct vsd_field *field = &node->class->fields[i];
        const struct vssdoc_mark *mark = vssdoc_mark_of(node->owner, field->key);
        char small[VSD_WRITTEN], name[VSD_WRITTEN];
        const char *value = vsd_value_written(field, node->object, mark, writer->options->canonical,
                                              small, &confirmed);
        const char *called = attribute_name(writer, node, field, mark, name);
        if (value == NULL || strcmp(called, TEXT) == 0)
            continue;
        if (spells_blanks(node, field))
            value = with_blanks_spelled(writer, value);
        vsd_xml_attribute(&writer->xml, called, value);
    }
}

static void attributes(struct document_xml *writer, const struct vsd_node *node)
{
    if (node->class != NULL)
        known_attributes(writer, node);
    const struct vssdoc_extra_attribute *a = node->attributes;
    const char *name;
    for (; (name = vsd_node_attribute(node, a)) != NULL; a = a->next)
        vsd_xml_attribute(&writer->xml, name, a->value);
}

/* ---- elements ---- */

static void character_data(struct document_xml *writer, const struct vsd_node *node)
{
    const struct vsd_field *field = node->class != NULL ? node->class->text : NULL;
    const struct vssdoc_mark *mark = field != NULL ? vssdoc_mark_of(node->owner, field->key) : NULL;
    char small[VSD_WRITTEN];
    bool confirmed;
    if (mark != NULL && mark->name != NULL && strcmp(mark->name, TEXT) == 0) {
        const char *value = vsd_value_written(field, node->object, mark, writer->options->canonical,
                                              small, &confirmed);
        if (value != NULL)
            vsd_xml_text(&writer->xml, value);
    }
    if (node->merged == NULL && node->owner->extra != NULL && node->owner->extra->text != NULL)
        vsd_xml_text(&writer->xml, node->owner->extra->text);
}

static void namespace(struct document_xml *writer)
{
    const struct vssdoc_layout *layout = writer->document->layout;
    const char *xmlns = layout != NULL ? layout->xmlns : vsd_namespace(writer->document->kind);
    if (*xmlns != '\0')
        vsd_xml_attribute(&writer->xml, "xmlns", xmlns);
}

static void begin(struct document_xml *writer, const struct vsd_node *node)
{
    const char *name = node->name, *root;
    if (name == NULL && node->row != NULL)
        name = vsd_name_written(node->row->spelling, writer->open[writer->xml.depth]);
    if (name == NULL) {
        (void)vsd_root_class(writer->document->kind, &root);
        name = root;
    }
    vsd_xml_element(&writer->xml, name);
    if (node->depth == 0)
    namespace(writer);
    attributes(writer, node);
    character_data(writer, node);
}

static void piece(struct document_xml *writer, const struct vsd_node *node)
{
    vsd_xml_raw(&writer->xml, node->xml);
    if (writer->xml.depth == 0 && writer->xml.indent > 0)
        vsd_out_char(&writer->out, '\n');
}

/* ---- what we made ourselves ---- */

/* The names that no source confirms, one after the other. */
struct names {
    const void *rows[128];
    size_t n;
};

static bool is_new(struct names *names, const void *row)
{
    for (size_t i = 0; i < names->n; i++)
        if (names->rows[i] == row)
            return false;
    if (names->n == sizeof names->rows / sizeof names->rows[0])
        return false;
    names->rows[names->n++] = row;
    return true;
}

static bool is_confirmed(enum vssdoc_evidence evidence)
{
    return evidence == VSSDOC_CAPTURED || evidence == VSSDOC_DOCUMENTED;
}

/* Properties of different elements may have one name. */
static bool is_listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; at != NULL; at = strstr(at, ", ")) {
        at += at == list ? 0 : 2;
        if (strncmp(at, name, length) == 0 && (at[length] == '\0' || at[length] == ','))
            return true;
    }
    return false;
}

static bool append(struct document_xml *writer, const char **list, const char *name)
{
    if (is_listed(*list, name))
        return true;
    const char *longer = *list == NULL
                             ? vsd_arena_copy(&writer->nodes.arena, name, strlen(name))
                             : vsd_arena_printf(&writer->nodes.arena, "%s, %s", *list, name);
    writer->no_memory = writer->no_memory || longer == NULL;
    *list = longer != NULL ? longer : *list;
    return longer != NULL;
}

static void inferred_names(struct document_xml *writer, const struct vsd_node *node,
                           struct names *names, const char **list)
{
    char name[VSD_WRITTEN], small[VSD_WRITTEN];
    bool confirmed;
    if (node->row != NULL && !is_confirmed(node->row->evidence) && is_new(names, node->row))
        (void)append(writer, list,
                     node->name != NULL ? node->name : vsd_name_written(node->row->spelling, name));
    for (size_t i = 0; node->class != NULL && i < node->class->n_fields; i++) {
        const struct vsd_field *field = &node->class->fields[i];
        const struct vssdoc_mark *mark = vssdoc_mark_of(node->owner, field->key);
        const char *value = vsd_value_written(field, node->object, mark, writer->options->canonical,
                                              small, &confirmed);
        const char *called = attribute_name(writer, node, field, mark, name);
        if (value == NULL || strcmp(called, TEXT) == 0 ||
            (is_confirmed(field->evidence) && confirmed) || !is_new(names, field))
            continue;
        if (confirmed) {
            (void)append(writer, list, called);
            continue;
        }
        const char *both = vsd_arena_printf(&writer->nodes.arena, "%s=\"%s\"", called, value);
        writer->no_memory = writer->no_memory || both == NULL;
        if (both != NULL)
            (void)append(writer, list, both);
    }
}

static void made(struct document_xml *writer)
{
    struct names names = {.n = 0};
    const char *list = NULL;
    const struct vsd_node *nodes = writer->nodes.list.items;
    for (size_t i = 0; i < writer->nodes.list.n; i++)
        if (nodes[i].xml == NULL)
            inferred_names(writer, &nodes[i], &names, &list);
    const char *text = vsd_arena_printf(
        &writer->nodes.arena, "Made by vssdoc %s: %s. Windows wrote nothing of it.%s%s",
        vssdoc_version(), writer->options->made,
        list != NULL ? " Names and values that no source confirms: " : "",
        list != NULL ? list : "");
    writer->no_memory = writer->no_memory || text == NULL;
    if (text == NULL)
        return;
    vsd_xml_comment(&writer->xml, text);
    vsd_xml_instruction(&writer->xml, "vssdoc", "made");
}

/* ---- the document ---- */

static bool is_mark_of_ours(const struct vsd_node *node)
{
    return node->depth == 0 && node->xml != NULL && strncmp(node->xml, "<?vssdoc made", 13) == 0;
}

static void write_nodes(struct document_xml *writer)
{
    const struct vsd_node *nodes = writer->nodes.list.items;
    for (size_t i = 0; i < writer->nodes.list.n && !writer->out.failed; i++) {
        const struct vsd_node *node = &nodes[i];
        while (writer->xml.depth > node->depth)
            vsd_xml_element_end(&writer->xml);
        if (node->xml == NULL)
            begin(writer, node);
        else if (writer->options->made == NULL || !is_mark_of_ours(node))
            piece(writer, node);
    }
    while (writer->xml.depth > 0)
        vsd_xml_element_end(&writer->xml);
}

enum vssdoc_status vssdoc_document_write(const struct vssdoc_document *document,
                                         const struct vssdoc_document_options *options,
                                         vssdoc_write_fn *write, void *context,
                                         struct vssdoc_error *error)
{
    if (document->writer == NULL && document->backup_components == NULL &&
        document->manifest == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, document->name,
                        "no document of which there is a form in XML");
    struct document_xml *writer = calloc(1, sizeof *writer);
    if (writer == NULL)
        return vsd_no_memory(error, document->name);
    writer->document = document;
    writer->options = options;
    vsd_encoder_begin(&writer->encoder, options->encoding, write, context);
    writer->out.write = vsd_encoder_write;
    writer->out.context = &writer->encoder;
    vsd_xml_begin(&writer->xml, &writer->out, options->indent);
    bool enough = vsd_nodes_make(&writer->nodes, document, options->canonical);
    if (enough && options->byte_order_mark)
        vsd_out_text(&writer->out, "\xEF\xBB\xBF");
    if (enough && options->made != NULL)
        made(writer);
    if (enough)
        write_nodes(writer);
    enum vssdoc_status status = enough && !writer->no_memory ? vsd_out_finish(&writer->out, error)
                                                             : vsd_no_memory(error, document->name);
    vsd_nodes_free(&writer->nodes);
    free(writer);
    return status;
}

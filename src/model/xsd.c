#include "model/xsd.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct document {
    const char *namespace, *root;
    const struct vsd_class *class;
} documents[] = {
    [VSSDOC_WMD] = {"x-schema:#VssWriterMetadataInfo", "WRITER_METADATA", &vsd_writer_class},
    [VSSDOC_BCD] = {"x-schema:#VssComponentMetadata", "BACKUP_COMPONENTS",
                    &vsd_backup_components_class},
    [VSSDOC_MANIFEST] = {"", "Manifest", &vsd_manifest_class},
    [VSSDOC_OTHER] = {"", NULL, NULL},
};

const char *vsd_namespace(enum vssdoc_document_kind kind)
{
    return documents[kind].namespace;
}

const struct vsd_class *vsd_root_class(enum vssdoc_document_kind kind, const char **root)
{
    *root = documents[kind].root;
    return documents[kind].class;
}

const void *vsd_root_object(const struct vssdoc_document *document)
{
    if (document->writer != NULL)
        return document->writer;
    if (document->backup_components != NULL)
        return document->backup_components;
    return document->manifest;
}

enum { MOST_CLASSES = 64 };

struct writer {
    vsd_xsd_put *put;
    void *context;
    unsigned depth;
    bool qualified; /* elements may be in the namespace or, behind xmlns="", in none */
    const struct vsd_class *written[MOST_CLASSES];
    const char *names[MOST_CLASSES]; /* of their types: the element that first had them */
    size_t n_written;
};

static void line(struct writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void line(struct writer *writer, const char *format, ...)
{
    char text[500];
    va_list arguments;
    for (unsigned i = 0; i < writer->depth; i++)
        writer->put(writer->context, "  ", 2);
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    writer->put(writer->context, text, (size_t)length);
    writer->put(writer->context, "\n", 1);
}

static void annotation(struct writer *writer, enum vssdoc_evidence evidence, const char *key,
                       const char *source)
{
    static const char *const words[] = {
        ['C'] = "seen in a captured document",
        ['D'] = "shown in Microsoft's documentation",
        ['T'] = "from the Test Writer's configuration only, unconfirmed",
        ['N'] = "inferred from the API's names, unconfirmed",
    };
    line(writer, "  <xs:annotation><xs:documentation>%s: %s; %s</xs:documentation></xs:annotation>",
         key, words[evidence], source);
}

static const char *type_of(enum vsd_type type)
{
    switch (type) {
    case VSD_BOOLEAN:
        return "yesNo";
    case VSD_MASK:
    case VSD_NUMBER:
        return "xs:unsignedInt";
    case VSD_GUID:
        return "guid";
    case VSD_STRING:
    case VSD_ENUM:
    case VSD_BINARY:
        break;
    }
    return "xs:string";
}

/* Calls for each of the spellings that '|' separates. */
static const char *next_spelling(const char *spelling, int *length)
{
    *length = (int)strcspn(spelling, "|");
    return spelling[*length] == '|' ? spelling + *length + 1 : NULL;
}

static void attribute(struct writer *writer, const struct vsd_field *field)
{
    int length;
    for (const char *at = field->spelling, *next; at != NULL; at = next) {
        next = next_spelling(at, &length);
        const char *type = type_of(field->type);
        bool ours = strncmp(type, "xs:", 3) != 0;
        line(writer, "<xs:attribute name=\"%.*s\" type=\"%s%s\">", length, at,
             ours && writer->qualified ? "t:" : "", type);
        annotation(writer, at == field->spelling ? field->evidence : VSSDOC_INFERRED, field->key, field->source);
        line(writer, "</xs:attribute>");
    }
}

static const char *type_name(const struct writer *writer, const struct vsd_class *class)
{
    size_t i = 0;
    while (i < writer->n_written && writer->written[i] != class)
        i++;
    return i < writer->n_written ? writer->names[i] : NULL;
}

/* A child as captured documents have it: some stand behind xmlns="" in no namespace. */
static void element(struct writer *writer, const struct vsd_child *child)
{
    static const char *const forms[] = {"qualified", "unqualified"};
    const char *type = type_name(writer, child->class);
    int length, type_length;
    (void)next_spelling(type, &type_length);
    for (const char *at = child->spelling, *next; at != NULL; at = next) {
        next = next_spelling(at, &length);
        for (size_t form = writer->qualified ? 0 : 1; form < 2; form++) {
            line(writer, "<xs:element name=\"%.*s\" type=\"%s%.*s\" form=\"%s\">", length, at,
                 writer->qualified ? "t:" : "", type_length, type, forms[form]);
            annotation(writer, at == child->spelling ? child->evidence : VSSDOC_INFERRED,
                       child->key, child->source);
            line(writer, "</xs:element>");
        }
    }
}

/* A class as a type, after those of its children. Shapes never nest into themselves. */
static void type_of_class(struct writer *writer, const struct vsd_class *class, const char *name)
{
    int length;
    if (type_name(writer, class) != NULL || writer->n_written == MOST_CLASSES)
        return;
    for (size_t i = 0; i < class->n_children; i++)
        type_of_class(writer, class->children[i].class, class->children[i].spelling);
    writer->written[writer->n_written] = class;
    writer->names[writer->n_written++] = name;
    (void)next_spelling(name, &length);
    line(writer, "<xs:complexType name=\"%.*s\" mixed=\"true\">", length, name);
    writer->depth++;
    if (class->n_children > 0) {
        line(writer, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">");
        writer->depth++;
        for (size_t i = 0; i < class->n_children; i++)
            element(writer, &class->children[i]);
        writer->depth--;
        line(writer, "</xs:choice>");
    }
    for (size_t i = 0; i < class->n_fields; i++)
        attribute(writer, &class->fields[i]);
    writer->depth--;
    line(writer, "</xs:complexType>");
}

bool vsd_xsd_write(enum vssdoc_document_kind kind, vsd_xsd_put *put, void *context)
{
    const struct document *document = &documents[kind];
    struct writer writer = {.put = put, .context = context};
    const char *namespace = document->namespace;
    if (document->class == NULL)
        return false;
    writer.qualified = *namespace != '\0';
    line(&writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line(&writer, "<!-- Made from vssdoc's table of names; Microsoft publishes no schema. -->");
    if (writer.qualified)
        line(&writer, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:t=\"%s\" "
                      "targetNamespace=\"%s\">", namespace, namespace);
    else
        line(&writer, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">");
    writer.depth = 1;
    line(&writer, "<xs:simpleType name=\"yesNo\"><xs:restriction base=\"xs:string\">"
                  "<xs:enumeration value=\"yes\"/><xs:enumeration value=\"no\"/>"
                  "</xs:restriction></xs:simpleType>");
    line(&writer, "<xs:simpleType name=\"guid\"><xs:restriction base=\"xs:string\">"
                  "<xs:pattern value=\"\\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?\"/>"
                  "</xs:restriction></xs:simpleType>");
    type_of_class(&writer, document->class, document->root);
    line(&writer, "<xs:element name=\"%s\" type=\"%s%s\"/>", document->root,
         writer.qualified ? "t:" : "", document->root);
    writer.depth = 0;
    line(&writer, "</xs:schema>");
    return true;
}

#include "stylesheet/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/embedded.h"
#include "base/error.h"
#include "base/os/os.h"

enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA, LARGEST = 8 * 1024 * 1024, DEEPEST = 8 };

static const struct vsd_embedded *embedded(const struct vsd_embedded *list, const char *name)
{
    while (list->name != NULL && strcmp(list->name, name) != 0)
        list++;
    return list->name != NULL ? list : NULL;
}

const char *vsd_asset(const char *name)
{
    const struct vsd_embedded *found = embedded(vsd_assets, name);
    return found != NULL ? (const char *)found->data : "";
}

/* ---- reading ---- */

static enum vssdoc_status parse(const char *bytes, size_t size, const char *source, xmlDocPtr *out,
                                struct vssdoc_error *error)
{
    xmlParserCtxtPtr context = xmlNewParserCtxt();
    if (context == NULL)
        return vsd_no_memory(error, source);
    int options = OPTIONS | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    *out = xmlCtxtReadMemory(context, bytes, (int)size, source, NULL, options);
    enum vssdoc_status status = VSSDOC_OK;
    if (*out == NULL) {
        const xmlError *why = xmlCtxtGetLastError(context);
        const char *message = why != NULL && why->message != NULL ? why->message : "unreadable";
        status = vsd_fail(error, VSSDOC_BAD_ARGUMENT, source, "no stylesheet: %.*s",
                          (int)strcspn(message, "\n"), message);
        if (error != NULL && why != NULL) {
            error->line = why->line > 0 ? (uint32_t)why->line : 0;
            error->column = why->int2 > 0 ? (uint32_t)why->int2 : 1;
        }
    }
    xmlFreeParserCtxt(context);
    return status;
}

static enum vssdoc_status read_file(const char *path, xmlDocPtr *out, struct vssdoc_error *error)
{
    struct vsd_os_file file;
    size_t size = 0;
    int failure = vsd_os_open(path, true, &file);
    if (failure != 0)
        return vsd_fail_errno(error, VSSDOC_CANNOT_READ, path, failure, "cannot open the file");
    char *bytes = malloc(LARGEST);
    failure = bytes != NULL ? vsd_os_read(&file, bytes, LARGEST, &size) : 0;
    vsd_os_close(&file);
    enum vssdoc_status status;
    if (bytes == NULL)
        status = vsd_no_memory(error, path);
    else if (failure != 0)
        status = vsd_fail_errno(error, VSSDOC_CANNOT_READ, path, failure, "cannot read the file");
    else if (size == LARGEST)
        status = vsd_fail(error, VSSDOC_LIMIT, path, "larger than a stylesheet may be (8 MiB)");
    else
        status = parse(bytes, size, path, out, error);
    free(bytes);
    return status;
}

static enum vssdoc_status read_named(const char *name, xmlDocPtr *out, const char *source,
                                     struct vssdoc_error *error)
{
    const struct vsd_embedded *found = embedded(vsd_xslt, name);
    if (found == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, source, "there is no stylesheet vssdoc:%s",
                        name);
    return parse((const char *)found->data, found->size, name, out, error);
}

/* ---- importing ---- */

static bool is_xsl(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
           xmlStrEqual(node->ns->href, XSLT_NAMESPACE) &&
           (name == NULL || xmlStrEqual(node->name, (const xmlChar *)name));
}

/* Whether a stylesheet has a template, variable, key or other thing of this kind and name. */
static bool defines(const xmlNode *root, const xmlNode *wanted, const xmlChar *name)
{
    for (const xmlNode *node = root->children; node != NULL; node = node->next) {
        if (!is_xsl(node, (const char *)wanted->name))
            continue;
        xmlChar *has = xmlGetNoNsProp((xmlNodePtr)(uintptr_t)node, (const xmlChar *)"name");
        bool same = has != NULL && xmlStrEqual(has, name);
        xmlFree(has);
        if (same)
            return true;
    }
    return false;
}

/* Puts what an imported stylesheet holds in front of what imports it. Templates that match the same
 * are decided by the last; what has a name must be there once, so the importing one's stays. */
static bool take_in(xmlNodePtr root, xmlNodePtr at, xmlDocPtr from)
{
    xmlNodePtr theirs = xmlDocGetRootElement(from);
    for (xmlNodePtr node = theirs->children; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        xmlChar *name = xmlGetNoNsProp(node, (const xmlChar *)"name");
        bool taken = name != NULL && defines(root, node, name);
        xmlFree(name);
        xmlNodePtr copy = taken ? NULL : xmlDocCopyNode(node, root->doc, 1);
        if (!taken && (copy == NULL || xmlAddPrevSibling(at, copy) == NULL)) {
            xmlFreeNode(copy);
            return false;
        }
    }
    return true;
}

static enum vssdoc_status resolve(xmlDocPtr document, const char *source, unsigned depth,
                                  struct vssdoc_error *error);

static enum vssdoc_status resolve_one(xmlNodePtr root, xmlNodePtr node, const char *source,
                                      unsigned depth, struct vssdoc_error *error)
{
    xmlDocPtr imported = NULL;
    xmlChar *href = xmlGetNoNsProp(node, (const xmlChar *)"href");
    enum vssdoc_status status;
    if (href == NULL || strncmp((const char *)href, "vssdoc:", 7) != 0)
        status = vsd_fail(error, VSSDOC_BAD_ARGUMENT, source,
                          "a stylesheet may import vssdoc:html and vssdoc:markdown, not \"%s\"",
                          href != NULL ? (const char *)href : "");
    else if (depth == DEEPEST)
        status = vsd_fail(error, VSSDOC_BAD_ARGUMENT, source, "stylesheets import each other");
    else
        status = read_named((const char *)href + 7, &imported, source, error);
    xmlFree(href);
    if (status == VSSDOC_OK)
        status = resolve(imported, source, depth + 1, error);
    if (status == VSSDOC_OK && !take_in(root, node, imported))
        status = vsd_no_memory(error, source);
    xmlFreeDoc(imported);
    return status;
}

static enum vssdoc_status resolve(xmlDocPtr document, const char *source, unsigned depth,
                                  struct vssdoc_error *error)
{
    xmlNodePtr root = xmlDocGetRootElement(document);
    enum vssdoc_status status = VSSDOC_OK;
    for (xmlNodePtr node = root->children, next; node != NULL && status == VSSDOC_OK; node = next) {
        next = node->next;
        if (!is_xsl(node, "import") && !is_xsl(node, "include"))
            continue;
        status = resolve_one(root, node, source, depth, error);
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    return status;
}

/* ---- compiling ---- */

static enum vssdoc_status compile(xmlDocPtr document, const char *source,
                                  const struct vsd_said *said, xsltStylesheetPtr *out,
                                  struct vssdoc_error *error)
{
    *out = xsltParseStylesheetDoc(document);
    if (*out != NULL && (*out)->errors == 0)
        return VSSDOC_OK;
    if (*out != NULL)
        xsltFreeStylesheet(*out);
    else
        xmlFreeDoc(document);
    *out = NULL;
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, source, "no stylesheet: %s", said->text);
}

enum vssdoc_status vsd_stylesheet_load(const char *name, const char *file,
                                       const struct vsd_said *said, xsltStylesheetPtr *out,
                                       struct vssdoc_error *error)
{
    xmlDocPtr document = NULL;
    *out = NULL;
    enum vssdoc_status status =
        file != NULL ? read_file(file, &document, error) : read_named(name, &document, name, error);
    const char *source = file != NULL ? file : name;
    if (status == VSSDOC_OK && (!is_xsl(xmlDocGetRootElement(document), "stylesheet") &&
                                !is_xsl(xmlDocGetRootElement(document), "transform")))
        status = vsd_fail(error, VSSDOC_BAD_ARGUMENT, source,
                          "no stylesheet: its root element is not xsl:stylesheet");
    if (status == VSSDOC_OK)
        status = resolve(document, source, 0, error);
    if (status != VSSDOC_OK) {
        xmlFreeDoc(document);
        return status;
    }
    return compile(document, source, said, out, error);
}

#include "stylesheet/transform.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include "base/error.h"
#include "base/sha256.h"
#include "stylesheet/functions.h"
#include "stylesheet/html.h"
#include "stylesheet/load.h"

struct vsd_transform {
    xsltStylesheetPtr stylesheet;
    xmlParserCtxtPtr parser;
    const char *source; /* whose errors those of the stylesheet are */
    bool failed;
    char said[300]; /* by libxslt */
};

void vsd_transform_drop(struct vsd_transform *transform)
{
    if (transform == NULL)
        return;
    if (transform->parser != NULL) {
        xmlFreeDoc(transform->parser->myDoc);
        xmlFreeParserCtxt(transform->parser);
    }
    xsltFreeStylesheet(transform->stylesheet);
    free(transform);
}

enum vssdoc_status vsd_transform_begin(const char *name, const char *file,
                                       struct vsd_transform **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct vsd_transform *transform = calloc(1, sizeof *transform);
    if (transform == NULL)
        return vsd_no_memory(error, file);
    transform->source = file != NULL ? file : name;
    enum vssdoc_status status = vsd_stylesheet_load(name, file, &transform->stylesheet, error);
    if (status == VSSDOC_OK &&
        (transform->parser = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL)) == NULL)
        status = vsd_no_memory(error, file);
    if (status != VSSDOC_OK) {
        vsd_transform_drop(transform);
        return status;
    }
    (void)xmlCtxtUseOptions(transform->parser, XML_PARSE_NONET | XML_PARSE_HUGE |
                                                   XML_PARSE_COMPACT | XML_PARSE_NOERROR |
                                                   XML_PARSE_NOWARNING);
    *out = transform;
    return VSSDOC_OK;
}

bool vsd_transform_feed(void *context, const char *bytes, size_t size)
{
    struct vsd_transform *transform = context;
    if (!transform->failed)
        transform->failed = xmlParseChunk(transform->parser, bytes, (int)size, 0) != 0;
    return !transform->failed;
}

/* ---- applying ---- */

static void hear(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void hear(void *context, const char *format, ...)
{
    struct vsd_transform *transform = context;
    size_t length = strlen(transform->said);
    va_list arguments;
    va_start(arguments, format);
    if (length + 1 < sizeof transform->said)
        (void)vsnprintf(transform->said + length, sizeof transform->said - length, format,
                        arguments);
    va_end(arguments);
    vsd_one_line(transform->said);
}

static bool forbid(xsltTransformContextPtr context, xsltSecurityPrefsPtr security)
{
    static const xsltSecurityOption options[] = {
        XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
        XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};
    bool forbidden = security != NULL;
    for (size_t i = 0; i < sizeof options / sizeof options[0] && forbidden; i++)
        forbidden = xsltSetSecurityPrefs(security, options[i], xsltSecurityForbid) == 0;
    return forbidden && xsltSetCtxtSecurityPrefs(security, context) == 0;
}

/* Style and script of a page, and what its content security policy calls them. */
static bool give_assets(xsltTransformContextPtr context)
{
    static const char *const assets[] = {"style", "script"};
    bool given = true;
    for (size_t i = 0; i < sizeof assets / sizeof assets[0] && given; i++) {
        const char *text = vsd_asset(assets[i]);
        char sum[VSD_SHA256_BASE64], name[16], policy[VSD_SHA256_BASE64 + 16];
        vsd_sha256_base64(text, strlen(text), sum);
        (void)snprintf(policy, sizeof policy, "'sha256-%s'", sum);
        (void)snprintf(name, sizeof name, "%s-hash", assets[i]);
        given = xsltQuoteOneUserParam(context, (const xmlChar *)assets[i], (const xmlChar *)text) ==
                    0 &&
                xsltQuoteOneUserParam(context, (const xmlChar *)name, (const xmlChar *)policy) == 0;
    }
    return given;
}

static xmlDocPtr apply(struct vsd_transform *transform, xmlDocPtr report,
                       struct vssdoc_error *error)
{
    xsltTransformContextPtr context = xsltNewTransformContext(transform->stylesheet, report);
    xsltSecurityPrefsPtr security = xsltNewSecurityPrefs();
    xmlDocPtr result = NULL;
    if (context == NULL || !forbid(context, security) || !vsd_functions_register(context) ||
        !give_assets(context)) {
        (void)vsd_no_memory(error, transform->source);
    } else {
        xmlGenericErrorFunc before = xmlGenericError;
        void *before_context = xmlGenericErrorContext;
        xmlSetGenericErrorFunc(transform, hear);
        xsltSetTransformErrorFunc(context, transform, hear);
        result = xsltApplyStylesheetUser(transform->stylesheet, report, NULL, NULL, NULL, context);
        xmlSetGenericErrorFunc(before_context, before);
        if (result == NULL || context->state != XSLT_STATE_OK) {
            xmlFreeDoc(result);
            result = NULL;
            (void)vsd_fail(
                error, VSSDOC_BAD_ARGUMENT, transform->source, "the stylesheet fails: %.*s",
                (int)(strlen(transform->said) - (transform->said[0] != '\0')), transform->said);
        }
    }
    if (context != NULL)
        xsltFreeTransformContext(context);
    xsltFreeSecurityPrefs(security);
    return result;
}

/* A page without a method of its own is ours to write. */
static bool is_page(const struct vsd_transform *transform, const xmlDoc *result)
{
    const xmlNode *root = xmlDocGetRootElement((xmlDocPtr)(uintptr_t)result);
    return transform->stylesheet->method == NULL && root != NULL && root->ns == NULL &&
           xmlStrEqual(root->name, (const xmlChar *)"html");
}

static enum vssdoc_status save(struct vsd_transform *transform, xmlDocPtr result,
                               vssdoc_write_fn *write, void *context, struct vssdoc_error *error)
{
    xmlChar *text = NULL;
    int length = 0;
    if (is_page(transform, result))
        return vsd_html_write(result, write, context, error);
    if (xsltSaveResultToString(&text, &length, result, transform->stylesheet) != 0)
        return vsd_no_memory(error, transform->source);
    bool written = length <= 0 || write(context, (const char *)text, (size_t)length);
    xmlFree(text);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}

enum vssdoc_status vsd_transform_end(struct vsd_transform *transform, vssdoc_write_fn *write,
                                     void *context, struct vssdoc_error *error)
{
    enum vssdoc_status status = VSSDOC_NO_MEMORY;
    struct vssdoc_error none = {0};
    error = error != NULL ? error : &none;
    (void)vsd_no_memory(error, NULL);
    if (!transform->failed && xmlParseChunk(transform->parser, "", 0, 1) == 0 &&
        transform->parser->wellFormed) {
        xmlDocPtr report = transform->parser->myDoc;
        xmlDocPtr result = apply(transform, report, error);
        status = result != NULL ? save(transform, result, write, context, error) : error->status;
        xmlFreeDoc(result);
    }
    vsd_transform_drop(transform);
    return status;
}

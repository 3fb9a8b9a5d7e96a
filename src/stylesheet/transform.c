#include "stylesheet/transform.h"

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
#include "stylesheet/at_work.h"
#include "stylesheet/functions.h"
#include "stylesheet/html.h"
#include "stylesheet/load.h"

struct vsd_transform {
    xsltStylesheetPtr stylesheet;
    xmlParserCtxtPtr parser;
    xmlDocPtr result;
    xmlChar *text; /* of the result, where the stylesheet says how it is written */
    int length;
    const char *name, *file;
    struct vsd_said said;
    /* what is fed, and what came of the work last done */
    const char *bytes;
    size_t size;
    enum vssdoc_status status;
    struct vssdoc_error error;
};

static const char *source(const struct vsd_transform *transform)
{
    return transform->file != NULL ? transform->file : transform->name;
}

void vsd_transform_drop(struct vsd_transform *transform)
{
    if (transform == NULL)
        return;
    if (transform->parser != NULL) {
        xmlFreeDoc(transform->parser->myDoc);
        xmlFreeParserCtxt(transform->parser);
    }
    xmlFreeDoc(transform->result);
    xmlFree(transform->text);
    xsltFreeStylesheet(transform->stylesheet);
    free(transform);
}

/* Does the work unless some failed before. What memory ran out in is not touched again. */
static enum vssdoc_status work(struct vsd_transform *transform, void (*what)(void *transform))
{
    if (transform->status != VSSDOC_OK)
        return transform->status;
    transform->said.text[0] = '\0';
    if (vsd_at_work(what, transform, &transform->said))
        return transform->status;
    transform->parser = NULL;
    transform->result = NULL;
    transform->text = NULL;
    transform->stylesheet = NULL;
    return transform->status = vsd_no_memory(&transform->error, source(transform));
}

/* ---- reading ---- */

static void prepare(void *context)
{
    struct vsd_transform *transform = context;
    transform->status = vsd_stylesheet_load(transform->name, transform->file, &transform->said,
                                            &transform->stylesheet, &transform->error);
    if (transform->status != VSSDOC_OK)
        return;
    transform->parser = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL);
    if (transform->parser == NULL)
        transform->status = vsd_no_memory(&transform->error, source(transform));
    else
        (void)xmlCtxtUseOptions(transform->parser, XML_PARSE_NONET | XML_PARSE_HUGE |
                                                       XML_PARSE_COMPACT | XML_PARSE_NOERROR |
                                                       XML_PARSE_NOWARNING);
}

enum vssdoc_status vsd_transform_begin(const char *name, const char *file,
                                       struct vsd_transform **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct vsd_transform *transform = calloc(1, sizeof *transform);
    if (transform == NULL)
        return vsd_no_memory(error, file);
    transform->name = name;
    transform->file = file;
    enum vssdoc_status status = work(transform, prepare);
    if (status == VSSDOC_OK) {
        *out = transform;
        return VSSDOC_OK;
    }
    if (error != NULL)
        *error = transform->error;
    vsd_transform_drop(transform);
    return status;
}

static void parse(void *context)
{
    struct vsd_transform *transform = context;
    bool last = transform->bytes == NULL;
    if (xmlParseChunk(transform->parser, last ? "" : transform->bytes, (int)transform->size,
                      last) != 0 ||
        (last && !transform->parser->wellFormed))
        transform->status = vsd_no_memory(&transform->error, source(transform));
}

bool vsd_transform_feed(void *context, const char *bytes, size_t size)
{
    struct vsd_transform *transform = context;
    transform->bytes = bytes;
    transform->size = size;
    return work(transform, parse) == VSSDOC_OK;
}

/* ---- applying ---- */

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

static void apply(void *context_of_work)
{
    struct vsd_transform *transform = context_of_work;
    struct vssdoc_error *error = &transform->error;
    xmlDocPtr report = transform->parser->myDoc;
    xsltTransformContextPtr context = xsltNewTransformContext(transform->stylesheet, report);
    xsltSecurityPrefsPtr security = xsltNewSecurityPrefs();
    if (context == NULL || !forbid(context, security) || !vsd_functions_register(context) ||
        !give_assets(context)) {
        transform->status = vsd_no_memory(error, source(transform));
    } else {
        transform->result =
            xsltApplyStylesheetUser(transform->stylesheet, report, NULL, NULL, NULL, context);
        if (transform->result == NULL || context->state != XSLT_STATE_OK)
            transform->status = vsd_fail(
                error, VSSDOC_BAD_ARGUMENT, source(transform), "the stylesheet fails: %.*s",
                (int)strlen(transform->said.text) - (transform->said.text[0] != '\0'),
                transform->said.text);
    }
    if (context != NULL)
        xsltFreeTransformContext(context);
    xsltFreeSecurityPrefs(security);
}

/* ---- writing ---- */

/* A page without a method of its own is ours to write. */
static bool is_page(const struct vsd_transform *transform)
{
    const xmlNode *root = xmlDocGetRootElement(transform->result);
    return transform->stylesheet->method == NULL && root != NULL && root->ns == NULL &&
           xmlStrEqual(root->name, (const xmlChar *)"html");
}

static void make_text(void *context)
{
    struct vsd_transform *transform = context;
    if (xsltSaveResultToString(&transform->text, &transform->length, transform->result,
                               transform->stylesheet) != 0)
        transform->status = vsd_no_memory(&transform->error, source(transform));
}

static enum vssdoc_status save(struct vsd_transform *transform, vssdoc_write_fn *write,
                               void *context)
{
    if (is_page(transform))
        return vsd_html_write(transform->result, write, context, &transform->error);
    enum vssdoc_status status = work(transform, make_text);
    if (status == VSSDOC_OK && transform->length > 0 &&
        !write(context, (const char *)transform->text, (size_t)transform->length))
        status = vsd_fail(&transform->error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
    return status;
}

enum vssdoc_status vsd_transform_end(struct vsd_transform *transform, vssdoc_write_fn *write,
                                     void *context, struct vssdoc_error *error)
{
    (void)vsd_transform_feed(transform, NULL, 0);
    enum vssdoc_status status = work(transform, apply);
    if (status == VSSDOC_OK)
        status = save(transform, write, context);
    if (status != VSSDOC_OK && error != NULL)
        *error = transform->error;
    vsd_transform_drop(transform);
    return status;
}

#include "stylesheet/at_work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include <libxml/xmlmemory.h>
#include <libxslt/xsltutils.h>

/* ---- memory ---- */

/* Where this thread goes when libxml2 finds no memory; NULL while it is not at work. */
static _Thread_local jmp_buf *way_out;

/* What libxml2 asked before, and is asked still. */
static xmlMallocFunc malloc_before;
static xmlReallocFunc realloc_before;
static xmlStrdupFunc strdup_before;

static void *given(void *memory)
{
    if (memory == NULL && way_out != NULL)
        longjmp(*way_out, 1);
    return memory;
}

static void *give(size_t size)
{
    return given(malloc_before(size > 0 ? size : 1));
}

static void *give_more(void *memory, size_t size)
{
    return given(realloc_before(memory, size > 0 ? size : 1));
}

static char *give_copy(const char *text)
{
    return given(strdup_before(text));
}

static void stand_between(void)
{
    static atomic_flag done = ATOMIC_FLAG_INIT;
    xmlFreeFunc free_before;
    if (atomic_flag_test_and_set(&done))
        return;
    (void)xmlMemGet(&free_before, &malloc_before, &realloc_before, &strdup_before);
    (void)xmlMemSetup(free_before, give, give_more, give_copy);
}

/* ---- messages ---- */

static void hear(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void hear(void *context, const char *format, ...)
{
    struct vsd_said *said = context;
    size_t length = strlen(said->text);
    va_list arguments;
    va_start(arguments, format);
    if (length + 1 < sizeof said->text)
        (void)vsnprintf(said->text + length, sizeof said->text - length, format, arguments);
    va_end(arguments);
    for (char *c = said->text + length; *c != '\0'; c++)
        if (*c == '\n' || *c == '\r')
            *c = ' ';
    length = strlen(said->text);
    while (length > 1 && said->text[length - 1] == ' ' && said->text[length - 2] == ' ')
        said->text[--length] = '\0';
}

bool vsd_at_work(void (*work)(void *context), void *context, struct vsd_said *said)
{
    xmlGenericErrorFunc xml_before = xmlGenericError, xslt_before = xsltGenericError;
    void *xml_context = xmlGenericErrorContext, *xslt_context = xsltGenericErrorContext;
    jmp_buf here, *volatile outer = way_out;
    volatile bool done = false;
    stand_between();
    xmlSetGenericErrorFunc(said, hear);
    xsltSetGenericErrorFunc(said, hear);
    if (setjmp(here) == 0) {
        way_out = &here;
        work(context);
        done = true;
    }
    way_out = outer;
    xsltSetGenericErrorFunc(xslt_context, xslt_before);
    xmlSetGenericErrorFunc(xml_context, xml_before);
    return done;
}

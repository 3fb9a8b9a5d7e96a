/* The steps of an answer, and its verdict. */
#include "select/asking.h"

#include <stdarg.h>

#include "base/keep.h"
#include "model/backup.h"

const char *vsd_ask_keep(struct vsd_asking *asking, const char *text)
{
    return vsd_keep_text(&asking->why->arena, text, &asking->no_memory);
}

void vsd_ask(struct vsd_asking *asking, const char *question, const char *source,
             const struct vssdoc_document *document, const struct vssdoc_element *at,
             const char *answer, ...)
{
    char locator[1024];
    struct vssdoc_why_step *step = vsd_list_add(&asking->steps);
    va_list arguments;
    if (step == NULL) {
        asking->no_memory = true;
        return;
    }
    va_start(arguments, answer);
    step->answer = vsd_keep_line(&asking->why->arena, &asking->no_memory, answer, arguments);
    va_end(arguments);
    step->question = vsd_ask_keep(asking, question);
    step->source = vsd_ask_keep(asking, source);
    step->document = vsd_ask_keep(asking, document != NULL && at != NULL ? document->path : NULL);
    if (at != NULL) {
        (void)vssdoc_locator(at, locator, sizeof locator);
        step->locator = vsd_ask_keep(asking, locator);
    }
}

void vsd_conclude(struct vsd_asking *asking, bool included, const char *verdict, ...)
{
    va_list arguments;
    va_start(arguments, verdict);
    asking->why->public.verdict =
        vsd_keep_line(&asking->why->arena, &asking->no_memory, verdict, arguments);
    va_end(arguments);
    asking->why->public.included = included;
}

bool vsd_ask_failure(struct vsd_asking *asking, const struct vssdoc_backup_component *record)
{
    char hresult[160];
    const char *failure =
        record != NULL ? vsd_backup_failure(record, hresult, sizeof hresult) : NULL;
    if (failure == NULL)
        return false;
    vsd_ask(asking, "Is a failure on record?",
            "api:bc-setbackupsucceeded; api:ivsscomponentex2-getfailure",
            asking->planning.capture->backup_components->document, &record->at, "yes: %s", failure);
    return true;
}

/* What is asked about a component set, what is answered, and what stops it. */
#include "restore/work.h"

void vsd_case_ask(struct vsd_case *c, const char *question, const char *answer, const char *source,
                  const struct vssdoc_element *at)
{
    char locator[1024];
    struct vssdoc_restore_step *step = vsd_list_add(&c->trace);
    if (step == NULL) {
        c->work->no_memory = true;
        return;
    }
    *step = (struct vssdoc_restore_step){
        .question = question, .answer = vsd_work_text(c->work, answer), .source = source};
    if (at == NULL)
        return;
    const struct vssdoc_element *root = at;
    while (root->parent != NULL)
        root = root->parent;
    bool in_bcd = root == &c->side->capture->backup_components->at;
    const struct vssdoc_document *document = in_bcd ? c->side->capture->backup_components->document
                                             : c->side->writer != NULL ? c->side->writer->document
                                                                       : NULL;
    (void)vssdoc_locator(at, locator, sizeof locator);
    step->locator = vsd_work_text(c->work, locator);
    step->document = document != NULL ? vsd_work_text(c->work, document->path) : NULL;
}

void vsd_case_untold(struct vsd_case *c, const char *text)
{
    const char **added = vsd_list_add(&c->untold);
    if (added == NULL)
        c->work->no_memory = true;
    else
        *added = text;
}

void vsd_case_fail(struct vsd_case *c, const char *error)
{
    if (c->error == NULL)
        c->error = error;
}

const char *vsd_case_constant(enum vssdoc_enumeration_id id, int value)
{
    const struct vssdoc_constant *constant = vssdoc_constant(id, value);
    return constant != NULL ? constant->name : NULL;
}

/* The BCD was saved by a restore that took others and not this one. Components of a writer that wants
 * no part are never selected. */
bool vsd_case_left_out_before(const struct vsd_case *c)
{
    return c->side->by_bcd && c->record->selected_for_restore != 1 &&
           c->writer_restore != VSD_WRE_NEVER;
}

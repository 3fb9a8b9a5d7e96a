/* Rules about what vanished between two captures. */
#include "base/text.h"
#include "validate/view.h"

/* How surely one is the other; the surest counts. */
enum sameness { ANOTHER, ALONE_OF_CLASS, SAME_NAME, SAME_INSTANCE_NAME, SAME_INSTANCE };

static bool is_alone(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer)
{
    size_t n = 0;
    for (size_t i = 0; i < capture->n_writers; i++)
        n += vssdoc_guid_equal(&capture->writers[i]->writer_id, &writer->writer_id);
    return n == 1;
}

/* Instance ids change with every start. Instances without instance names may be told apart by the
 * writer's name, as those of ADAM. */
static enum sameness compare(const struct vssdoc_writer *a, const struct vssdoc_writer *b)
{
    bool named = a->instance_name != NULL && *a->instance_name != '\0';
    if (!vssdoc_guid_equal(&a->writer_id, &b->writer_id))
        return ANOTHER;
    if (vssdoc_guid_equal(&a->instance_id, &b->instance_id))
        return SAME_INSTANCE;
    if (vsd_compare_folded(a->instance_name, b->instance_name) != 0)
        return ALONE_OF_CLASS;
    return named                                       ? SAME_INSTANCE_NAME
           : vsd_compare_folded(a->name, b->name) == 0 ? SAME_NAME
                                                       : ALONE_OF_CLASS;
}

/* The writer of the newer captures that an older one is now. */
static const struct vssdoc_writer *present(const struct vsd_two *two,
                                           const struct vssdoc_capture *capture,
                                           const struct vssdoc_writer *older)
{
    const struct vssdoc_writer *best = NULL;
    enum sameness most = ANOTHER;
    for (size_t i = 0; i < two->n_newer; i++) {
        for (size_t j = 0; j < two->newer[i]->n_writers; j++) {
            const struct vssdoc_writer *newer = two->newer[i]->writers[j];
            enum sameness how = compare(newer, older);
            if (how <= most || (how == ALONE_OF_CLASS &&
                                !(is_alone(capture, older) && is_alone(two->newer[i], newer))))
                continue;
            best = newer;
            most = how;
        }
    }
    return best;
}

static bool is_unread(const struct vsd_two *two, const struct vssdoc_writer *older)
{
    size_t i = 0;
    while (i < two->n_newer && !vsd_is_unread(two->newer[i], &older->writer_id))
        i++;
    return i < two->n_newer;
}

static void vanished_writer(struct vsd_check *check, const struct vsd_two *two)
{
    for (size_t i = 0; i < two->n_older; i++) {
        for (size_t j = 0; j < two->older[i]->n_writers; j++) {
            const struct vssdoc_writer *older = two->older[i]->writers[j];
            if (present(two, two->older[i], older) != NULL || is_unread(two, older))
                continue;
            const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&older->writer_id);
            const char *more = known != NULL && known->trouble != NULL ? known->name : NULL;
            check->writer = older;
            vsd_report(check, NULL, NULL, "the writer \"%s\" with %zu component%s is gone%s%s%s",
                       older->name != NULL ? older->name : "(no name)", older->n_components,
                       older->n_components == 1 ? "" : "s",
                       more != NULL ? "; what is known of it: vssdoc explain \"" : "",
                       more != NULL ? more : "", more != NULL ? "\"" : "");
        }
    }
}
DEFINE_RULE(vanished_writer, .against = vanished_writer,
            .public = {.code = "VSS600",
                       .slug = "against-writer-vanished",
                       .scope = VSSDOC_ON_TWO,
                       .severity = VSSDOC_WARNING,
                       .why = "the documents cannot tell whether it was removed or failed to answer",
                       .title = "every writer of the older capture is in the newer one",
                       .advice = "See whether its service runs and what the event log says (VSS, "
                                 "CAPI2); \"vssdoc explain\" with the writer's id names the service.",
                       .source = "inferred: a writer that does not answer is not in the capture; "
                                 "event-id-8193-when-you-perform-backup.md"});

static void vanished_component(struct vsd_check *check, const struct vsd_two *two)
{
    for (size_t i = 0; i < two->n_older; i++) {
        for (size_t j = 0; j < two->older[i]->n_writers; j++) {
            const struct vssdoc_writer *older = two->older[i]->writers[j];
            const struct vssdoc_writer *newer = present(two, two->older[i], older);
            struct vsd_hierarchy now;
            if (newer == NULL)
                continue;
            if (!vsd_hierarchy_make(&now, newer))
                vsd_check_no_memory(check);
            check->writer = older;
            for (const struct vssdoc_component *c = older->components; c != NULL; c = c->next) {
                check->component = c;
                if (vsd_component_at(&now, c->full_path) == NULL)
                    vsd_report(check, NULL, NULL, "the component is gone");
            }
            check->component = NULL;
            vsd_hierarchy_free(&now);
        }
    }
}
DEFINE_RULE(vanished_component, .against = vanished_component,
            .public = {.code = "VSS601",
                       .slug = "against-component-vanished",
                       .scope = VSSDOC_ON_TWO,
                       .severity = VSSDOC_WARNING,
                       .why = "the documents cannot tell whether it was removed on purpose",
                       .title = "every component of the older capture is in the newer one",
                       .advice = "For a database: is it online, is its instance running, may the "
                                 "writer's account see it? \"vssdoc diff\" shows what else changed.",
                       .source = "inferred: a component that a writer does not report is in no "
                                 "backup; sql-server-vss-writer-backup-guide.md"});

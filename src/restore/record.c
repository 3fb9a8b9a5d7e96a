/* What the BCD records of a component set, and of its backup as a whole. */
#include "model/hresults.h"
#include "restore/work.h"

/* Such a backup is of volumes; that its BCD has components all the same is odd, and a rule's. */
static void check_mode(struct vsd_case *c)
{
    const struct vssdoc_backup_components *bcd = c->side->capture->backup_components;
    if (bcd->select_components != 0)
        return;
    vsd_case_ask(c, "Was the backup in component mode?",
                 "no: volumes were backed up as a whole, and components mean nothing",
                 "vss-backup-state.md", &bcd->at);
    vsd_case_untold(c, "whether the set can be restored by itself, and whether its writer took part "
                       "in a backup that was not in component mode");
}

/* What the requester told SetRestoreState. */
static void check_type(struct vsd_case *c)
{
    const struct vssdoc_backup_components *bcd = c->side->capture->backup_components;
    static const char *const answers[] = {
        "undefined: taken as VSS_RTYPE_BY_COPY", NULL,
        "VSS_RTYPE_IMPORT, from imported shadow copies: what follows is what copying would do",
        "VSS_RTYPE_OTHER, which is a mistake of the requester's: taken as VSS_RTYPE_BY_COPY"};
    enum { N = sizeof answers / sizeof answers[0] };
    int type = bcd->restore_type;
    const char *answer = type >= 0 && type < N      ? answers[type]
                         : type == VSSDOC_UNKNOWN ? "one that is not understood: taken as VSS_RTYPE_BY_COPY"
                                                  : NULL;
    if (answer != NULL)
        vsd_case_ask(c, "Which type of restore does the BCD record?", answer, "api:ne-restore_type",
                     &bcd->at);
}

static void check_repeated(struct vsd_case *c)
{
    const struct vsd_repeated *repeated = vsd_repeated_of(c->work, c->record);
    if (repeated == NULL)
        return;
    vsd_case_ask(c, "Does the BCD have the component once?",
                 vsd_work_printf(c->work, "no: %zu more %s; it comes back once, as its first record says",
                                 repeated->n, repeated->n == 1 ? "time" : "times"),
                 "api:bc-addcomponent", &repeated->again->at);
    vsd_case_untold(c, "why the BCD has another record of the component, which VSS would have "
                       "refused, and what was meant by it");
}

static void check_backup(struct vsd_case *c)
{
    int succeeded = c->record->backup_succeeded;
    if (succeeded == 0) {
        vsd_case_ask(c, "Did the backup of the set succeed?",
                     "no: not all of its files are in the backup", "api:bc-setbackupsucceeded",
                     &c->record->at);
        vsd_case_fail(c, "the backup of the set did not succeed: not all of its files are in it");
    } else if (succeeded != 1) {
        vsd_case_untold(c, "whether the backup of the set succeeded: the BCD was saved before that "
                           "was known");
    }
}

/* What writers reported of the backup, and of an earlier restore that the BCD was saved by. */
static void check_failures(struct vsd_case *c)
{
    const struct vssdoc_backup_component *r = c->record;
    char hr[160] = "";
    if (vsd_tells_failure(r->failure_hr))
        vsd_hresult_describe(r->failure_hr, hr, sizeof hr);
    const struct {
        bool of_backup;
        const char *in, *text, *source;
    } rows[] = {
        {true, "PrepareForBackup", r->prepare_for_backup_failure,
         "api:ivsscomponentex-getprepareforbackupfailuremsg"},
        {true, "PostSnapshot", r->post_snapshot_failure, "api:ivsscomponentex-getpostsnapshotfailuremsg"},
        {true, "an event that it does not tell", hr, "api:ivsscomponentex2-getfailure"},
        {true, "an event that it does not tell", r->failure_message, "api:ivsscomponentex2-getfailure"},
        {false, "PreRestore of an earlier restore", r->pre_restore_failure, "api:c-getprerestorefailuremsg"},
        {false, "PostRestore of an earlier restore", r->post_restore_failure,
         "api:c-getpostrestorefailuremsg"},
    };
    bool any = false;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].text == NULL || *rows[i].text == '\0')
            continue;
        any = any || rows[i].of_backup;
        vsd_case_ask(c, "Which failure of its writer does the BCD record?",
                     vsd_work_printf(c->work, "in %s: %s", rows[i].in, rows[i].text), rows[i].source,
                     &r->at);
    }
    if (any && c->record->backup_succeeded != 0)
        vsd_case_untold(c, "whether what the backup holds of the set can be used: its writer reported a "
                           "failure");
}

/* What comes along with a component that is not selectable, by the rules of DiskShadow and VShadow alone. */
static void check_members(struct vsd_case *c)
{
    struct vsd_members *members = NULL;
    const struct vssdoc_component *first = NULL;
    size_t n = 0;
    if (c->component == NULL || c->component->selectable == 1)
        return;
    HASH_FIND(hh, c->side->members, &c->component, sizeof c->component, members);
    for (const struct vsd_member_link *m = members != NULL ? members->first : NULL; m != NULL;
         m = m->next)
        if (m->component != c->component &&
            (m->component->selectable == 1 ||
             vsd_selectable_ancestor(&c->side->hierarchy, m->component) != NULL)) {
            first = first != NULL ? first : m->component;
            n++;
        }
    if (n == 0)
        return;
    const char *what = n == 1 ? first->full_path
                              : vsd_work_printf(c->work, "%s and %zu more", first->full_path, n - 1);
    vsd_case_ask(c, "Does it bring along all that lies below it?",
                 vsd_work_printf(c->work,
                                 "as DiskShadow and VShadow count, yes; by the documentation not %s, as "
                                 "only a selectable component does",
                                 what),
                 "working-with-selectability-for-backup.md; VShadow sample", &first->at);
    vsd_case_untold(c, vsd_work_printf(c->work, "whether the backup holds %s", what));
}

void vsd_case_record(struct vsd_case *c)
{
    check_members(c);
    check_mode(c);
    check_type(c);
    check_repeated(c);
    check_backup(c);
    check_failures(c);
}

/* Rules about backups of system state. */
#include <stdio.h>

#include "base/text.h"
#include "validate/view.h"

static bool says_system_state(const struct vssdoc_capture *capture)
{
    return vsd_component_mode(capture) && capture->backup_components->bootable_system_state == 1;
}

static bool is_asr(const struct vssdoc_writer *writer)
{
    return vsd_is_writer(&writer->writer_id, VSD_ASR_WRITER);
}

/* Whether some writer of system state takes part: DiskShadow and VShadow say "system state" in
 * every backup, so the word alone means nothing. */
static bool some_takes_part(const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vsd_has_system_state(capture->writers[i]) &&
            vsd_takes_part(capture, capture->writers[i]))
            return true;
    return false;
}

/* Whether a component of the writer had to be left out, which then is the reason; with the volumes
 * not known, one that nobody could have snapshotted by name. */
static bool volumes_explain(const struct vsd_view *view)
{
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        if (vsd_cause_of(view, c) != NULL)
            return true;
        for (const struct vssdoc_file_set *s = c->file_sets;
             s != NULL && !view->drives->known && c->selectable == 0; s = s->next) {
            const struct vsd_drive *drive = vsd_drive_of(view->drives, s->path, NULL);
            if (drive != NULL && drive->listed && !drive->has_mount)
                return true;
        }
    }
    return false;
}

/* ---- who is missing though its volume was snapshotted ---- */

/* The drive letters that a component has files on, a bit for each. */
static uint32_t letters_of(const struct vsd_view *view, const struct vssdoc_component *component)
{
    uint32_t letters = 0;
    for (const struct vssdoc_file_set *s = component->file_sets; s != NULL; s = s->next) {
        const struct vsd_drive *drive = vsd_drive_of(view->drives, s->path, NULL);
        if (drive != NULL && drive->name[1] == ':' && drive->name[2] == '\0')
            letters |= UINT32_C(1) << ((unsigned char)drive->name[0] & 31);
    }
    return letters;
}

/* What decides whether a writer of system state is missed. */
struct absence {
    bool some_take_part; /* others of system state do */
    uint32_t letters;    /* else: of the components in the backup */
    size_t n_missed, n;  /* writers that are, and others that are not there either, */
    char name[160];      /* the first of these */
};

static void collect_letters(struct vsd_check *check, struct vsd_view *view, void *context)
{
    struct absence *absence = context;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next)
        if (vsd_record_for(check->capture, view->writer, &view->hierarchy, c) != NULL)
            absence->letters |= letters_of(view, c);
}

static void begin_absence(struct vsd_check *check, struct absence *absence)
{
    *absence = (struct absence){.some_take_part = some_takes_part(check->capture)};
    if (!absence->some_take_part)
        vsd_each_view(check, collect_letters, absence);
}

/* Shadow copies were taken of a volume with its files: the word of the BCD counts. */
static bool is_missed(const struct vsd_view *view, const struct absence *absence)
{
    if (absence->some_take_part || view->drives->known)
        return true;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next)
        if ((letters_of(view, c) & absence->letters) != 0)
            return true;
    return false;
}

static bool is_absent(struct vsd_check *check, const struct vsd_view *view)
{
    return vsd_has_system_state(view->writer) && !vsd_takes_part(check->capture, view->writer) &&
           !volumes_explain(view);
}

static void look_at_writer(struct vsd_check *check, struct vsd_view *view, void *context)
{
    const struct vssdoc_writer *writer = view->writer;
    if (is_asr(writer) || !is_absent(check, view) || !is_missed(view, context))
        return;
    vsd_report(check, &writer->at, NULL,
               "part of the system state, which the BCD says it backs up, but none of the writer's "
               "%zu component%s is in the BCD",
               writer->n_components, writer->n_components == 1 ? "" : "s");
}

static void writer_of_system_state(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct absence absence;
    if (!says_system_state(capture) || capture->backup_components->n_components == 0)
        return;
    begin_absence(check, &absence);
    vsd_each_view(check, look_at_writer, &absence);
}
DEFINE_RULE(writer_of_system_state, .capture = writer_of_system_state,
            .public = {.code = "VSS440",
                       .slug = "x-systemstate-writer-missing",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "system state is all or nothing, but DiskShadow and VShadow say "
                              "bootableSystemStateBackup=\"yes\" in every backup",
                       .title = "a backup of system state holds all writers of system state",
                       .advice = "Add the writer's components even where they are selectable; do "
                                 "not restore the system state from this backup without it.",
                       .source = "backing-up-and-restoring-system-state-under-vss.md; captured "
                                 "documents"});

static void count_absent(struct vsd_check *check, struct vsd_view *view, void *context)
{
    struct absence *absence = context;
    if (!is_absent(check, view))
        return;
    if (is_missed(view, absence))
        absence->n_missed++;
    else if (absence->n++ == 0)
        (void)snprintf(absence->name, sizeof absence->name, "%.150s",
                       view->writer->name != NULL ? view->writer->name : "a writer without name");
}

static void no_system_state(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct absence absence;
    if (!says_system_state(capture) || capture->backup_components->n_components == 0)
        return;
    begin_absence(check, &absence);
    if (absence.some_take_part)
        return;
    vsd_each_view(check, count_absent, &absence);
    check->document = capture->backup_components->document;
    if (absence.n > 0 && absence.n_missed == 0)
        vsd_report(check, &capture->backup_components->at, NULL,
                   "says that it backs up the bootable system state, but holds nothing of it: %zu "
                   "writer%s of system state %s left out, first of them %s (DiskShadow and VShadow "
                   "say \"yes\" in every backup)",
                   absence.n, absence.n == 1 ? "" : "s", absence.n == 1 ? "is" : "are",
                   absence.name);
}
DEFINE_RULE(no_system_state, .capture = no_system_state,
            .public = {.code = "VSS445",
                       .slug = "x-systemstate-none",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "DiskShadow and VShadow say so whatever is chosen; of other programs "
                              "it may be a mistake",
                       .title = "a backup that says system state holds some of it",
                       .advice = "Do not count on a restore of the system from this backup; if it "
                                 "was meant, add the writers of system state.",
                       .source = "backing-up-and-restoring-system-state-under-vss.md; captured "
                                 "documents"});

static void look_at_components(struct vsd_check *check, struct vsd_view *view, void *context)
{
    (void)context;
    if (is_asr(view->writer) || !vsd_takes_part(check->capture, view->writer))
        return;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        if (c->selectable == 0 || !vsd_in_system_state(view->writer, c) ||
            vsd_cause_of(view, c) != NULL ||
            vsd_record_for(check->capture, view->writer, &view->hierarchy, c) != NULL)
            continue;
        check->component = c;
        vsd_report(check, &c->at, NULL,
                   "part of the system state, but not in the BCD, which holds other components of "
                   "the writer");
    }
}

static void component_of_system_state(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (says_system_state(capture))
        vsd_each_view(check, look_at_components, NULL);
}
DEFINE_RULE(component_of_system_state, .capture = component_of_system_state,
            .public = {.code = "VSS441",
                       .slug = "x-systemstate-component-missing",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "all components of such a writer belong to system state unless their "
                              "flags say otherwise (VSS_CF_NOT_SYSTEM_STATE)",
                       .title = "a backup of system state holds all components of its writers",
                       .advice = "Add the component: being selectable does not make it optional "
                                 "here.",
                       .source = "api:ne-vss-vss_component_flags; "
                                 "backing-up-and-restoring-system-state-under-vss.md"});

/* ---- automated system recovery ---- */

static void look_at_asr(struct vsd_check *check, struct vsd_view *view, void *context)
{
    (void)context;
    if (is_asr(view->writer) && view->writer->components != NULL &&
        !vsd_takes_part(check->capture, view->writer) && !volumes_explain(view))
        vsd_report(check, &view->writer->at, NULL,
                   "the BCD says that it backs up the bootable system state, but holds nothing of "
                   "this writer: no bare-metal recovery from this backup");
}

static void asr_left_out(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (says_system_state(capture) && some_takes_part(capture))
        vsd_each_view(check, look_at_asr, NULL);
}
DEFINE_RULE(asr_left_out, .capture = asr_left_out,
            .public = {.code = "VSS442",
                       .slug = "x-asr-required",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "the system can still be restored onto a running Windows; where the "
                              "system partition was not snapshotted this is normal and not said",
                       .title = "a backup of the bootable system state holds the ASR writer's "
                                "components",
                       .advice = "Add ASR, BCD, the critical volumes and their disks, and snapshot "
                                 "the system partition by its volume name.",
                       .source = "using-vss-automated-system-recovery-for-disaster-recovery.md"});

/* Which disks hold the critical volumes stands nowhere in the documents: only a backup without any
 * disk is surely wrong. */
static void look_at_disks(struct vsd_check *check, struct vsd_view *view, void *context)
{
    (void)context;
    const struct vssdoc_component *first = NULL;
    if (!is_asr(view->writer) || !vsd_takes_part(check->capture, view->writer))
        return;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        if (c->logical_path == NULL || !vsd_equal_folded(c->logical_path, "Disks"))
            continue;
        if (vsd_record_for(check->capture, view->writer, &view->hierarchy, c) != NULL)
            return;
        first = first == NULL ? c : first;
    }
    if (first != NULL)
        vsd_report(check, &first->at, NULL,
                   "the BCD holds components of this writer, but none of its disks: those with "
                   "critical volumes must be in the backup");
}

static void asr_disks(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (vsd_component_mode(capture))
        vsd_each_view(check, look_at_disks, NULL);
}
DEFINE_RULE(asr_disks, .capture = asr_disks,
            .public = {.code = "VSS444",
                       .slug = "x-asr-disk-missing",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "a bare-metal recovery creates the volumes on those disks alone, and "
                              "which ones hold critical volumes is not in the documents",
                       .title = "a backup with ASR components holds the disks of the critical "
                                "volumes",
                       .advice = "Add each disk with an extent of a critical volume (boot, system, "
                                 "recovery or system state), and all disks of a dynamic pack "
                                 "together.",
                       .source = "using-vss-automated-system-recovery-for-disaster-recovery.md"});

/* ---- pairs ---- */

static bool is_held(const struct vssdoc_backup_components *bcd, const char *writer_id)
{
    struct vssdoc_guid id;
    (void)vssdoc_guid_parse(writer_id, &id);
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        if (e->components != NULL && vssdoc_guid_equal(&e->writer_id, &id))
            return true;
    return false;
}

static void without_registry(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    static const char *const dependents[] = {
        "542da469-d3e1-473c-9f4f-7847f01fc64f", /* COM+ REGDB */
        "368753ec-572e-4fc7-b4b9-ccd9bdc624cb", /* Remote Desktop Gateway */
        "5382579c-98df-47a7-ac6c-98a6d7106e09", /* Remote Desktop Licensing */
    };
    if (bcd->select_components == 0 || is_held(bcd, "afbab4a2-367d-4d15-a586-71dbb18f8485"))
        return;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        for (size_t i = 0; i < sizeof dependents / sizeof dependents[0]; i++)
            if (e->components != NULL && vsd_is_writer(&e->writer_id, dependents[i])) {
                check->entry = e;
                check->writer = vssdoc_writer_of(check->capture, e, NULL);
                vsd_report(check, &e->at, NULL,
                           "in the backup without the Registry Writer, in whose data part of its "
                           "state lies");
            }
}
DEFINE_RULE(without_registry, .bcd = without_registry,
            .public = {.code = "VSS443",
                       .slug = "x-com-registry-pair",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "the registry may be in another backup of the same time",
                       .title = "COM+ REGDB, Remote Desktop Gateway and Licensing come with the "
                                "Registry Writer",
                       .advice = "Add the Registry Writer's component, and restore both together.",
                       .source = "in-box-vss-writers.md"});

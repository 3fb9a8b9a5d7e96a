/* Each writer's part in an event: what it does, and what it left in the BCD. */
#include <stdio.h>
#include <string.h>

#include "model/constants.h"
#include "timeline/telling.h"

#define SQL_GUIDE "sql-server-vss-writer-backup-guide.md"
#define IN_BOX    "in-box-vss-writers.md"

/* What single writers are documented to do. */
static const struct {
    const char *writer_id;
    enum vsd_event event;
    const char *part, *source;
} known[] = {
    {VSD_SQL_WRITER, VSD_IDENTIFY,
     "lists the databases of running instances alone, with their files", SQL_GUIDE},
    {VSD_SQL_WRITER, VSD_FREEZE,
     "holds its databases; one whose list of files changed since Identify may be torn", SQL_GUIDE},
    {VSD_SQL_WRITER, VSD_POST_SNAPSHOT,
     "fails for a database with a file on a volume that is not in the set (a torn database)",
     SQL_GUIDE},
    {VSD_SQL_WRITER, VSD_BACKUP_COMPLETE, "makes a full backup the base of differential ones",
     SQL_GUIDE},
    {VSD_SQL_WRITER, VSD_PRE_RESTORE,
     "resizes, creates or zeroes the files and deletes newer ones; the database is restoring and "
     "cannot start until a restore succeeds",
     SQL_GUIDE},
    {VSD_SQL_WRITER, VSD_POST_RESTORE,
     "recovers the database, unless additional restores were announced", SQL_GUIDE},
    {VSD_HYPERV_WRITER, VSD_PREPARE_FOR_SNAPSHOT,
     "puts each machine into its saved state, or has a complete backup made inside the guest "
     "(child "
     "snapshot)",
     VSD_MACHINES},
    {VSD_HYPERV_WRITER, VSD_FREEZE, "does nothing", VSD_MACHINES},
    {VSD_HYPERV_WRITER, VSD_THAW, "does nothing", VSD_MACHINES},
    {VSD_HYPERV_WRITER, VSD_POST_SNAPSHOT,
     "returns saved machines to their earlier state; rolls the disks in the copy back to the child "
     "snapshots, for which the copy must allow auto-recovery",
     VSD_MACHINES},
    {VSD_HYPERV_WRITER, VSD_PRE_RESTORE, "turns off and deletes the machines that are restored",
     VSD_MACHINES},
    {VSD_HYPERV_WRITER, VSD_POST_RESTORE,
     "registers machines whose file restore status is VSS_RS_ALL, fails for others", VSD_MACHINES},
    {VSD_EXCHANGE_WRITER, VSD_BACKUP_COMPLETE, "truncates its logs",
     "Exchange Server's documentation on backup and restore with VSS"},
    {VSD_EXCHANGE_WRITER, VSD_POST_RESTORE,
     "replays its logs, unless additional restores were announced",
     "Exchange Server's documentation on backup and restore with VSS"},
    {"b2014c9e-8711-4c5c-a5a9-3cf384484757", VSD_PREPARE_FOR_BACKUP,
     "leaves in its metadata when this backup expires", IN_BOX},
    {"dd846aaa-a1b6-42a8-aaf8-03dcb6114bfd", VSD_PREPARE_FOR_BACKUP,
     "leaves in its metadata when this backup expires", IN_BOX},
    {"12ce4370-5bb7-4c58-a76a-e5d5097e3674", VSD_PRE_RESTORE,
     "suspends quotas and file screens until the restore is over", IN_BOX},
    {"12ce4370-5bb7-4c58-a76a-e5d5097e3674", VSD_POST_RESTORE,
     "reloads its configuration; quotas and file screens work again", IN_BOX},
    {"cd3f2362-8bef-46c7-9181-d62844cdc0b2", VSD_POST_SNAPSHOT,
     "deletes the search index from the shadow copy", IN_BOX},
};

/* What an event leaves in a BCD. */
static const struct {
    enum vsd_event event;
    uint64_t facts;
} left[] = {
    {VSD_PREPARE_FOR_BACKUP, VSD_BIT(VSD_FACT_STAMP) | VSD_BIT(VSD_FACT_METADATA) |
                                 VSD_BIT(VSD_FACT_PARTIAL) | VSD_BIT(VSD_FACT_DIFFERENCED)},
    {VSD_PRE_RESTORE,
     VSD_BIT(VSD_FACT_TARGET) | VSD_BIT(VSD_FACT_DIRECTED) | VSD_BIT(VSD_FACT_RESTORE_METADATA)},
};

struct about {
    const struct vssdoc_writer *writer;           /* NULL: its WMD is not here */
    const struct vssdoc_writer_components *entry; /* NULL: the BCD has none */
    enum vsd_event event;
    struct vsd_facts facts; /* of the entry */
};

static const struct vssdoc_guid *id_of(const struct about *about)
{
    return about->writer != NULL ? &about->writer->writer_id : &about->entry->writer_id;
}

/* ---- what it does ---- */

static bool is_restore(enum vsd_event event)
{
    return event == VSD_PRE_RESTORE || event == VSD_POST_RESTORE;
}

/* Writers that get no restore event, and why. */
static const char *left_out(const struct vsd_telling *telling, const struct about *about)
{
    const struct vssdoc_restore_method *method =
        about->writer != NULL ? about->writer->restore_method : NULL;
    if (!is_restore(about->event))
        return NULL;
    if (method != NULL && method->writer_restore == VSD_WRE_NEVER)
        return "takes no part in a restore (writerRestore is never): its files are restored "
               "without it";
    if ((telling->facts.mask & VSD_BIT(VSD_FACT_SELECTED)) != 0 &&
        (about->facts.mask & VSD_BIT(VSD_FACT_SELECTED)) == 0)
        return "none of its components is selected for restore: not involved";
    return NULL;
}

static size_t recovering(const struct vssdoc_writer *writer)
{
    size_t n = 0;
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        n += c->flags > 0 && (c->flags & 0x3) != 0;
    return n;
}

/* What its WMD says that it does after the shadow copy was made. */
static const char *in_copy(struct vsd_telling *telling, const struct vssdoc_writer *writer)
{
    size_t excludes = writer->n_exclude_files_from_snapshot, flagged = recovering(writer);
    char deletes[160] = "", recovers[160] = "";
    if (excludes > 0)
        (void)snprintf(deletes, sizeof deletes,
                       "deletes from the shadow copy what %zu pattern%s of its WMD mean%s",
                       excludes, excludes == 1 ? "" : "s", excludes == 1 ? "s" : "");
    if (flagged > 0)
        (void)snprintf(recovers, sizeof recovers,
                       "%smay recover %zu component%s in the shadow copy (componentFlags)",
                       excludes > 0 ? "; " : "", flagged, flagged == 1 ? "" : "s");
    return excludes + flagged > 0 ? vsd_tell_format(telling, "%s%s", deletes, recovers) : NULL;
}

static void say_part(struct vsd_telling *telling, const struct about *about,
                     struct vssdoc_timeline_part *part)
{
    const char *none = left_out(telling, about);
    const char *own = about->event == VSD_POST_SNAPSHOT && about->writer != NULL
                          ? in_copy(telling, about->writer)
                          : NULL;
    size_t i = 0, n = sizeof known / sizeof known[0];
    while (i < n &&
           !(known[i].event == about->event && vsd_is_writer(id_of(about), known[i].writer_id)))
        i++;
    if (none != NULL) {
        part->part = none;
        part->source = "restores-without-writer-participation.md";
    } else if (i < n) {
        part->part =
            own != NULL ? vsd_tell_format(telling, "%s; %s", known[i].part, own) : known[i].part;
        part->source = known[i].source;
    } else if (own != NULL) {
        part->part = own;
        part->source = "excluding-files-from-shadow-copies.md";
    } else {
        part->part = vsd_event_rows[about->event].part;
        part->source = vsd_event_rows[about->event].source;
        part->usual = true;
    }
}

/* ---- what it left ---- */

static void say_found(struct vsd_telling *telling, const struct about *about,
                      struct vssdoc_timeline_part *part)
{
    const char *found = NULL;
    uint64_t facts = 0;
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        facts |= left[i].event == about->event ? left[i].facts : 0;
    for (unsigned f = 0; f < VSD_FACTS; f++) {
        if ((about->facts.mask & facts & VSD_BIT(f)) == 0)
            continue;
        const char *one = vsd_tell_count(telling, f, about->facts.of[f].n);
        found = found != NULL && one != NULL ? vsd_tell_format(telling, "%s, %s", found, one) : one;
    }
    part->found = found != NULL && about->event == VSD_PREPARE_FOR_BACKUP
                      ? vsd_tell_format(telling, "%s (here or in PostSnapshot)", found)
                      : found;
}

static const char *message_of(const struct vssdoc_backup_component *c, enum vsd_event event)
{
    switch (event) {
    case VSD_PREPARE_FOR_BACKUP:
        return c->prepare_for_backup_failure;
    case VSD_POST_SNAPSHOT:
        return c->post_snapshot_failure;
    case VSD_PRE_RESTORE:
        return c->pre_restore_failure;
    case VSD_POST_RESTORE:
        return c->post_restore_failure;
    default:
        return NULL;
    }
}

static void say_failure(struct vsd_telling *telling, const struct about *about,
                        struct vssdoc_timeline_part *part)
{
    const struct vssdoc_backup_component *first = NULL;
    size_t n = 0;
    const struct vssdoc_backup_component *c =
        about->entry != NULL ? about->entry->components : NULL;
    for (; c != NULL; c = c->next) {
        const char *message = message_of(c, about->event);
        if (message == NULL || *message == '\0')
            continue;
        first = first != NULL ? first : c;
        n++;
    }
    if (first == NULL)
        return;
    const char *message = message_of(first, about->event);
    part->failure = n == 1
                        ? vsd_tell_format(telling, "%.300s: \"%.1000s\"", first->full_path, message)
                        : vsd_tell_format(telling, "%.300s: \"%.1000s\", and %zu more",
                                          first->full_path, message, n - 1);
}

/* ---- whom it is for ---- */

static void add_part(struct vsd_telling *telling, struct vsd_list *parts, const struct about *about)
{
    struct vssdoc_timeline_part *part = vsd_tell_add(telling, parts);
    if (part == NULL)
        return;
    const struct vssdoc_guid *instance =
        about->writer != NULL ? &about->writer->instance_id : &about->entry->instance_id;
    const char *name =
        about->writer != NULL && about->writer->name != NULL
            ? about->writer->name
            : (about->entry != NULL ? vssdoc_entry_name(telling->capture, about->entry) : NULL);
    part->writer_id = vsd_tell_guid(telling, id_of(about));
    part->instance_id = vsd_tell_guid(telling, instance);
    part->writer = vsd_tell(telling, name);
    say_part(telling, about, part);
    say_found(telling, about, part);
    say_failure(telling, about, part);
}

/* Writers take part with components in the BCD. All get Identify; one that excludes files from
 * shadow copies deletes them, whatever was selected. */
static bool takes_part(const struct vsd_telling *telling, const struct about *about)
{
    if (about->event == VSD_IDENTIFY || telling->capture->backup_components == NULL)
        return true;
    return about->entry != NULL ||
           (about->event == VSD_POST_SNAPSHOT && about->writer->n_exclude_files_from_snapshot > 0);
}

static void add_one(struct vsd_telling *telling, struct vsd_list *parts, enum vsd_event event,
                    const struct vssdoc_writer *writer,
                    const struct vssdoc_writer_components *entry)
{
    struct about about = {.writer = writer, .entry = entry, .event = event};
    if (entry != NULL)
        vsd_facts_of_entry(entry, NULL, &about.facts);
    if (takes_part(telling, &about))
        add_part(telling, parts, &about);
}

void vsd_tell_parts(struct vsd_telling *telling, enum vsd_event event,
                    struct vssdoc_timeline_step *step)
{
    const struct vssdoc_capture *capture = telling->capture;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    struct vsd_list parts = {.size = sizeof(struct vssdoc_timeline_part)};
    if (event == VSD_NO_EVENT)
        return;
    for (size_t i = 0; i < capture->n_writers && !telling->no_memory; i++)
        add_one(telling, &parts, event, capture->writers[i],
                vssdoc_entry_of(capture, capture->writers[i]));
    for (const struct vssdoc_writer_components *e =
             bcd != NULL && event != VSD_IDENTIFY ? bcd->writers : NULL;
         e != NULL && !telling->no_memory; e = e->next)
        if (vssdoc_writer_of(capture, e, NULL) == NULL)
            add_one(telling, &parts, event, NULL, e);
    step->n_parts = parts.n;
    step->parts = vsd_tell_keep(telling, &parts);
}

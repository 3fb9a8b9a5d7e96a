/* Why a file is in a backup or not: which file sets mean it, and what excludes it
 * (generating-a-backup-set.md). The index that decides about a listing's files answers. */
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "model/backup.h"
#include "model/need.h"
#include "select/asking.h"
#include "select/covered.h"

#define SETS          "api:cw-addfilestofilegroup; generating-a-backup-set.md"
#define EXCLUDES      "generating-a-backup-set.md; api:cw-addexcludefiles"
#define FROM_SNAPSHOT "excluding-files-from-shadow-copies.md"
#define ALTERNATE     "working-with-alternate-paths-during-backup.md"
#define REGISTRY      "generating-a-backup-set.md; registry-keys-for-backup-and-restore.md"

enum { MOST_TOLD = 20 };

static const char *text_of(struct vsd_asking *asking, const struct vsd_set *set)
{
    const char *text = vsd_arena_printf(&asking->scratch, "%s%s", set->by,
                                        set->recursive ? " and in the folders below" : "");
    asking->no_memory = asking->no_memory || text == NULL;
    return text != NULL ? text : "";
}

static const char *writer_of(const struct vsd_set *set)
{
    return set->owner->writer != NULL ? set->owner->writer : "a writer";
}

static const struct vssdoc_document *document_of(const struct vsd_set *set)
{
    return set->owner->in != NULL ? set->owner->in->document : NULL;
}

/* The path under which the backup holds a file that a set reads elsewhere. */
static const char *original(struct vsd_asking *asking, const struct vsd_set *set,
                            const struct vsd_file_hit *hit)
{
    const char *text = vsd_arena_printf(&asking->scratch, "%s\\%s%s%s", set->folder,
                                        hit->above != NULL ? hit->above : "",
                                        hit->above != NULL ? "\\" : "", hit->rest);
    asking->no_memory = asking->no_memory || text == NULL;
    return text != NULL ? text : "";
}

/* source: where the set reads the file for another one; NULL: it means the file itself. */
static void tell_claim(struct vsd_asking *asking, const struct vsd_set *set,
                       const struct vsd_file_hit *source)
{
    const struct vssdoc_selected_component *c =
        vsd_selected(asking, set->owner->in, set->owner->of);
    bool held = set->file_set != SIZE_MAX;
    vsd_ask(asking,
            source != NULL ? "Which file set reads it for another file?"
                           : "Which file set means it?",
            source != NULL ? ALTERNATE : SETS, document_of(set), &set->set->at,
            "%s of %s:%s, which is %s%s%s%s", text_of(asking, set), writer_of(set),
            set->owner->component, held ? "in the backup" : "not in the backup: ",
            held || c == NULL ? "" : vsd_ask_reason(asking, c),
            source != NULL ? "; it counts as " : "",
            source != NULL ? original(asking, set, source) : "");
    const char *type = vsd_backup_type_name(vsd_planned_type(&asking->planning));
    if (held && !set->needed && set->owner->type != NULL && strcmp(type, set->owner->type) != 0)
        vsd_ask(asking, "What does the writer make of a backup of this type?", "api:ne-backup_type",
                document_of(set), set->owner->in != NULL ? &set->owner->in->at : NULL,
                "a %s one, as its backup schema knows no type %s", set->owner->type, type);
    if (held && !set->needed)
        vsd_ask(asking, "Does this type of backup need the file set?",
                "file-level-schema-support.md", document_of(set), &set->set->at,
                "no: a backup of type %s leaves it out",
                set->owner->type);
    uint32_t bit = held && set->needed
                       ? vsd_type_bit(asking->planning.capture, set->owner->in,
                                      vsd_planned_type(&asking->planning))
                       : 0;
    if (bit != 0 && !vsd_set_needed(set->set, bit))
        vsd_ask(asking, "Does this type of backup need the file set?",
                "requestor-role-in-vss-incremental-and-differential-backups.md", document_of(set),
                &set->set->at,
                "no, by its mask; but the BCD lists what changed of it, and that is in the backup");
}

static void tell_claims(struct vsd_asking *asking, const struct vsd_file_hit *hits, size_t n,
                        bool by_source, size_t *told)
{
    for (size_t i = 0; i < n; i++) {
        const struct vsd_set *set = hits[i].what;
        if (set->kind == VSD_SET_CLAIMS && (*told)++ < MOST_TOLD)
            tell_claim(asking, set, by_source ? &hits[i] : NULL);
    }
}

/* What excludes it, whoever does; of several entries of a writer the first. */
static void tell_exclusions(struct vsd_asking *asking, const struct vsd_file_hit *hits, size_t n,
                            const struct vsd_file_decision *decision)
{
    const struct vsd_owner *last[VSD_SET_NOT_TO_BACKUP + 1] = {NULL};
    for (size_t i = 0; i < n; i++) {
        const struct vsd_set *set = hits[i].what;
        if (set->kind == VSD_SET_CLAIMS || last[set->kind] == set->owner)
            continue;
        last[set->kind] = set->owner;
        if (set->kind == VSD_SET_EXCLUDES && set == decision->against)
            vsd_ask(asking, "Does the writer exclude it?", EXCLUDES, document_of(set),
                    &set->set->at, "%s does, which wins over its file sets: %s", writer_of(set),
                    text_of(asking, set));
        else if (set->kind == VSD_SET_EXCLUDES)
            vsd_ask(asking, "Does a writer exclude it?", EXCLUDES, document_of(set), &set->set->at,
                    "%s does, for its own file sets: %s", writer_of(set), text_of(asking, set));
        else if (set->kind == VSD_SET_NOT_TO_BACKUP)
            vsd_ask(asking, "Does the registry exclude it?", REGISTRY, NULL, NULL,
                    "FilesNotToBackup does, which removes it from what writers give, as the page has "
                    "it; some products pass over it for files of writers: %s",
                    set->by);
        else if (set->set != NULL)
            vsd_ask(asking, "Is it taken out of the shadow copy?", FROM_SNAPSHOT, document_of(set),
                    &set->set->at, "%s means to delete it there, if it can: %s", writer_of(set),
                    text_of(asking, set));
        else
            vsd_ask(asking, "Is it taken out of the shadow copy?", FROM_SNAPSHOT, NULL, NULL,
                    "FilesNotToSnapshot names it, to be deleted there if that can be done: %s",
                    set->by);
    }
}

/* What excludes the path that a file at an alternate path counts as. */
static void tell_exclusion_elsewhere(struct vsd_asking *asking, const struct vsd_file_hit *hits,
                                     size_t n, const struct vsd_set *against)
{
    for (size_t i = 0; i < n; i++)
        if (hits[i].what == against)
            return; /* told */
    if (against != NULL && against->kind == VSD_SET_EXCLUDES)
        vsd_ask(asking, "Does the writer exclude it?", EXCLUDES, document_of(against),
                &against->set->at, "%s excludes the path that it counts as: %s",
                writer_of(against), text_of(asking, against));
    else if (against != NULL)
        vsd_ask(asking, "Does the registry exclude it?", REGISTRY, NULL, NULL,
                "FilesNotToBackup excludes the path that it counts as: %s", against->by);
}

/* ---- whether it is there ---- */

struct search {
    struct vsd_file_finder *finder;
    bool found;
};

static bool compare(void *context, const char *path)
{
    struct search *search = context;
    const struct vsd_file_hit *hits;
    size_t n;
    search->found = vsd_file_find(search->finder, path, &hits, &n) && n > 0;
    return !search->found;
}

enum there { UNKNOWN, NOT_THERE, THERE };

/* Whether the host has the file, under whichever name of its volume. */
static enum there find_file(struct vsd_asking *asking, const char *path)
{
    const struct vssdoc_select_options *options = asking->planning.options;
    struct vsd_file_index index = {.drives = &asking->decider->drives};
    struct vsd_file_finder finder = {.index = &index};
    struct search search = {.finder = &finder};
    const char *last = strrchr(path, '\\');
    const char *folder =
        last != NULL ? vsd_arena_copy(&asking->scratch, path, (size_t)(last - path)) : NULL;
    bool enough = folder != NULL && vsd_file_index_add(&index, folder, last + 1, false, "it");
    enum vssdoc_status status =
        enough ? vssdoc_host_walk(options->host, compare, &search, NULL) : VSSDOC_OK;
    asking->no_memory = asking->no_memory || !enough || status == VSSDOC_NO_MEMORY;
    vsd_file_finder_free(&finder);
    vsd_file_index_free(&index);
    if (search.found)
        return THERE;
    return vsd_is_covered(options->host, &asking->decider->drives, &asking->scratch, path,
                          false)
               ? NOT_THERE
               : UNKNOWN;
}

static void tell_source(struct vsd_asking *asking, const char *path,
                        const struct vsd_file_decision *decision)
{
    const struct vsd_set *claim = decision->claim;
    bool elsewhere = decision->included && claim->source != NULL && decision->held_as == NULL;
    if (!decision->included || vsd_same_text(decision->source_path, path))
        return;
    vsd_ask(asking, "Where does the backup read it?", elsewhere ? ALTERNATE : NULL,
            document_of(claim), &claim->set->at, "%s%s", decision->source_path,
            elsewhere ? ", the file set's alternate path, even if it is here as well" : "");
}

/* Whether it is where the backup reads it. */
static enum there tell_existence(struct vsd_asking *asking, const char *path,
                                 const struct vsd_file_decision *decision)
{
    static const char *const answers[] = {
        [UNKNOWN] = ("nobody knows: its volume or folder is not among what was given, or could not "
                     "be read"),
        [NOT_THERE] = "no, not among the files given",
        [THERE] = "yes, among the files given"};
    static const char *const elsewhere[] = {
        [UNKNOWN] = "nobody knows", [NOT_THERE] = "no", [THERE] = "yes"};
    if (asking->planning.options->host == NULL || strrchr(path, '\\') == NULL)
        return UNKNOWN;
    enum there there = find_file(asking, path);
    vsd_ask(asking, "Is it there?", NULL, NULL, NULL, "%s", answers[there]);
    if (!decision->included || decision->claim->source == NULL || decision->held_as != NULL)
        return there;
    there = find_file(asking, decision->source_path);
    vsd_ask(asking, "Is it there where the backup reads it?", ALTERNATE, NULL, NULL, "%s: %s",
            elsewhere[there], decision->source_path);
    return there;
}

/* ---- the backup as a whole ---- */

static bool is_of_volumes(const struct vsd_asking *asking)
{
    const struct vssdoc_backup_components *bcd = asking->planning.capture->backup_components;
    return bcd != NULL && bcd->select_components == 0;
}

static void tell_mode(struct vsd_asking *asking)
{
    const struct vssdoc_backup_components *bcd = asking->planning.capture->backup_components;
    if (is_of_volumes(asking))
        vsd_ask(asking, "Is the backup in component mode?", "vss-backup-state.md", bcd->document,
                &bcd->at, "no: whole volumes were backed up, and components mean nothing");
}

/* Whether the BCD names a writer of which no WMD here tells the files. */
static bool tell_unread(struct vsd_asking *asking)
{
    const struct vssdoc_capture *capture = asking->planning.capture;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
    while (e != NULL && (e->components == NULL || vssdoc_writer_of(capture, e, NULL) != NULL))
        e = e->next;
    if (e == NULL)
        return false;
    const char *name = vssdoc_entry_name(capture, e);
    vsd_ask(asking, "Are the files of all components in the backup known?",
            "use-of-components-by-the-requestor.md", bcd->document, &e->at,
            "no, not those of %s, whose WMD is not here: the file may be one of them",
            name != NULL ? name : e->writer_id.spelling != NULL ? e->writer_id.spelling : "a writer");
    return true;
}

/* ---- the answer ---- */

/* unread: some of the components in the backup have files that are not known. */
static void conclude(struct vsd_asking *asking, const struct vsd_file_decision *decision,
                     enum there there, bool unread)
{
    const char *if_there = there == UNKNOWN ? ", if it existed" : "";
    if (!decision->included && is_of_volumes(asking)) {
        vsd_conclude(asking, false,
                     "In no component of the backup; but it is one of whole volumes, and may hold it.");
        return;
    }
    switch (decision->reason) {
    case VSSDOC_FILE_INCLUDED:
    case VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT:
        break;
    case VSSDOC_FILE_EXCLUDED_BY_WRITER:
        vsd_conclude(asking, false, "Not in the backup: %s excludes it.",
                     decision->claim != NULL ? "its writer" : writer_of(decision->against));
        return;
    case VSSDOC_FILE_EXCLUDED_BY_REGISTRY:
        vsd_conclude(asking, false, "Not in the backup: the registry excludes it.");
        return;
    case VSSDOC_FILE_NOT_IN_BACKUP_TYPE:
        vsd_conclude(asking, false, "Not in the backup: this type of backup does not need it.");
        return;
    case VSSDOC_FILE_COMPONENT_NOT_INCLUDED:
        vsd_conclude(asking, false, "Not in the backup: its component is not.");
        return;
    default:
        vsd_conclude(
            asking, false,
            "Not in the backup of any component%s; a backup of the whole volume may hold it.",
            unread ? " whose files are known" : "");
        return;
    }
    if (decision->included && there == NOT_THERE)
        vsd_conclude(asking, false, "Not in the backup, as it is not there; %s would hold it.",
                     decision->claim->owner->component);
    else if (decision->held_as != NULL)
        vsd_conclude(asking, true, "In the backup as %s, with %s%s.", decision->held_as,
                     decision->claim->owner->component, if_there);
    else if (decision->included)
        vsd_conclude(asking, true, "In the backup, with %s%s%s.", decision->claim->owner->component,
                     if_there,
                     decision->shadow != NULL ? ", unless it was deleted from the shadow copy"
                                              : "");
    else
        vsd_conclude(
            asking, false,
            "Not in the backup of any component, and not in the shadow copy if it could be "
            "deleted there.");
}

/* A folder as its volume and what lies below; the volume is NULL where its name is not known. */
struct folder {
    const struct vsd_drive *drive;
    const char *path;
};

static struct folder folder_of(struct vsd_asking *asking, const char *path)
{
    if (!vsd_winpath_is_clean(path)) {
        char *clean = vsd_arena_alloc(&asking->scratch, strlen(path) + 2);
        asking->no_memory = asking->no_memory || clean == NULL;
        if (clean == NULL)
            return (struct folder){NULL, ""};
        vsd_winpath_clean(path, clean);
        path = clean;
    }
    size_t root;
    const struct vsd_drive *drive = vsd_drive_find(&asking->decider->drives, path, &root);
    path += drive != NULL ? root : 0;
    return (struct folder){drive, path + (drive != NULL ? strspn(path, "\\") : 0)};
}

/* With and without a backslash at the end. */
static bool same_folder(const struct folder *a, const struct folder *b)
{
    const char *rest = vsd_rest_folded(a->path, b->path);
    rest = rest != NULL ? rest : vsd_rest_folded(b->path, a->path);
    return a->drive == b->drive && rest != NULL && rest[strspn(rest, "\\")] == '\0';
}

/* Of a path that no file set means: whether file sets mean what lies in it. */
static bool tell_folder(struct vsd_asking *asking, const char *path)
{
    struct vsd_set *const *sets = asking->decider->sets.items;
    const struct folder asked = folder_of(asking, path);
    size_t told = 0;
    bool held = false;
    for (size_t i = 0; i < asking->decider->sets.n; i++) {
        const struct vsd_set *set = sets[i];
        if (set->kind != VSD_SET_CLAIMS || set->folder == NULL)
            continue;
        const struct folder folder = folder_of(asking, set->folder);
        if (!same_folder(&asked, &folder))
            continue;
        held = held || (set->file_set != SIZE_MAX && set->needed);
        if (told++ < MOST_TOLD)
            tell_claim(asking, set, NULL);
    }
    if (told > MOST_TOLD)
        vsd_ask(asking, "Do more file sets mean it?", SETS, NULL, NULL, "%zu more",
                told - MOST_TOLD);
    if (held)
        vsd_conclude(asking, true,
                     "As a folder: the backup holds what these file sets mean in it.");
    else if (told > 0)
        vsd_conclude(asking, false, "Not in the backup: the file sets of this folder are not.");
    return told > 0;
}

void vsd_why_file(struct vsd_asking *asking, const char *path)
{
    const struct vsd_file_hit *by_folder, *by_source;
    size_t n_by_folder, n_by_source, told = 0;
    struct vsd_file_decision decision;
    if (!vsd_file_decide(asking->decider, path, false, &decision) ||
        !vsd_decider_sets(asking->decider, path, &by_folder, &n_by_folder, &by_source,
                          &n_by_source)) {
        asking->no_memory = true;
        return;
    }
    tell_claims(asking, by_folder, n_by_folder, false, &told);
    tell_claims(asking, by_source, n_by_source, true, &told);
    if (told > MOST_TOLD)
        vsd_ask(asking, "Do more file sets mean it?", SETS, NULL, NULL, "%zu more",
                told - MOST_TOLD);
    tell_mode(asking);
    if (told == 0 && tell_folder(asking, path))
        return;
    if (told == 0)
        vsd_ask(asking, "Which file set means it?", SETS, NULL, NULL, "none of any writer here");
    tell_exclusions(asking, by_folder, n_by_folder, &decision);
    tell_exclusion_elsewhere(asking, by_folder, n_by_folder, decision.against);
    tell_source(asking, path, &decision);
    bool unread = !decision.included && tell_unread(asking);
    conclude(asking, &decision, tell_existence(asking, path, &decision), unread);
}

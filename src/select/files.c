/* Files of the machine in a selection: what decides about them is put together while the selection
 * is made, and each file is decided as it is met. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/keep.h"
#include "base/text.h"
#include "base/winpath.h"
#include "host/host.h"
#include "model/backup.h"
#include "model/need.h"
#include "select/covered.h"
#include "select/gather.h"

enum { CREATED_DURING_BACKUP = 0x10000 }; /* VSS_FSBT_CREATED_DURING_BACKUP */

/* ---- putting together ---- */

static void free_decider(struct vsd_decider *decider)
{
    vsd_decider_free(decider);
    free(decider);
}

void vsd_gather_decider(struct vsd_gathering *gathering)
{
    const struct vsd_planning *planning = &gathering->planning;
    const struct vsd_drives_told told = {planning->options->volumes, planning->options->mounts};
    struct vsd_decider *decider = calloc(1, sizeof *decider);
    gathering->decider = decider;
    gathering->selection->decider = decider;
    gathering->selection->free_decider = free_decider;
    bool enough = decider != NULL;
    if (enough) {
        vsd_decider_begin(decider);
        enough = vsd_drives_make(&decider->drives, planning->capture, &told);
    }
    for (const char *const *d = planning->options->devices; enough && d != NULL && *d != NULL; d++)
        enough = vsd_decider_device(decider, *d);
    gathering->no_memory = gathering->no_memory || !enough;
}

static const char *keep(struct vsd_gathering *gathering, const char *text)
{
    return vsd_keep_text(&gathering->decider->arena, text, &gathering->no_memory);
}

/* A path with its variables replaced, which lasts; *unresolved is set where one has no value. */
static const char *expand(struct vsd_gathering *gathering, const char *path, bool *unresolved)
{
    struct vsd_expanded expanded;
    if (path == NULL)
        return NULL;
    if (!vsd_expand(&gathering->planning.environment, &gathering->decider->arena, path,
                    &expanded)) {
        gathering->no_memory = true;
        return NULL;
    }
    *unresolved = *unresolved || expanded.unresolved;
    return expanded.path == path ? keep(gathering, path) : expanded.path;
}

/* "C:\folder\*.tmp": what messages call a set. */
static const char *called(struct vsd_gathering *gathering, const struct vssdoc_file_set *set)
{
    size_t length = set->path != NULL ? strlen(set->path) : 0;
    bool ends = length > 0 && set->path[length - 1] == '\\';
    const char *text =
        vsd_arena_printf(&gathering->decider->arena, "%s%s%s", set->path != NULL ? set->path : "",
                         ends ? "" : "\\", set->filespec != NULL ? set->filespec : "");
    gathering->no_memory = gathering->no_memory || text == NULL;
    return text;
}

static struct vsd_owner *owner_of(struct vsd_gathering *gathering,
                                  const struct vssdoc_writer *writer,
                                  const struct vssdoc_component *component)
{
    struct vsd_owner *owner = vsd_arena_alloc(&gathering->decider->arena, sizeof *owner);
    if (owner == NULL) {
        gathering->no_memory = true;
        return NULL;
    }
    *owner = (struct vsd_owner){.number = gathering->n_writers, .in = writer, .of = component};
    if (writer != NULL) {
        owner->writer_id =
            vsd_keep_guid(&gathering->decider->arena, &writer->writer_id, &gathering->no_memory);
        owner->writer = keep(gathering, writer->name);
        owner->type = vsd_backup_type_name(vsd_type_for(gathering->planning.capture, writer,
                                                        vsd_planned_type(&gathering->planning)));
    }
    owner->component = keep(gathering, component != NULL ? component->full_path : NULL);
    return owner;
}

static void add(struct vsd_gathering *gathering, struct vsd_set *set)
{
    if (!gathering->no_memory)
        gathering->no_memory = !vsd_decider_add(gathering->decider, set);
}

static struct vsd_set *begin(struct vsd_gathering *gathering, enum vsd_set_kind kind,
                             const struct vsd_owner *owner)
{
    struct vsd_set *set = vsd_decider_set(gathering->decider);
    if (set == NULL) {
        gathering->no_memory = true;
        return NULL;
    }
    set->kind = kind;
    set->owner = owner;
    set->file_set = SIZE_MAX;
    return set;
}

static void gather_list(struct vsd_gathering *gathering, const struct vsd_owner *owner,
                        enum vsd_set_kind kind, const struct vssdoc_file_set *list)
{
    for (; list != NULL && !gathering->no_memory; list = list->next) {
        struct vsd_set *set = begin(gathering, kind, owner);
        bool unresolved = false;
        if (set == NULL)
            return;
        set->folder = expand(gathering, list->path, &unresolved);
        set->filespec = keep(gathering, list->filespec);
        set->recursive = list->recursive == 1;
        set->by = called(gathering, list);
        set->set = list;
        add(gathering, set);
    }
}

void vsd_gather_excludes(struct vsd_gathering *gathering, const struct vssdoc_writer *writer)
{
    gathering->n_writers++;
    if (gathering->decider == NULL ||
        (writer->exclude_files == NULL && writer->exclude_files_from_snapshot == NULL))
        return;
    const struct vsd_owner *owner = owner_of(gathering, writer, NULL);
    gather_list(gathering, owner, VSD_SET_EXCLUDES, writer->exclude_files);
    gather_list(gathering, owner, VSD_SET_LEAVES_SHADOW, writer->exclude_files_from_snapshot);
}

static void gather_claim(struct vsd_gathering *gathering, const struct vsd_owner *owner,
                         const struct vssdoc_file_set *list, size_t file_set, uint32_t bit)
{
    struct vsd_set *set = begin(gathering, VSD_SET_CLAIMS, owner);
    bool unresolved = false;
    if (set == NULL)
        return;
    set->folder = expand(gathering, list->path, &unresolved);
    set->source = expand(gathering, list->alternate_path, &unresolved);
    set->filespec = keep(gathering, list->filespec);
    set->recursive = list->recursive == 1;
    set->by = called(gathering, list);
    set->set = list;
    set->file_set = file_set;
    const struct vssdoc_selected_file_set *selected = gathering->file_sets.items;
    bool whole = bit == 0 || vsd_set_needed(list, bit); /* else perhaps what changed of it */
    set->needed = file_set != SIZE_MAX ? selected[file_set].needed : whole;
    bool placed = set->folder != NULL && vsd_winpath_kind(set->folder) != VSD_PATH_RELATIVE;
    set->must_exist = file_set != SIZE_MAX && whole && !unresolved && placed &&
                      list->filespec != NULL && *list->filespec != '\0' &&
                      !vsd_has_wildcard(list->filespec) &&
                      (list->backup_type < 0 || (list->backup_type & CREATED_DURING_BACKUP) == 0);
    gathering->selection->public.n_unresolved += file_set != SIZE_MAX && unresolved;
    add(gathering, set);
}

void vsd_gather_claims(struct vsd_gathering *gathering, const struct vssdoc_writer *writer,
                       const struct vssdoc_component *component, size_t first_file_set)
{
    if (gathering->decider == NULL || gathering->no_memory || component->file_sets == NULL)
        return;
    const struct vsd_owner *owner = owner_of(gathering, writer, component);
    uint32_t bit = vsd_type_bit(gathering->planning.capture, writer,
                                vsd_planned_type(&gathering->planning));
    size_t file_set = first_file_set;
    for (const struct vssdoc_file_set *s = component->file_sets; s != NULL && !gathering->no_memory;
         s = s->next) {
        gather_claim(gathering, owner, s, file_set, bit);
        file_set += file_set != SIZE_MAX;
    }
}

/* ---- the registry ---- */

/* Whether a component of a writer of that name is in the backup. */
static bool takes_part(const struct vsd_gathering *gathering, const char *name)
{
    const struct vssdoc_selected_component *c = gathering->components.items;
    for (size_t i = 0; i < gathering->components.n; i++)
        if (c[i].inclusion != VSSDOC_NOT_INCLUDED && vsd_equal_folded(c[i].writer, name))
            return true;
    return false;
}

static void ignore(struct vsd_gathering *gathering, const char *name)
{
    const char **ignored = gathering->registry_ignored.items;
    for (size_t i = 0; i < gathering->registry_ignored.n; i++)
        if (vsd_equal_folded(ignored[i], name))
            return;
    const char **added = vsd_list_add(&gathering->registry_ignored);
    if (added != NULL)
        *added = vsd_gather_text(gathering, name);
    else
        gathering->no_memory = true;
}

/* Splits "[drive][path]\name[ /s]" (registry-keys-for-backup-and-restore.md) into a set; false when
 * the string names no place that is known. $AllVolumes$ is FilesNotToSnapshot's
 * (excluding-files-from-shadow-copies.md). */
static bool split(struct vsd_gathering *gathering, const char *text, struct vsd_set *set)
{
    static const char all_volumes[] = "$AllVolumes$", below[] = "/s";
    const char *rest = vsd_rest_folded(text, all_volumes);
    bool unresolved = false;
    size_t length;
    text = rest != NULL ? rest : text;
    text += strspn(text, " ");
    length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    if (length > 2 && text[length - 3] == ' ' &&
        vsd_rest_folded(text + length - 2, below) != NULL) {
        set->recursive = true;
        for (length -= 2; length > 0 && text[length - 1] == ' ';)
            length--;
    }
    char *path = vsd_arena_copy(&gathering->decider->arena, text, length);
    const char *expanded = path != NULL ? expand(gathering, path, &unresolved) : NULL;
    char *last = expanded != NULL ? strrchr(expanded, '\\') : NULL;
    if (last == NULL || unresolved || last[1] == '\0' || strchr(expanded, '$') == expanded)
        return false;
    enum vsd_winpath_kind kind = vsd_winpath_kind(expanded);
    if (kind == VSD_PATH_RELATIVE || kind == VSD_PATH_DEVICE)
        return false;
    /* a file right below the root keeps the backslash: "\pagefile.sys" is on every volume */
    size_t folder = last == expanded ? 1 : (size_t)(last - expanded);
    set->folder = vsd_arena_copy(&gathering->decider->arena, expanded, folder);
    set->filespec = last + 1;
    return set->folder != NULL;
}

/* What is named may be a folder: then all that is in it is meant. */
static void add_as_folder(struct vsd_gathering *gathering, const struct vsd_set *named)
{
    struct vsd_set *set = begin(gathering, named->kind, named->owner);
    if (set == NULL || vsd_has_wildcard(named->filespec))
        return;
    size_t length = strlen(named->folder);
    set->folder = vsd_arena_printf(&gathering->decider->arena, "%s%s%s", named->folder,
                                   named->folder[length - 1] == '\\' ? "" : "\\", named->filespec);
    set->filespec = "*";
    set->recursive = true;
    set->by = named->by;
    gathering->no_memory = gathering->no_memory || set->folder == NULL;
    add(gathering, set);
}

void vsd_gather_registry(struct vsd_gathering *gathering)
{
    const struct vssdoc_registry *registry = gathering->planning.options->registry;
    if (gathering->decider == NULL || registry == NULL)
        return;
    gathering->n_writers++;
    const struct vsd_owner *owner = owner_of(gathering, NULL, NULL);
    for (size_t i = 0; i < registry->n_values && !gathering->no_memory; i++) {
        const struct vssdoc_registry_value *value = &registry->values[i];
        if (value->key == VSSDOC_KEYS_NOT_TO_RESTORE)
            continue;
        bool backup = value->key == VSSDOC_FILES_NOT_TO_BACKUP;
        if (backup && takes_part(gathering, value->name)) {
            ignore(gathering, value->name);
            continue;
        }
        struct vsd_set *set =
            begin(gathering, backup ? VSD_SET_NOT_TO_BACKUP : VSD_SET_LEAVES_SHADOW, owner);
        if (set == NULL)
            return;
        if (!split(gathering, value->text, set)) {
            gathering->selection->public.n_registry_unused++;
            continue;
        }
        set->by = vsd_arena_printf(&gathering->decider->arena, "%s: %s", value->name, value->text);
        gathering->no_memory = gathering->no_memory || set->by == NULL;
        add(gathering, set);
        add_as_folder(gathering, set);
    }
}

/* ---- deciding about all of them ---- */

struct walk {
    struct vsd_selection *selection;
    vssdoc_selected_file_fn *each;
    void *context;
    bool no_memory;
};

static const char *decided_by(const struct vsd_file_decision *decision)
{
    const struct vsd_owner *owner = decision->claim != NULL ? decision->claim->owner : NULL;
    switch (decision->reason) {
    case VSSDOC_FILE_NOT_IN_BACKUP_TYPE:
        return owner != NULL ? owner->type : NULL;
    case VSSDOC_FILE_COMPONENT_NOT_INCLUDED:
        return owner != NULL ? owner->component : NULL;
    case VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT:
        return decision->shadow != NULL ? decision->shadow->by : NULL;
    case VSSDOC_FILE_UNCLAIMED:
        return NULL;
    default:
        return decision->against != NULL ? decision->against->by
               : decision->claim != NULL ? decision->claim->by
                                         : NULL;
    }
}

static void count(struct vssdoc_selection *public, const struct vssdoc_selected_file *file)
{
    public->files_by_reason[file->reason]++;
    public->files_included += file->included;
    public->files_unclaimed += file->reason == VSSDOC_FILE_UNCLAIMED;
    public->files_excluded += !file->included && file->reason != VSSDOC_FILE_UNCLAIMED;
    public->files_claimed_twice += file->claims > 1;
    public->files_read_elsewhere += file->held_as != NULL;
}

static bool meet(void *context, const char *path)
{
    struct walk *walk = context;
    struct vsd_file_decision decision;
    if (!vsd_file_decide(walk->selection->decider, path, true, &decision)) {
        walk->no_memory = true;
        return false;
    }
    const struct vsd_owner *owner = decision.claim != NULL     ? decision.claim->owner
                                    : decision.against != NULL ? decision.against->owner
                                    : decision.shadow != NULL  ? decision.shadow->owner
                                                               : NULL;
    const struct vssdoc_selected_file file = {
        .path = path,
        .writer_id = owner != NULL ? owner->writer_id : NULL,
        .writer = owner != NULL ? owner->writer : NULL,
        .component = owner != NULL ? owner->component : NULL,
        .included = decision.included,
        .reason = decision.reason,
        .by = decided_by(&decision),
        .source_path = decision.source_path,
        .held_as = decision.held_as,
        .removed_by = decision.shadow != NULL ? decision.shadow->by : NULL,
        .file_set = decision.claim != NULL ? decision.claim->file_set : SIZE_MAX,
        .claims = decision.claims,
        .also_writer = decision.second != NULL ? decision.second->owner->writer : NULL,
        .also_component = decision.second != NULL ? decision.second->owner->component : NULL};
    count(&walk->selection->public, &file);
    return walk->each(walk->context, &file);
}

/* ---- what is missing ---- */

static struct vsd_key missing_key(const struct vsd_set *set)
{
    struct vsd_key_maker maker;
    const struct vsd_key folder = vsd_winpath_key(set->source != NULL ? set->source : set->folder);
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &set->owner, sizeof(const void *));
    vsd_key_bytes(&maker, &folder, sizeof folder);
    vsd_key_folded(&maker, set->filespec, strlen(set->filespec));
    return vsd_key_end(&maker);
}

/* A file that something leaves out need not be there. */
static bool is_missed(struct vsd_selection *selection, const struct vsd_set *set, bool *enough)
{
    struct vsd_file_decision decision;
    const char *path =
        vsd_arena_printf(&selection->decider->arena, "%s\\%s", set->folder, set->filespec);
    *enough = path != NULL && vsd_file_decide(selection->decider, path, false, &decision);
    return *enough && decision.included && decision.shadow == NULL;
}

static bool add_missing(struct vsd_selection *selection, const struct vsd_set *set,
                        struct vsd_list *list)
{
    const char *folder = set->source != NULL ? set->source : set->folder;
    size_t length = strlen(folder), root;
    struct vssdoc_missing_file *missing = vsd_list_add(list);
    if (missing == NULL)
        return false;
    const struct vsd_drive *drive = vsd_drive_find(&selection->decider->drives, folder, &root);
    *missing = (struct vssdoc_missing_file){
        .writer_id = set->owner->writer_id,
        .writer = set->owner->writer,
        .component = set->owner->component,
        .path =
            vsd_arena_printf(&selection->arena, "%s%s%s", folder,
                             length > 0 && folder[length - 1] == '\\' ? "" : "\\", set->filespec),
        .volume = drive != NULL ? drive->name : NULL};
    return missing->path != NULL;
}

static bool find_missing(struct vsd_selection *selection, struct vsd_list *list)
{
    struct vsd_set *const *sets = selection->decider->sets.items;
    struct vsd_keymap seen = {.is_set = true};
    bool enough = true;
    for (size_t i = 0; i < selection->decider->sets.n && enough; i++) {
        bool is_new = false;
        const struct vsd_set *set = sets[i];
        if (set->kind != VSD_SET_CLAIMS || !set->must_exist || set->matched > 0 ||
            set->matched_at_path > 0 || set->folder == NULL ||
            !vsd_is_covered(selection->host, &selection->decider->drives,
                            &selection->decider->arena,
                            set->source != NULL ? set->source : set->folder, set->recursive))
            continue;
        enough = vsd_keymap_add(&seen, missing_key(set), &is_new) != NULL;
        if (enough && is_new && is_missed(selection, set, &enough))
            enough = add_missing(selection, set, list);
    }
    vsd_keymap_free(&seen);
    return enough;
}

static void tell_matched(struct vsd_selection *selection)
{
    struct vsd_set *const *sets = selection->decider->sets.items;
    struct vssdoc_selected_file_set *file_sets =
        (struct vssdoc_selected_file_set *)(uintptr_t)selection->public.file_sets;
    for (size_t i = 0; i < selection->decider->sets.n; i++)
        if (sets[i]->file_set != SIZE_MAX)
            file_sets[sets[i]->file_set].matched =
                (int64_t)(sets[i]->matched > 0 ? sets[i]->matched : sets[i]->matched_at_path);
}

enum vssdoc_status vssdoc_selection_files(struct vssdoc_selection *public,
                                          vssdoc_selected_file_fn *each, void *context,
                                          struct vssdoc_error *error)
{
    struct vsd_selection *selection = (struct vsd_selection *)public;
    struct walk walk = {.selection = selection, .each = each, .context = context};
    if (selection->host == NULL || selection->decider == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, public->source, "the selection has no files");
    enum vssdoc_status status = vssdoc_host_walk(selection->host, meet, &walk, error);
    if (walk.no_memory)
        return vsd_no_memory(error, public->source);
    if (status != VSSDOC_OK)
        return status;
    vsd_decider_settle(selection->decider);
    struct vsd_list list = {.size = sizeof(struct vssdoc_missing_file)};
    bool enough = find_missing(selection, &list);
    public->n_missing = list.n;
    public->missing = vsd_list_keep(&list, &selection->arena, &enough);
    tell_matched(selection);
    return enough ? VSSDOC_OK : vsd_no_memory(error, public->source);
}

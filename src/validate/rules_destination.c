/* Rules about other places: where mappings, new and directed targets lead to, and where a backup
 * reads instead of a file set's own path. */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/key.h"
#include "base/winpath.h"
#include "model/backup.h"
#include "model/file_set_text.h"
#include "model/triple.h"
#include "validate/check.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* Behind "\\?\", whose question mark is no wildcard. */
static bool path_has_wildcard(const char *path)
{
    return vsd_has_wildcard(strncmp(path, "\\\\?\\", 4) == 0 ? path + 4 : path);
}

/* What keeps a path from being a place, NULL when nothing does. */
static const char *no_place(const char *path, bool wildcards)
{
    enum vsd_winpath_kind kind = is_empty(path) ? VSD_PATH_EMPTY : vsd_winpath_kind(path);
    return kind == VSD_PATH_EMPTY                 ? NULL
           : kind == VSD_PATH_RELATIVE            ? "a relative path"
           : kind == VSD_PATH_ROOTED              ? "a path without a drive"
           : wildcards && path_has_wildcard(path) ? "a path with a wildcard"
                                                  : NULL;
}

/* ---- of a restore ---- */

static void look_at_places(struct vsd_check *check, const struct vssdoc_file_set *set,
                           const char *what)
{
    char subject[VSD_FILE_SET_TEXT];
    for (; set != NULL; set = set->next) {
        const char *wrong = no_place(set->alternate_path, true);
        if (wrong != NULL)
            vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                       "%s leads to %s, which is no place to restore to: \"%.300s\"", what, wrong,
                       set->alternate_path);
    }
}

static void destination_path(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    char name[VSD_FILE_NAME];
    look_at_places(check, record->new_targets, "the new target");
    look_at_places(check, record->alternate_location_mappings, "the mapping that was used");
    const struct vssdoc_directed_target *t = record->directed_targets;
    for (; t != NULL; t = t->next) {
        const char *wrong = no_place(t->destination_path, false);
        if (wrong != NULL)
            vsd_report(check, &t->at, vsd_file_name(t->source_path, t->source_filename, name),
                       "the directed target leads to %s, which is no place to restore to: "
                       "\"%.300s\"",
                       wrong, t->destination_path);
    }
}
DEFINE_RULE(destination_path, .record = destination_path,
            .public = {.code = "VSS380",
                       .slug = "bcd-destination-path",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "nobody can put files there, or only by guessing the folder",
                       .title = "places to restore to are fully qualified paths without wildcards",
                       .advice = "Pass the full path of a directory, with its drive, volume or "
                                 "share.",
                       .source = "api:bc-addnewtarget; api:c-adddirectedtarget; "
                                 "api:bc-addalternativelocationmapping"});

static void look_for_same(struct vsd_check *check, const struct vssdoc_file_set *set,
                          const char *what)
{
    char subject[VSD_FILE_SET_TEXT];
    for (; set != NULL; set = set->next)
        if (!is_empty(set->path) && !is_empty(set->alternate_path) &&
            vsd_winpath_equal(set->path, set->alternate_path))
            vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                       "%s leads to the very place that the files come from: \"%.300s\"", what,
                       set->path);
}

static void destination_same(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    look_for_same(check, record->new_targets, "the new target");
    look_for_same(check, record->alternate_location_mappings, "the mapping that was used");
}
DEFINE_RULE(destination_same, .record = destination_same,
            .public = {.code = "VSS381",
                       .slug = "bcd-destination-same",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "who asked for another place may not want the files overwritten; as "
                              "a restore in place it is none",
                       .title = "a new place to restore to is another than the old one",
                       .advice = "Correct the new path, or restore to the original place without "
                                 "a new target.",
                       .source = "api:bc-addnewtarget; inferred: a target that changes nothing"});

/* ---- one file set, two destinations ---- */

struct first {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_file_set *set;
};

/* The earlier one of the same triple, NULL when there is none. */
static const struct vssdoc_file_set *first_of(struct vsd_check *check, struct first **all,
                                              const struct vssdoc_file_set *set)
{
    struct first *first = NULL;
    struct vsd_key key = vsd_triple_key(set);
    HASH_FIND(hh, *all, &key, sizeof key, first);
    if (first != NULL)
        return first->set;
    first = vsd_check_alloc(check, sizeof *first);
    if (first == NULL)
        return NULL;
    *first = (struct first){.key = key, .set = set};
    HASH_ADD(hh, *all, key, sizeof key, first);
    if (first->hh.tbl == NULL)
        vsd_check_no_memory(check);
    return NULL;
}

static void look_for_contradiction(struct vsd_check *check, const struct vssdoc_file_set *set,
                                   const char *what)
{
    char subject[VSD_FILE_SET_TEXT];
    struct first *all = NULL;
    for (; set != NULL; set = set->next) {
        if (is_empty(set->path) || is_empty(set->filespec) || is_empty(set->alternate_path))
            continue;
        const struct vssdoc_file_set *first = first_of(check, &all, set);
        if (first != NULL && !vsd_winpath_equal(first->alternate_path, set->alternate_path))
            vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                       "a second %s for %.250s: it leads to \"%.120s\", the first to \"%.120s\"",
                       what, subject, set->alternate_path, first->alternate_path);
    }
    HASH_CLEAR(hh, all);
}

static void destination_contradicted(struct vsd_check *check,
                                     const struct vssdoc_backup_component *record)
{
    look_for_contradiction(check, record->new_targets, "new target");
    look_for_contradiction(check, record->alternate_location_mappings, "used mapping");
}
DEFINE_RULE(destination_contradicted, .record = destination_contradicted,
            .public = {.code = "VSS382",
                       .slug = "bcd-destination-contradicted",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "requester and writer may take different ones, and the writer then "
                              "looks where nothing was restored",
                       .title = "a file set is restored to one place",
                       .advice = "Call AddNewTarget or AddAlternativeLocationMapping once for "
                                 "each file set.",
                       .source = "api:bc-addnewtarget; inferred: no page says which one counts"});

static void mapping_contradicted(struct vsd_check *check, const struct vssdoc_writer *w)
{
    look_for_contradiction(check, w->alternate_location_mappings, "mapping");
}
DEFINE_RULE(mapping_contradicted, .writer = mapping_contradicted,
            .public = {.code = "VSS139",
                       .slug = "wmd-alm-contradicted",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "a requester cannot know which of the places the writer will look in",
                       .title = "the writer maps a file set to one alternate location",
                       .advice = "Have the writer call AddAlternateLocationMapping once for each "
                                 "file set.",
                       .source = "api:cw-addalternatelocationmapping; inferred: no page says which "
                                 "one counts"});

static void mapping_inside(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (set->kind != VSSDOC_ALTERNATE_LOCATION_MAPPING || is_empty(set->path) ||
        is_empty(set->alternate_path))
        return;
    if (vsd_winpath_equal(set->alternate_path, set->path))
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "the mapping leads to the very place that the files come from: \"%.300s\"",
                   set->path);
    else if (set->recursive == 1 && vsd_winpath_within(set->alternate_path, set->path))
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "the mapping leads to \"%.200s\", which is itself one of the folders that it "
                   "maps: the next backup holds what was restored",
                   set->alternate_path);
}
DEFINE_RULE(mapping_inside, .writer_set = mapping_inside,
            .public = {.code = "VSS148",
                       .slug = "wmd-alm-destination-inside",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "files in use, which the mapping is for, are in use there as well",
                       .title = "an alternate location lies apart from the files that are mapped",
                       .advice = "Have the writer map to a directory outside its data.",
                       .source = "api:cw-addalternatelocationmapping; "
                                 "working-with-alternate-locations-during-restore.md"});

/* ---- of a backup ---- */

static void alternate_unusable(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (set->kind != VSSDOC_FILE_LIST || set->alternate_path == NULL)
        return;
    const char *wrong =
        *set->alternate_path == '\0' ? "empty" : no_place(set->alternate_path, false);
    if (wrong != NULL)
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "the alternate path, from which alone a backup reads these files, is %s: "
                   "\"%.300s\"",
                   wrong, set->alternate_path);
}
DEFINE_RULE(alternate_unusable, .file_set = alternate_unusable,
            .public = {.code = "VSS229",
                       .slug = "wmd-alternate-path-unusable",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "requesters read from the alternate path and find nothing; one may "
                              "fall back to the file set's own path",
                       .title = "an alternate path of a file set names a place",
                       .advice = "Have the writer pass a full path to AddFilesToFileGroup, or "
                                 "none.",
                       .source = "working-with-alternate-paths-during-backup.md; "
                                 "api:cw-addfilestofilegroup"});

static void alternate_same(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (set->kind == VSSDOC_FILE_LIST && !is_empty(set->path) && !is_empty(set->alternate_path) &&
        vsd_winpath_equal(set->path, set->alternate_path))
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "the alternate path is the path itself: \"%.300s\"", set->path);
}
DEFINE_RULE(alternate_same, .file_set = alternate_same,
            .public = {.code = "VSS230",
                       .slug = "wmd-alternate-path-same",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "the same files are backed up with it as without it",
                       .title = "an alternate path of a file set is another than its path",
                       .advice = "Check whether the writer means another folder; if not, nothing "
                                 "is to be done.",
                       .source = "working-with-alternate-paths-during-backup.md"});

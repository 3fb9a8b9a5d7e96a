/* Rules about the single items of a record: whether they are complete, and what partial files are
 * called. */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/key.h"
#include "base/winpath.h"
#include "model/backup.h"
#include "model/ranges.h"
#include "validate/check.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* beside is what is known of the same entry. */
static void need(struct vsd_check *check, const struct vssdoc_element *at, const char *what,
                 const char *field, const char *value, const char *beside)
{
    char subject[VSD_FILE_NAME];
    if (value != NULL || !vsd_all_read(at))
        return;
    (void)snprintf(subject, sizeof subject, "%s %.500s", field, beside != NULL ? beside : "");
    vsd_report(check, at, subject, "%s without a %s", what, field);
}

static void incomplete(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next) {
        need(check, &p->at, "a partial file", "path", p->path, p->filename);
        need(check, &p->at, "a partial file", "file name", p->filename, p->path);
    }
    for (const struct vssdoc_differenced_file *d = record->differenced_files; d != NULL;
         d = d->next) {
        need(check, &d->at, "a differenced file", "path", d->path, d->filespec);
        need(check, &d->at, "a differenced file", "filespec", d->filespec, d->path);
    }
    for (const struct vssdoc_directed_target *t = record->directed_targets; t != NULL;
         t = t->next) {
        const char *source = t->source_filename, *destination = t->destination_filename;
        need(check, &t->at, "a directed target", "source path", t->source_path, source);
        need(check, &t->at, "a directed target", "source file name", source, t->source_path);
        need(check, &t->at, "a directed target", "destination path", t->destination_path, source);
        need(check, &t->at, "a directed target", "destination file name", destination, source);
    }
    for (const struct vssdoc_file_set *t = record->new_targets; t != NULL; t = t->next) {
        need(check, &t->at, "a new target", "path", t->path, t->filespec);
        need(check, &t->at, "a new target", "filespec", t->filespec, t->path);
        need(check, &t->at, "a new target", "new path", t->alternate_path, t->filespec);
    }
    for (const struct vssdoc_file_set *m = record->alternate_location_mappings; m != NULL;
         m = m->next)
        need(check, &m->at, "a mapping that was used", "destination", m->alternate_path,
             m->filespec);
}
DEFINE_RULE(incomplete, .record = incomplete,
            .public = {
                .code = "VSS345",
                .slug = "bcd-item-incomplete",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "what is meant cannot be found without it",
                .title = "files, targets and mappings in the BCD are complete",
                .advice = "Save the BCD again; if it was edited, undo that.",
                .source = "api:c-addpartialfile; api:c-adddirectedtarget; api:bc-addnewtarget; "
                          "api:c-adddifferencedfilesbylastmodifytime"});

/* ---- partial files ---- */

static void partial_backslash(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next)
        if (p->filename != NULL && strpbrk(p->filename, "\\/") != NULL)
            vsd_report(check, &p->at, p->filename,
                       "the file name of a partial file holds a folder: \"%.300s\"", p->filename);
}
DEFINE_RULE(partial_backslash, .record = partial_backslash,
            .public = {.code = "VSS333",
                       .slug = "bcd-partial-filename-folder",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "a requester that joins path and name may still find it; one that "
                              "compares names does not",
                       .title = "the file name of a partial file is a name alone",
                       .advice = "The writer must pass the folder as the path of AddPartialFile.",
                       .source = "api:c-addpartialfile"});

struct named {
    UT_hash_handle hh;
    struct vsd_key key;
};

static struct vsd_key file_key(const struct vssdoc_partial_file *p)
{
    struct vsd_key folder = vsd_winpath_key(p->path);
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &folder, sizeof folder);
    vsd_key_folded(&maker, p->filename, strlen(p->filename));
    return vsd_key_end(&maker);
}

/* Whether the file was named before; remembers it if not. */
static bool is_named(struct vsd_check *check, struct named **all,
                     const struct vssdoc_partial_file *p)
{
    struct named *named = NULL;
    struct vsd_key key = file_key(p);
    HASH_FIND(hh, *all, &key, sizeof key, named);
    if (named != NULL)
        return true;
    named = vsd_check_alloc(check, sizeof *named);
    if (named == NULL)
        return false;
    named->key = key;
    HASH_ADD(hh, *all, key, sizeof key, named);
    if (named->hh.tbl == NULL)
        vsd_check_no_memory(check);
    return false;
}

static void partial_twice(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    struct named *all = NULL;
    char name[VSD_FILE_NAME];
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next)
        if (!is_empty(p->path) && !is_empty(p->filename) && is_named(check, &all, p))
            vsd_report(check, &p->at, vsd_file_name(p->path, p->filename, name),
                       "a second list of ranges for the same partial file: \"%s\"", name);
    HASH_CLEAR(hh, all);
}
DEFINE_RULE(partial_twice, .record = partial_twice,
            .public = {.code = "VSS346",
                       .slug = "bcd-partial-twice",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "a requester may take either list, or both",
                       .title = "a partial file is named once",
                       .advice = "The writer should put all ranges of a file into one call of "
                                 "AddPartialFile.",
                       .source = "inferred: api:c-addpartialfile takes all ranges of a file"});

static void range_empty(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    char name[VSD_FILE_NAME];
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next) {
        struct vsd_arena arena = {0};
        struct vsd_ranges ranges;
        size_t i = 0;
        if (!vsd_ranges_parse(&arena, p->ranges, &ranges)) {
            vsd_check_no_memory(check);
            return;
        }
        while (ranges.kind == VSD_RANGES_LIST && i < ranges.n && ranges.list[i].length > 0)
            i++;
        if (ranges.kind == VSD_RANGES_LIST && i < ranges.n)
            vsd_report(check, &p->at, vsd_file_name(p->path, p->filename, name),
                       "range %zu has no bytes: %llu:0 of \"%.300s\"", i + 1,
                       (unsigned long long)ranges.list[i].offset, name);
        vsd_arena_free(&arena);
    }
}
DEFINE_RULE(range_empty, .record = range_empty,
            .public = {.code = "VSS334",
                       .slug = "bcd-range-empty",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "nothing is copied for it: harmless, or a length that got lost",
                       .title = "every range of a partial file has bytes",
                       .advice = "The writer should leave such ranges out; compare with the file "
                                 "where the lengths come from.",
                       .source = "inferred: working-with-partial-files.md shows only lengths above "
                                 "0"});

/* Rules about what a backup of changes holds, and about ranges, which directed targets have too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/filetime.h"
#include "base/key.h"
#include "base/winpath.h"
#include "model/backup.h"
#include "model/ranges.h"
#include "validate/check.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

static int backup_type(const struct vsd_check *check)
{
    return check->capture->backup_components->backup_type;
}

/* ---- partial files ---- */

static void partial_support(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    char name[VSD_FILE_NAME];
    if (check->capture->backup_components->partial_file_support != 0)
        return;
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next)
        vsd_report(check, &p->at, vsd_file_name(p->path, p->filename, name),
                   "a partial file, though the requester said that it supports none "
                   "(partialFileSupport is \"no\"): \"%s\"",
                   name);
}
DEFINE_RULE(partial_support, .record = partial_support,
            .public = {.code = "VSS335",
                       .slug = "bcd-partial-without-support",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "such a requester copies the whole file or nothing, not the ranges",
                       .title = "writers name partial files only to requesters that support them",
                       .advice = "The writer must ask IsPartialFileSupportEnabled and fall back to "
                                 "whole files.",
                       .source = "working-with-partial-files.md; api:c-addpartialfile"});

static void partial_wildcard(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    char name[VSD_FILE_NAME];
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next)
        if ((p->filename != NULL && vsd_has_wildcard(p->filename)) ||
            (p->path != NULL && vsd_has_wildcard(p->path)))
            vsd_report(check, &p->at, vsd_file_name(p->path, p->filename, name),
                       "a partial file is one file, but this has a wildcard: \"%s\"", name);
}
DEFINE_RULE(partial_wildcard, .record = partial_wildcard,
            .public = {.code = "VSS336",
                       .slug = "bcd-partial-filename-wildcard",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "ranges of bytes belong to one file",
                       .title = "partial files are named without wildcards",
                       .advice = "The writer must add one partial file for each file.",
                       .source = "api:c-addpartialfile; working-with-partial-files.md"});

/* Differenced files by folder; those of one folder in a list, exact names in a table. */
struct pattern {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_differenced_file *file;
    struct pattern *next;
};
struct patterns {
    struct vsd_arena arena;
    struct pattern *exact, *folders;
};

enum {
    FOLDERS = 64, /* so many folders above a file are looked at */
    PATTERNS = 64 /* and so many patterns of each */
};

static struct vsd_key exact_key(const char *path, const char *name)
{
    struct vsd_key folder = vsd_winpath_key(path);
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &folder, sizeof folder);
    vsd_key_folded(&maker, name, strlen(name));
    return vsd_key_end(&maker);
}

static struct pattern *find_pattern(struct pattern *table, struct vsd_key key)
{
    struct pattern *found = NULL;
    HASH_FIND(hh, table, &key, sizeof key, found);
    return found;
}

static bool add_pattern(struct patterns *patterns, const struct vssdoc_differenced_file *file)
{
    if (is_empty(file->path) || is_empty(file->filespec))
        return true;
    bool exact = !vsd_has_wildcard(file->filespec) && file->recursive != 1;
    struct pattern **table = exact ? &patterns->exact : &patterns->folders;
    struct pattern *added = vsd_arena_alloc(&patterns->arena, sizeof *added);
    if (added == NULL)
        return false;
    added->file = file;
    added->key = exact ? exact_key(file->path, file->filespec) : vsd_winpath_key(file->path);
    struct pattern *old = find_pattern(*table, added->key);
    if (old != NULL) {
        added->next = old->next;
        old->next = added;
        return true;
    }
    HASH_ADD(hh, *table, key, sizeof added->key, added);
    return added->hh.tbl != NULL;
}

static const struct vssdoc_differenced_file *
match_in(struct patterns *patterns, struct vsd_key folder, const char *name, bool above)
{
    size_t looked_at = 0;
    for (const struct pattern *p = find_pattern(patterns->folders, folder);
         p != NULL && looked_at < PATTERNS; p = p->next, looked_at++)
        if ((!above || p->file->recursive == 1) && vsd_filespec_matches(p->file->filespec, name))
            return p->file;
    return NULL;
}

static const struct vssdoc_differenced_file *match(struct patterns *patterns, const char *path,
                                                   const char *name)
{
    const struct pattern *exact = find_pattern(patterns->exact, exact_key(path, name));
    const struct vssdoc_differenced_file *found =
        exact != NULL ? exact->file : match_in(patterns, vsd_winpath_key(path), name, false);
    size_t length = strlen(path);
    for (size_t i = 0; i < FOLDERS && found == NULL; i++) {
        length = vsd_winpath_parent(path, length);
        if (length == 0)
            break;
        found = match_in(patterns, vsd_winpath_key_of(path, length), name, true);
    }
    return found;
}

static void partial_and_differenced(struct vsd_check *check,
                                    const struct vssdoc_backup_component *record)
{
    struct patterns patterns = {0};
    char name[VSD_FILE_NAME], pattern[VSD_FILE_NAME];
    bool enough = true;
    if (record->partial_files == NULL)
        return;
    for (const struct vssdoc_differenced_file *d = record->differenced_files; d != NULL && enough;
         d = d->next)
        enough = add_pattern(&patterns, d);
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL && enough;
         p = p->next) {
        if (is_empty(p->path) || is_empty(p->filename))
            continue;
        const struct vssdoc_differenced_file *d = match(&patterns, p->path, p->filename);
        if (d != NULL)
            vsd_report(check, &p->at, vsd_file_name(p->path, p->filename, name),
                       "both a partial file and, by \"%.200s\", a differenced one: \"%.300s\"",
                       vsd_file_name(d->path, d->filespec, pattern), name);
    }
    if (!enough)
        vsd_check_no_memory(check);
    HASH_CLEAR(hh, patterns.exact);
    HASH_CLEAR(hh, patterns.folders);
    vsd_arena_free(&patterns.arena);
}
DEFINE_RULE(partial_and_differenced, .record = partial_and_differenced,
            .public = {.code = "VSS337",
                       .slug = "bcd-partial-and-differenced",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "whole file or ranges: what is backed up depends on the requester",
                       .title = "no file is both partial and differenced",
                       .advice = "The writer must choose one. A requester that has to go on should "
                                 "take the whole file.",
                       .source = "requestor-role-in-vss-incremental-and-differential-backups.md"});

/* ---- ranges ---- */

/* One list of ranges of an element. */
struct range_text {
    const struct vssdoc_element *at;
    const char *what;    /* "ranges", "source ranges" */
    const char *subject; /* the file, and which of its lists */
    const char *text;
    bool ordered; /* the order has no meaning, so it should be ascending */
};

typedef void range_rule(struct vsd_check *, struct vsd_arena *, const struct range_text *,
                        const struct vsd_ranges *);

static void look_at_ranges(struct vsd_check *check, struct vsd_arena *arena,
                           const struct range_text *text, range_rule *rule)
{
    struct vsd_ranges ranges;
    /* a list that is absent may only be spelled in a way that nobody knows */
    if (text->text == NULL && !vsd_all_read(text->at))
        return;
    if (vsd_ranges_parse(arena, text->text, &ranges))
        rule(check, arena, text, &ranges);
    else
        vsd_check_no_memory(check);
}

static void each_range_text(struct vsd_check *check, const struct vssdoc_backup_component *record,
                            range_rule *rule)
{
    char name[VSD_FILE_NAME], subject[VSD_FILE_NAME + 16];
    struct vsd_arena arena = {0};
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next) {
        struct range_text text = {&p->at, "ranges", vsd_file_name(p->path, p->filename, name),
                                  p->ranges, true};
        if (p->ranges != NULL || p->ranges_file == NULL)
            look_at_ranges(check, &arena, &text, rule);
        vsd_arena_free(&arena);
    }
    for (const struct vssdoc_directed_target *d = record->directed_targets; d != NULL;
         d = d->next) {
        (void)snprintf(subject, sizeof subject, "%s source",
                       vsd_file_name(d->source_path, d->source_filename, name));
        struct range_text source = {&d->at, "sourceRanges", subject, d->source_ranges, false};
        look_at_ranges(check, &arena, &source, rule);
        (void)snprintf(subject, sizeof subject, "%s destination", name);
        struct range_text destination = {&d->at, "destinationRanges", subject,
                                         d->destination_ranges, false};
        look_at_ranges(check, &arena, &destination, rule);
        vsd_arena_free(&arena);
    }
}

static void one_range_syntax(struct vsd_check *check, struct vsd_arena *arena,
                             const struct range_text *text, const struct vsd_ranges *ranges)
{
    (void)arena;
    if (ranges->kind != VSD_RANGES_WRONG)
        return;
    if (is_empty(text->text))
        vsd_report(check, text->at, text->subject, "no %s: nothing of the file would be copied",
                   text->what);
    else
        vsd_report(check, text->at, text->subject,
                   "the %s are neither offset:length, … nor a ranges file: %s at character %zu: "
                   "\"%.200s\"",
                   text->what, ranges->problem, ranges->at + 1, text->text);
}

static void range_syntax(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    each_range_text(check, record, one_range_syntax);
}
DEFINE_RULE(range_syntax, .record = range_syntax,
            .public = {
                .code = "VSS338",
                .slug = "bcd-range-syntax",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "a requester cannot know which bytes to copy",
                .title = "ranges of a file are offset:length pairs within 64 bits, or a file",
                .advice = "The writer must give offset:length pairs in decimal or with 0x, "
                          "commas between them, or the full path of a ranges file.",
                .source = "api:c-addpartialfile; working-with-partial-files.md; "
                          "working-with-directed-targets.md"});

static void one_range_order(struct vsd_check *check, struct vsd_arena *arena,
                            const struct range_text *text, const struct vsd_ranges *ranges)
{
    struct vsd_ranges_order order;
    if (!vsd_ranges_look(arena, ranges, &order))
        vsd_check_no_memory(check);
    else if (order.overlap)
        vsd_report(check, text->at, text->subject,
                   "the %s overlap: %llu:%llu and %llu:%llu have bytes in common", text->what,
                   (unsigned long long)order.first.offset, (unsigned long long)order.first.length,
                   (unsigned long long)order.second.offset,
                   (unsigned long long)order.second.length);
    else if (!order.sorted && text->ordered)
        vsd_report(check, text->at, text->subject, "the %s are not in ascending order", text->what);
}

static void range_order(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    each_range_text(check, record, one_range_order);
}
DEFINE_RULE(range_order, .record = range_order,
            .public = {
                .code = "VSS339",
                .slug = "bcd-range-order",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "no page forbids it, but bytes may be copied twice or out of order",
                .title = "ranges are in order and share no byte",
                .advice = "The writer should sort and merge the ranges.",
                .source = "inferred: working-with-partial-files.md shows only ordered lists"});

static void report_range_file(struct vsd_check *check, const struct vssdoc_element *at,
                              const char *subject, const char *path)
{
    vsd_report(check, at, subject,
               "the ranges stand in a file, which must be in the backup and at this path for the "
               "restore: \"%.300s\"",
               path);
}

static void one_range_file(struct vsd_check *check, struct vsd_arena *arena,
                           const struct range_text *text, const struct vsd_ranges *ranges)
{
    (void)arena;
    if (ranges->kind == VSD_RANGES_FILE)
        report_range_file(check, text->at, text->subject, ranges->file);
}

static void range_file(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    char name[VSD_FILE_NAME];
    each_range_text(check, record, one_range_file);
    for (const struct vssdoc_partial_file *p = record->partial_files; p != NULL; p = p->next)
        if (p->ranges == NULL && !is_empty(p->ranges_file))
            report_range_file(check, &p->at, vsd_file_name(p->path, p->filename, name),
                              p->ranges_file);
}
DEFINE_RULE(range_file, .record = range_file,
            .public = {.code = "VSS340",
                       .slug = "bcd-range-file",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "usual for long lists; whether the file was copied is not recorded",
                       .title = "files of ranges are noticed",
                       .advice = "Check that the requester backed the ranges file up, and call "
                                 "SetRangesFilePath when it is restored elsewhere.",
                       .source = "working-with-partial-files.md; api:bc-setrangesfilepath"});

enum { LONG_RANGES = 65536 };

static void one_range_long(struct vsd_check *check, struct vsd_arena *arena,
                           const struct range_text *text, const struct vsd_ranges *ranges)
{
    size_t length = text->text != NULL ? strlen(text->text) : 0;
    (void)arena;
    if (ranges->kind == VSD_RANGES_LIST && length > LONG_RANGES)
        vsd_report(check, text->at, text->subject,
                   "%zu ranges in %zu characters: writers such as SQL Server's give up near 64 K",
                   ranges->n, length);
}

static void range_long(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    each_range_text(check, record, one_range_long);
}
DEFINE_RULE(range_long, .record = range_long,
            .public = {.code = "VSS341",
                       .slug = "bcd-range-long",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "this list could be recorded; a later one may not",
                       .title = "lists of ranges stay below 64 K characters",
                       .advice = "Take a full backup: so many changes are hardly smaller than the "
                                 "file.",
                       .source = "sql-server-vss-writer-backup-guide.md"});

/* ---- differenced files ---- */

static void differenced_in_full(struct vsd_check *check,
                                const struct vssdoc_backup_component *record)
{
    int type = backup_type(check);
    char name[VSD_FILE_NAME];
    if (type != VSD_BT_FULL && type != VSD_BT_COPY)
        return;
    for (const struct vssdoc_differenced_file *d = record->differenced_files; d != NULL;
         d = d->next)
        vsd_report(check, &d->at, vsd_file_name(d->path, d->filespec, name),
                   "a differenced file in a %s backup, which copies all files anyway: \"%s\"",
                   vsd_backup_type_name(type), name);
}
DEFINE_RULE(differenced_in_full, .record = differenced_in_full,
            .public = {.code = "VSS342",
                       .slug = "bcd-differenced-in-full",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "requesters pass over it",
                       .title = "differenced files are named only in backups of changes",
                       .advice = "The writer should ask GetBackupType first.",
                       .source = "api:c-adddifferencedfilesbylastmodifytime"});

static void differenced_schema(struct vsd_check *check,
                               const struct vssdoc_backup_component *record)
{
    int64_t schema = vsd_schema_of(check->entry, check->writer);
    int64_t needs = vsd_schema_for(backup_type(check));
    if (record->differenced_files == NULL)
        return;
    if (vsd_schema_lacks(schema, VSD_BS_LAST_MODIFY))
        vsd_report(check, &record->differenced_files->at, NULL,
                   "differenced files, though the writer's schema has no times of last change "
                   "(0x40)");
    else if (needs != 0 && vsd_schema_lacks(schema, needs))
        vsd_report(check, &record->differenced_files->at, NULL,
                   "differenced files, though the writer's schema has no %s backups (0x%llx)",
                   vsd_backup_type_name(backup_type(check)), (unsigned long long)needs);
}
DEFINE_RULE(differenced_schema, .record = differenced_schema,
            .public = {
                .code = "VSS343",
                .slug = "bcd-differenced-without-schema",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "requesters that go by the schema pass over these files: they are lost",
                .title = "only writers with the schema's LAST_MODIFY name differenced files",
                .advice = "The writer must set VSS_BS_LAST_MODIFY with the type's own bit.",
                .source = "api:c-adddifferencedfilesbylastmodifytime; "
                          "api:ne-vss-vss_backup_schema"});

static bool is_plausible_time(const char *text)
{
    char formatted[VSD_FILETIME_TEXT];
    char *end;
    unsigned long long time = strtoull(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0' &&
           (time == 0 || vsd_filetime_format(time, formatted));
}

static void differenced_time(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    char name[VSD_FILE_NAME];
    for (const struct vssdoc_differenced_file *d = record->differenced_files; d != NULL;
         d = d->next)
        if (!is_empty(d->last_modify_time) && !is_plausible_time(d->last_modify_time))
            vsd_report(check, &d->at, vsd_file_name(d->path, d->filespec, name),
                       "the time of last change is no FILETIME of this century, so which files "
                       "changed is not known: \"%.100s\"",
                       d->last_modify_time);
}
DEFINE_RULE(differenced_time, .record = differenced_time,
            .public = {
                .code = "VSS344",
                .slug = "bcd-differenced-time",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_INFO,
                .why = "how documents spell the time is not public; it may be right",
                .title = "the time of a differenced file is 0 or a FILETIME of this century",
                .advice = "The writer must pass a FILETIME in UTC, or 0 to leave the decision "
                          "to the requester.",
                .source = "api:c-adddifferencedfilesbylastmodifytime; inferred: the spelling"});

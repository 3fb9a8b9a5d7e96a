/* Rules about lengths, numbers and places of file sets that are known to make trouble. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "model/document.h"
#include "model/file_set_text.h"
#include "validate/check.h"

static bool is_system_writer(const struct vssdoc_writer *writer)
{
    static const char id[] = "e8132975-6f93-4464-a53e-1050253ae220";
    struct vssdoc_guid guid;
    return vssdoc_guid_parse(id, &guid) && vssdoc_guid_equal(&guid, &writer->writer_id);
}

/* ---- lengths ---- */

static size_t units(const char *text, const char *end)
{
    size_t n = 0;
    while (text < end) {
        uint32_t c;
        text = vsd_utf8_next(text, &c);
        n += c >= 0x10000 && c < VSD_BAD_BYTE ? 2 : 1;
    }
    return n;
}

/* UTF-16 units of a path, variables with a usual value counted as that. */
static size_t path_units(const char *path)
{
    size_t n = 0, length;
    const char *name, *next;
    while ((next = vsd_next_variable(path, &name, &length)) != NULL) {
        const char *usual = vsd_variable_default(name, length);
        n += units(path, name - 1);
        n += usual != NULL ? strlen(usual) : length + 2;
        path = next;
    }
    return n + units(path, path + strlen(path));
}

enum { LONG = 248, TOO_LONG = 260 };

/* 0 for paths that are short, and for those that the limit does not hold for: "\\?\" is there to get
 * around it. */
static size_t full_units(const struct vssdoc_file_set *set)
{
    if (set->path == NULL || set->filespec == NULL || strncmp(set->path, "\\\\?\\", 4) == 0)
        return 0;
    if (strlen(set->path) + 1 + strlen(set->filespec) < LONG && strchr(set->path, '%') == NULL)
        return 0;
    size_t path = path_units(set->path), length = strlen(set->path);
    bool ends = length > 0 && set->path[length - 1] == '\\';
    return path + !ends + units(set->filespec, set->filespec + strlen(set->filespec));
}

static void path_too_long(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    size_t n = full_units(set);
    char subject[VSD_FILE_SET_TEXT];
    if (n < TOO_LONG)
        return;
    (void)vsd_file_set_text(set, subject);
    vsd_report(check, &set->at, subject,
               "path and filespec have %zu characters, %d are possible: \"%s\"", n, TOO_LONG - 1,
               subject);
}
DEFINE_RULE(path_too_long, .file_set = path_too_long, .writer_set = path_too_long,
            .public = {
                .code = "VSS240",
                .slug = "wmd-path-too-long",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "the file may exist, but many programs cannot open it, and the shadow "
                       "copy's name in front makes the path longer still",
                .title = "path and filespec have at most 259 characters",
                .advice = "Test whether the requester backs this file up, or move the files "
                          "to a folder with a shorter path.",
                .source = "inferred: MAX_PATH of the Windows API"});

static void paths_long(struct vsd_check *check, const struct vssdoc_component *component)
{
    size_t n = 0, most = 0;
    const struct vssdoc_file_set *longest = NULL;
    for (const struct vssdoc_file_set *s = component->file_sets; s != NULL; s = s->next) {
        size_t length = full_units(s);
        if (length < LONG || length >= TOO_LONG)
            continue;
        n++;
        longest = length > most ? s : longest;
        most = length > most ? length : most;
    }
    char text[VSD_FILE_SET_TEXT];
    if (n > 0)
        vsd_report(check, &longest->at, NULL,
                   "%zu file set%s with %d to %d characters, and no more are possible; the longest "
                   "has %zu: \"%s\"",
                   n, n == 1 ? "" : "s", LONG, TOO_LONG - 1, most,
                   vsd_file_set_text(longest, text));
}
DEFINE_RULE(paths_long, .component = paths_long,
            .public = {.code = "VSS241",
                       .slug = "wmd-path-long",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "allowed, and a healthy System Writer has such file sets; some "
                              "programs lose them",
                       .title = "path and filespec stay below 248 characters",
                       .advice = "Test with the requester in use: VShadow's sample code, for one, "
                                 "expands paths in a buffer of that size.",
                       .source = "captured documents; inferred: MAX_PATH of the Windows API"});

/* ---- drives ---- */

struct drive_use {
    const struct vssdoc_file_set *first;
    const struct vssdoc_component *component;
    size_t n;
};

static uint32_t known_letters(const struct vssdoc_capture *capture)
{
    size_t n;
    uint32_t letters = 0;
    const struct vssdoc_volume *volumes = vssdoc_volumes(capture, &n);
    for (size_t i = 0; i < n; i++) {
        char letter = volumes[i].mount != NULL ? vsd_winpath_drive(volumes[i].mount, NULL) : '\0';
        if (letter != '\0')
            letters |= UINT32_C(1) << (letter - 'A');
    }
    return letters;
}

static void drive_unknown(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    uint32_t letters = known_letters(check->capture);
    struct drive_use uses[26] = {0};
    if (letters == 0)
        return;
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next) {
            bool assumed = false;
            char letter = s->path != NULL ? vsd_winpath_drive(s->path, &assumed) : '\0';
            if (letter == '\0' || assumed || (letters >> (letter - 'A') & 1) != 0)
                continue;
            struct drive_use *use = &uses[letter - 'A'];
            if (use->n++ == 0)
                *use = (struct drive_use){s, c, 1};
        }
    for (int i = 0; i < 26; i++) {
        if (uses[i].n == 0)
            continue;
        char subject[] = {(char)('A' + i), ':', '\0'};
        check->component = uses[i].component;
        vsd_report(check, &uses[i].first->at, subject,
                   "%zu file set%s on %s, which the ASR Writer does not list: \"%s\"", uses[i].n,
                   uses[i].n == 1 ? "" : "s", subject, uses[i].first->path);
    }
}
DEFINE_RULE(drive_unknown, .writer = drive_unknown,
            .public = {
                .code = "VSS242",
                .slug = "set-path-drive-unknown",
                .scope = VSSDOC_ON_WMD_SET,
                .severity = VSSDOC_INFO,
                .why = "clustered and removable disks need not be listed, but on a cluster's "
                       "passive node such a path makes the system state backup fail",
                .title = "paths lie on drives that the ASR Writer lists",
                .advice = "Look whether the drive exists on this machine. If the System "
                          "Writer names it, a service's ImagePath points there.",
                .source = "support.microsoft.com/kb/980794; inferred: the ASR Writer's "
                          "captions list the machine's volumes"});

/* ---- known places ---- */

/* What follows a folder, which begins with its backslash, wherever it is in a path. */
static const char *behind_folder(const char *path, const char *folder)
{
    const char *behind = NULL;
    for (path = path != NULL ? strchr(path, '\\') : NULL; path != NULL && behind == NULL;
         path = strchr(path + 1, '\\'))
        behind = vsd_fold((unsigned char)path[1]) == vsd_fold((unsigned char)folder[1])
                     ? vsd_rest_folded(path, folder)
                     : NULL;
    return behind;
}

static void servicing_versions(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    static const char folder[] = "\\servicing\\version\\";
    const char *first = NULL;
    size_t first_length = 0;
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next) {
            const char *build = behind_folder(s->path, folder);
            if (build == NULL)
                continue;
            size_t length = strcspn(build, "\\");
            if (first == NULL) {
                first = build;
                first_length = length;
            } else if (length != first_length || strncmp(first, build, length) != 0) {
                check->component = c;
                vsd_report(check, &s->at, NULL,
                           "file sets of two builds below servicing\\Version: %.*s and %.*s",
                           (int)(first_length < 100 ? first_length : 100), first,
                           (int)(length < 100 ? length : 100), build);
                return;
            }
        }
}
DEFINE_RULE(servicing_versions, .writer = servicing_versions,
            .public = {
                .code = "VSS243",
                .slug = "wmd-servicing-versions",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "backups warn that a file was not found, and nothing of use is missing",
                .title = "file sets name one build below servicing\\Version",
                .advice = "After an update of the servicing stack the older build's files are "
                          "gone but still listed: KB 4052556 suggests empty files in their "
                          "place.",
                .source = "third-party-backup-warnings-install-servicing-update.md"});

static bool in_windows(const char *path)
{
    const char *name;
    size_t length;
    if (vsd_winpath_kind(path) == VSD_PATH_VARIABLE) {
        (void)vsd_next_variable(path, &name, &length);
        const char *usual = vsd_variable_default(name, length);
        return usual == NULL || vsd_winpath_within(usual, "C:\\Windows");
    }
    const char *colon = strstr(path, ":\\");
    if (vsd_winpath_kind(path) != VSD_PATH_DRIVE || colon == NULL)
        return vsd_winpath_kind(path) != VSD_PATH_DRIVE;
    return vsd_winpath_within(colon + 1, "\\Windows");
}

static void driver_elsewhere(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    size_t length = set->filespec != NULL ? strlen(set->filespec) : 0;
    if (length < 4 || !vsd_equal_folded(set->filespec + length - 4, ".sys"))
        return;
    if (check->writer == NULL || !is_system_writer(check->writer) || set->path == NULL ||
        in_windows(set->path))
        return;
    char subject[VSD_FILE_SET_TEXT];
    (void)vsd_file_set_text(set, subject);
    vsd_report(check, &set->at, subject, "driver outside the Windows folder: \"%s\"", subject);
}
DEFINE_RULE(driver_elsewhere, .file_set = driver_elsewhere,
            .public = {.code = "VSS244",
                       .slug = "wmd-driver-outside-windows",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "legal and common with security products; some programs lay their "
                              "driver down only while they run",
                       .title = "the System Writer's drivers lie in the Windows folder",
                       .advice = "If backups warn that the file was not found: the program that "
                                 "installed it removes it when it ends. Remove the stale service.",
                       .source = "github.com/openhardwaremonitor/openhardwaremonitor/issues/1048"});

static void asp_net_temporary(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    static const char folder[] = "\\Temporary ASP.NET Files";
    size_t n = 0;
    const struct vssdoc_file_set *first = NULL;
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
            if (behind_folder(s->path, folder) != NULL) {
                first = first == NULL ? s : first;
                check->component = first == s ? c : check->component;
                n++;
            }
    if (n >= 4 && n >= writer->n_file_sets / 4)
        vsd_report(check, &first->at, NULL,
                   "%zu of %zu file sets lie below \"Temporary ASP.NET Files\"", n,
                   writer->n_file_sets);
}
DEFINE_RULE(asp_net_temporary, .writer = asp_net_temporary,
            .public = {
                .code = "VSS245",
                .slug = "wmd-asp-net-temporary",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "nothing fails yet, but masses of such files are a known reason why "
                       "the System Writer vanishes during backups",
                .title = "few file sets lie below Temporary ASP.NET Files",
                .advice = "Stop IIS, empty the folder below Microsoft.NET\\Framework*\\v* and "
                          "list the writers again.",
                .source = "inferred: from a report at peerwisdom.org, \"disappearing VSS System "
                          "Writer and ASP.NET\""});

/* ---- size ---- */

enum { MANY_FILE_SETS = 30000 };
#define MANY_BYTES UINT64_C(4194304)

/* 0 for what was read from JSON, whose length says nothing of the document. */
static uint64_t bytes_of(const struct vssdoc_document *document)
{
    return document != NULL && document->layout != NULL && document->layout->placed
               ? document->bytes
               : 0;
}

static void writer_large(struct vsd_check *check, const struct vssdoc_writer *writer)
{
    uint64_t bytes = bytes_of(writer->document);
    char in_bytes[40] = "";
    if (bytes > 0)
        (void)snprintf(in_bytes, sizeof in_bytes, " in %llu bytes", (unsigned long long)bytes);
    if (writer->n_file_sets >= MANY_FILE_SETS || bytes >= MANY_BYTES)
        vsd_report(check, &writer->at, NULL,
                   "%zu file sets%s: much for a writer, whose document can become too long for "
                   "Windows",
                   writer->n_file_sets, in_bytes);
}
DEFINE_RULE(writer_large, .writer = writer_large,
            .public = {
                .code = "VSS246",
                .slug = "wmd-size",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_INFO,
                .why = "the limit is not documented: a healthy System Writer has some 20,000 "
                       "file sets in 2 MB, and this one is half as large again",
                .title = "a writer has fewer than 30,000 file sets and 4 MiB of metadata",
                .advice = "Watch the number grow, and see which folders lead: when it is too "
                          "much, event 8193 says that the XML document is too long and the "
                          "writer vanishes.",
                .source = "event-id-8193-when-you-perform-backup.md; captured documents"});

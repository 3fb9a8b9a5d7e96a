/* Rules about the path and the filespec of file sets, each by itself. */
#include <string.h>

#include "base/guid.h"
#include "base/text.h"
#include "base/winpath.h"
#include "validate/check.h"
#include "validate/overlap.h"

/* ---- looking at texts ---- */

/* Says what is wrong with a text, NULL when nothing is. */
typedef const char *judge_fn(const char *text);

/* The judge's words in front of the first text that is wrong: one finding for each file set. NULL:
 * filespecs are not looked at. */
static void judge(struct vsd_check *check, const struct vssdoc_file_set *set, judge_fn *of_path,
                  judge_fn *of_filespec)
{
    const struct {
        const char *text, *words;
        judge_fn *judge;
    } parts[] = {{set->path, "path", of_path},
                 {set->filespec, "filespec", of_filespec},
                 {set->alternate_path, "alternate path", of_path}};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const char *text = parts[i].text;
        bool known = i == 0 && check->path_is_clean; /* from an earlier file set */
        const char *wrong =
            text != NULL && parts[i].judge != NULL && !known ? parts[i].judge(text) : NULL;
        if (wrong == NULL)
            continue;
        char subject[VSD_FILE_SET_TEXT];
        vsd_report(check, &set->at, vsd_file_set_text(set, subject), "%s in the %s \"%s\"", wrong,
                   parts[i].words, text);
        return;
    }
}

/* What follows a prefix that is no part of the path's names: "\\?\", "\\.\", "\??\". */
static const char *names_of(const char *path)
{
    static const char *const prefixes[] = {"\\\\?\\", "\\\\.\\", "\\?\?\\"};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (strncmp(path, prefixes[i], 4) == 0)
            return path + 4;
    return path;
}

static const char *nt_form(const char *path)
{
    static const struct {
        const char *prefix, *words;
    } forms[] = {
        {"\\?\?\\", "the kernel's prefix \"\\?\?\\\""},
        {"\\\\.\\", "the device prefix \"\\\\.\\\""},
        {"\\\\?\\GLOBALROOT\\", "a kernel object's name"},
        {"\\SystemRoot\\", "the kernel's \"\\SystemRoot\""},
        {"\\Device\\", "a kernel device's name"},
        {"\\DosDevices\\", "the kernel's \"\\DosDevices\""},
    };
    for (size_t i = 0; *path == '\\' && i < sizeof forms / sizeof forms[0]; i++)
        if (vsd_rest_folded(path, forms[i].prefix) != NULL)
            return forms[i].words;
    return NULL;
}

static bool is_writer(const struct vsd_check *check, const char *id)
{
    struct vssdoc_guid guid;
    return check->writer != NULL && vssdoc_guid_parse(id, &guid) &&
           vssdoc_guid_equal(&guid, &check->writer->writer_id);
}

#define BAD_IMAGE_PATH                                                                             \
    "Find out what names it: in the System Writer usually the ImagePath of a service below "       \
    "HKLM\\SYSTEM\\CurrentControlSet\\Services. Correct it there and list the writer anew."

/* ---- missing ---- */

static void path_missing(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    if (set->path == NULL || *set->path == '\0')
        vsd_report(check, &set->at, set->filespec, "no path for the filespec \"%s\"",
                   set->filespec != NULL ? set->filespec : "");
}
DEFINE_RULE(path_missing, .file_set = path_missing, .writer_set = path_missing,
            .public = {.code = "VSS200",
                       .slug = "wmd-path-missing",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "without a folder nothing of the file set can be found",
                       .title = "every file set has a path",
                       .advice = "Correct the writer; until then these files are not backed up.",
                       .source = "api:cw-addfilestofilegroup"});

static void filespec_missing(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    if (set->filespec == NULL || *set->filespec == '\0')
        vsd_report(check, &set->at, set->path, "no filespec for the path \"%s\"",
                   set->path != NULL ? set->path : "");
}
DEFINE_RULE(filespec_missing, .file_set = filespec_missing, .writer_set = filespec_missing,
            .public = {.code = "VSS201",
                       .slug = "wmd-filespec-missing",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "without a name or pattern the file set names no file",
                       .title = "every file set has a filespec",
                       .advice = "Correct the writer: \"*\" is every file of the folder.",
                       .source = "api:cw-addfilestofilegroup"});

/* ---- kinds of paths ---- */

#define DEDUP_WRITER "41db4dbf-6046-470e-8ad5-d5081dfb1b70"

/* "$AllVolumes$\x" and "$UserProfile$\x", which Windows knows where files are left out
 * (excluding-files-from-shadow-copies.md). */
static bool begins_with_token(const struct vssdoc_file_set *set)
{
    static const char *const tokens[] = {"$AllVolumes$", "$UserProfile$"};
    if (set->kind != VSSDOC_EXCLUDE && set->kind != VSSDOC_EXCLUDE_FROM_SNAPSHOT)
        return false;
    for (size_t i = 0; i < sizeof tokens / sizeof tokens[0]; i++) {
        const char *rest = vsd_rest_folded(set->path, tokens[i]);
        if (rest != NULL && (*rest == '\\' || *rest == '\0'))
            return true;
    }
    return false;
}

/* What Windows keeps on every volume is named without a drive where it is kept out of shadow
 * copies, and so are Data Deduplication's folders. */
static void path_not_absolute(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    enum vsd_winpath_kind kind = vsd_winpath_kind(set->path != NULL ? set->path : "");
    if ((kind != VSD_PATH_RELATIVE && kind != VSD_PATH_ROOTED) || nt_form(set->path) != NULL ||
        begins_with_token(set))
        return;
    bool everywhere = set->kind == VSSDOC_EXCLUDE_FROM_SNAPSHOT || is_writer(check, DEDUP_WRITER);
    if (kind == VSD_PATH_RELATIVE)
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "relative path, so nobody knows which folder is meant: \"%s\"", set->path);
    else if (!everywhere)
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "path without a drive, so nobody knows which volume is meant: \"%s\"",
                   set->path);
}
DEFINE_RULE(path_not_absolute, .file_set = path_not_absolute, .writer_set = path_not_absolute,
            .public = {.code = "VSS202",
                       .slug = "wmd-path-not-absolute",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "a requester cannot tell the volume, though some writers mean every "
                              "volume",
                       .title = "paths begin with a drive, a volume, a share or a variable",
                       .advice = BAD_IMAGE_PATH,
                       .source = "api:cw-addfilestofilegroup; excluding-files-from-shadow-"
                                 "copies.md; captured documents"});

static void path_nt_form(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, nt_form, NULL);
}
DEFINE_RULE(path_nt_form, .file_set = path_nt_form, .writer_set = path_nt_form,
            .public = {.code = "VSS203",
                       .slug = "wmd-path-nt-form",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "no requester can map such a path to a volume and its shadow copy",
                       .title = "paths are written as programs write them, not as the kernel does",
                       .advice = BAD_IMAGE_PATH,
                       .source = "api:cw-addfilestofilegroup; system-state-backup-fails-invalid-"
                                 "imagepath.md"});

static void path_unc(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (set->path != NULL && vsd_winpath_kind(set->path) == VSD_PATH_UNC)
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "lies on a network share, which Windows 8 and Server 2012 were the first to "
                   "allow: \"%s\"",
                   set->path);
}
DEFINE_RULE(path_unc, .file_set = path_unc, .writer_set = path_unc,
            .public = {.code = "VSS204",
                       .slug = "wmd-path-share",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_INFO,
                       .why = "shares are allowed where Windows and the requester support them",
                       .title = "paths on network shares need support on both sides",
                       .advice = "Make sure that the requester takes shadow copies of SMB shares.",
                       .source = "api:cw-addfilestofilegroup"});

/* ---- characters ---- */

static const char *wildcard_in(const char *path)
{
    return vsd_has_wildcard(names_of(path)) ? "wildcard" : NULL;
}

static void path_wildcard(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, wildcard_in, NULL);
}
DEFINE_RULE(path_wildcard, .file_set = path_wildcard, .writer_set = path_wildcard,
            .public = {.code = "VSS205",
                       .slug = "wmd-path-wildcard",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "wildcards are allowed in the filespec alone; no such folder exists",
                       .title = "paths have no wildcards",
                       .advice = "Name the folder and put the pattern into the filespec, with "
                                 "recursion where folders below are meant.",
                       .source = "api:cw-addfilestofilegroup"});

static const char *backslash_in(const char *filespec)
{
    return strchr(filespec, '\\') != NULL ? "backslash" : NULL;
}

static void filespec_backslash(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, NULL, backslash_in);
}
DEFINE_RULE(filespec_backslash, .file_set = filespec_backslash, .writer_set = filespec_backslash,
            .public = {.code = "VSS206",
                       .slug = "wmd-filespec-backslash",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "a filespec is a name or pattern inside one folder",
                       .title = "filespecs have no backslash",
                       .advice = "Move the folder's part into the path.",
                       .source = "api:cw-addfilestofilegroup"});

static const char *quote_in(const char *text)
{
    return strchr(text, '"') != NULL ? "quotation mark" : NULL;
}

static void path_quotes(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, quote_in, quote_in);
}
DEFINE_RULE(path_quotes, .file_set = path_quotes, .writer_set = path_quotes,
            .public = {.code = "VSS207",
                       .slug = "wmd-path-quotes",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "no file has such a name: enumerating the writer's files fails",
                       .title = "paths and filespecs have no quotation marks",
                       .advice = BAD_IMAGE_PATH,
                       .source = "system-state-backup-fails-invalid-imagepath.md"});

static const char *slash_in(const char *text)
{
    return strchr(text, '/') != NULL ? "forward slash" : NULL;
}

static void path_slash(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, slash_in, slash_in);
}
DEFINE_RULE(path_slash, .file_set = path_slash, .writer_set = path_slash,
            .public = {
                .code = "VSS208",
                .slug = "wmd-path-slash",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_ERROR,
                .why = "names of shadow copies are taken literally, so a slash is looked for "
                       "as part of a file's name",
                .title = "paths and filespecs have no forward slash",
                .advice = BAD_IMAGE_PATH,
                .source = "system-state-backup-fails-invalid-imagepath.md"});

/* A program's name, and behind it what only a command line has. */
static const char *arguments_in(const char *text)
{
    static const char *const extensions[] = {".exe", ".sys", ".dll", ".com", ".bat", ".cmd"};
    if (strpbrk(text, " \t") == NULL)
        return NULL;
    for (const char *dot = strchr(text, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
        for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
            const char *rest = vsd_rest_folded(dot, extensions[i]);
            size_t blanks = rest != NULL ? strspn(rest, " \t\"") : 0;
            if (blanks == 0 || rest[blanks] == '\0')
                continue;
            rest += blanks;
            if (strchr("-/%@", *rest) != NULL && rest[1] != ' ' && rest[1] != '\0')
                return "a command line's arguments";
            if (vsd_winpath_kind(rest) == VSD_PATH_DRIVE)
                return "a command line's arguments";
        }
    }
    return NULL;
}

static void path_arguments(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, arguments_in, arguments_in);
}
DEFINE_RULE(path_arguments, .file_set = path_arguments, .writer_set = path_arguments,
            .public = {.code = "VSS209",
                       .slug = "wmd-path-arguments",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "no file has such a name, and named files must exist at backup time",
                       .title = "paths and filespecs name files, not command lines",
                       .advice = BAD_IMAGE_PATH,
                       .source = "system-state-backup-fails-invalid-imagepath.md; "
                                 "definition-of-components-by-writers.md"});

static const char *illegal_in(const char *names, bool drive)
{
    if (drive && names[0] != '\0' && names[1] == ':')
        names += 2;
    names += strcspn(names, ":<>|\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17"
                            "\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36\37");
    if (*names == '\0')
        return NULL;
    return *names == ':'                     ? "colon that belongs to no drive"
           : (unsigned char)*names < 0x20 ? "control character"
                                          : "character that no file's name can have";
}

static const char *illegal_in_path(const char *path)
{
    return illegal_in(names_of(path), true);
}

static const char *illegal_in_filespec(const char *filespec)
{
    return illegal_in(filespec, false);
}

static void path_illegal(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, illegal_in_path, illegal_in_filespec);
}
DEFINE_RULE(path_illegal, .file_set = path_illegal, .writer_set = path_illegal,
            .public = {.code = "VSS210",
                       .slug = "wmd-path-illegal-character",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "Windows refuses such names: \"the file name, directory name, or "
                              "volume label syntax is incorrect\"",
                       .title = "paths and filespecs have only characters that names can have",
                       .advice = BAD_IMAGE_PATH,
                       .source = "system-state-backup-fails-invalid-imagepath.md"});

static const char *doubled_in(const char *path)
{
    path = names_of(path);
    path += strspn(path, "\\"); /* a share's */
    return strstr(path, "\\\\") != NULL ? "doubled backslash" : NULL;
}

static void path_doubled(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, doubled_in, NULL);
}
DEFINE_RULE(path_doubled, .file_set = path_doubled, .writer_set = path_doubled,
            .public = {.code = "VSS211",
                       .slug = "wmd-path-doubled-backslash",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "Windows forgives it in most calls, but not below \"\\\\?\\\", and "
                              "programs that compare paths as text do not",
                       .title = "paths have single backslashes",
                       .advice = BAD_IMAGE_PATH,
                       .source = "system-state-backup-fails-invalid-imagepath.md"});

/* ---- blanks and dots ---- */

static const char *edges_of(const char *name, size_t length)
{
    if (length == 0)
        return NULL;
    if (name[0] == ' ')
        return "blank in front of a name";
    if (name[length - 1] == ' ')
        return "blank behind a name";
    if (name[length - 1] == '.' && strspn(name, ".") >= length)
        return "step to another folder (\".\" or \"..\")";
    return name[length - 1] == '.' ? "dot behind a name" : NULL;
}

static const char *edge_in_path(const char *path)
{
    const char *wrong = NULL;
    for (path = names_of(path); *path != '\0' && wrong == NULL;) {
        path += strspn(path, "\\");
        size_t length = strcspn(path, "\\");
        wrong = edges_of(path, length);
        path += length;
    }
    return wrong;
}

static const char *edge_in_filespec(const char *filespec)
{
    size_t length = strlen(filespec);
    if (length > 1 && strcmp(filespec + length - 2, "*.") == 0)
        return NULL; /* names without an extension */
    return edges_of(filespec, length);
}

static void path_edges(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, edge_in_path, edge_in_filespec);
}
DEFINE_RULE(path_edges, .file_set = path_edges, .writer_set = path_edges,
            .public = {.code = "VSS212",
                       .slug = "wmd-path-blank-or-dot",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "Windows drops blanks and dots behind a name in some calls and keeps "
                              "them in others; a name may begin with a blank, but few do",
                       .title = "no blanks around names, no dots behind them",
                       .advice = BAD_IMAGE_PATH,
                       .source = "system-state-backup-fails-invalid-imagepath.md"});

/* ---- variables ---- */

static void report_variable(struct vsd_check *check, const struct vssdoc_file_set *set,
                            enum vsd_variable_kind kind, const char *words)
{
    char subject[VSD_FILE_SET_TEXT];
    const char *const texts[] = {set->path, set->filespec, set->alternate_path};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *name, *next = texts[i];
        size_t length;
        while (next != NULL && (next = vsd_next_variable(next, &name, &length)) != NULL) {
            if (vsd_variable_kind(name, length) != kind)
                continue;
            vsd_report(check, &set->at, vsd_file_set_text(set, subject), "%%%.*s%% %s: \"%s\"",
                       (int)(length < 64 ? length : 64), name, words, texts[i]);
            return;
        }
    }
}

static void variable_unknown(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    report_variable(check, set, VSD_VARIABLE_UNKNOWN, "is no variable that every Windows sets");
}
DEFINE_RULE(variable_unknown, .file_set = variable_unknown, .writer_set = variable_unknown,
            .public = {
                .code = "VSS213",
                .slug = "wmd-variable-unknown",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "an application may set it for the whole machine, else it stays as it "
                       "is and no such folder exists",
                .title = "paths have only variables that Windows sets for every process",
                .advice = "Make sure that the variable is set for the machine, not for the "
                          "service's account alone: the requester expands it.",
                .source = "api:cw-addfilestofilegroup"});

static void variable_of_user(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    report_variable(check, set, VSD_VARIABLE_USER,
                    "is another folder for the requester than for the writer");
}
DEFINE_RULE(variable_of_user, .file_set = variable_of_user, .writer_set = variable_of_user,
            .public = {.code = "VSS214",
                       .slug = "wmd-variable-of-user",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "the requester expands variables under its own account",
                       .title = "paths do not depend on who expands them",
                       .advice = "The writer should name the folder itself. Find out which account "
                                 "the backup runs under and what its folder holds.",
                       .source = "api:cw-addfilestofilegroup; inferred: expansion under another "
                                 "account"});

static const char *lone_percent_in(const char *text)
{
    const char *name, *next;
    size_t length;
    while ((next = vsd_next_variable(text, &name, &length)) != NULL) {
        if (memchr(text, '%', (size_t)(name - 1 - text)) != NULL)
            break;
        text = next;
    }
    return strchr(text, '%') != NULL ? "lone percent sign" : NULL;
}

static void variable_unbalanced(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    judge(check, set, lone_percent_in, lone_percent_in);
}
DEFINE_RULE(variable_unbalanced, .file_set = variable_unbalanced, .writer_set = variable_unbalanced,
            .public = {
                .code = "VSS215",
                .slug = "wmd-variable-unbalanced",
                .scope = VSSDOC_ON_WMD,
                .severity = VSSDOC_WARNING,
                .why = "a percent sign is allowed in names, but more often it is what is left "
                       "of a variable",
                .title = "percent signs come in pairs",
                .advice = BAD_IMAGE_PATH,
                .source = "inferred: variables are written %NAME%"});

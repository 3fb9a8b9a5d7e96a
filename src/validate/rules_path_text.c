/* Rules about the text of a file set's path and filespec. */
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "validate/judge.h"

/* ---- characters ---- */

static const char *wildcard_in(const char *path)
{
    return vsd_has_wildcard(vsd_path_names(path)) ? "wildcard" : NULL;
}

static void path_wildcard(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, wildcard_in, NULL);
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
    return strchr(filespec, '\\') != NULL && !vsd_is_command_line(filespec) ? "backslash" : NULL;
}

static void filespec_backslash(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, NULL, backslash_in);
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

static void path_quotes(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, vsd_quote_in, vsd_quote_in);
}
DEFINE_RULE(path_quotes, .file_set = path_quotes, .writer_set = path_quotes,
            .public = {.code = "VSS207",
                       .slug = "wmd-path-quotes",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "no file has such a name: enumerating the writer's files fails",
                       .title = "paths and filespecs have no quotation marks",
                       .advice = VSD_BAD_IMAGE_PATH,
                       .source = "system-state-backup-fails-invalid-imagepath.md"});

static const char *slash_in(const char *text)
{
    return strchr(text, '/') != NULL && !vsd_is_command_line(text) ? "forward slash" : NULL;
}

static void path_slash(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, slash_in, slash_in);
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
                .advice = VSD_BAD_IMAGE_PATH,
                .source = "system-state-backup-fails-invalid-imagepath.md"});

static void path_arguments(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, vsd_arguments_in, vsd_arguments_in);
}
DEFINE_RULE(path_arguments, .file_set = path_arguments, .writer_set = path_arguments,
            .public = {.code = "VSS209",
                       .slug = "wmd-path-arguments",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "no file has such a name, and named files must exist at backup time",
                       .title = "paths and filespecs name files, not command lines",
                       .advice = VSD_BAD_IMAGE_PATH,
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
    return vsd_is_command_line(path) ? NULL : illegal_in(vsd_path_names(path), true);
}

static const char *illegal_in_filespec(const char *filespec)
{
    bool explained = vsd_is_command_line(filespec) || backslash_in(filespec) != NULL;
    return explained ? NULL : illegal_in(filespec, false);
}

static void path_illegal(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, illegal_in_path, illegal_in_filespec);
}
DEFINE_RULE(path_illegal, .file_set = path_illegal, .writer_set = path_illegal,
            .public = {.code = "VSS210",
                       .slug = "wmd-path-illegal-character",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "Windows refuses such names: \"the file name, directory name, or "
                              "volume label syntax is incorrect\"",
                       .title = "paths and filespecs have only characters that names can have",
                       .advice = VSD_BAD_IMAGE_PATH,
                       .source = "system-state-backup-fails-invalid-imagepath.md"});

static const char *doubled_in(const char *path)
{
    path = vsd_path_names(path);
    path += strspn(path, "\\"); /* a share's */
    return strstr(path, "\\\\") != NULL ? "doubled backslash" : NULL;
}

static void path_doubled(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, doubled_in, NULL);
}
DEFINE_RULE(path_doubled, .file_set = path_doubled, .writer_set = path_doubled,
            .public = {.code = "VSS211",
                       .slug = "wmd-path-doubled-backslash",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "Windows forgives it in most calls, but not below \"\\\\?\\\", and "
                              "programs that compare paths as text do not",
                       .title = "paths have single backslashes",
                       .advice = VSD_BAD_IMAGE_PATH,
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
    if (vsd_is_command_line(path))
        return NULL;
    for (path = vsd_path_names(path); *path != '\0' && wrong == NULL;) {
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
    if (vsd_is_command_line(filespec))
        return NULL;
    if (length > 1 && strcmp(filespec + length - 2, "*.") == 0)
        return NULL; /* names without an extension */
    return edges_of(filespec, length);
}

static void path_edges(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, edge_in_path, edge_in_filespec);
}
DEFINE_RULE(path_edges, .file_set = path_edges, .writer_set = path_edges,
            .public = {.code = "VSS212",
                       .slug = "wmd-path-blank-or-dot",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "Windows drops blanks and dots behind a name in some calls and keeps "
                              "them in others; a name may begin with a blank, but few do",
                       .title = "no blanks around names, no dots behind them",
                       .advice = VSD_BAD_IMAGE_PATH,
                       .source = "system-state-backup-fails-invalid-imagepath.md"});

/* ---- names that mean something else ---- */

static bool is_device(const char *name, size_t length)
{
    static const char *const devices[] = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    while (length > 0 && name[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++)
        if (vsd_rest_folded(name, devices[i]) == name + length)
            return true;
    bool numbered = vsd_rest_folded(name, "COM") != NULL || vsd_rest_folded(name, "LPT") != NULL;
    return numbered && length == 4 && name[3] >= '1' && name[3] <= '9';
}

/* The first of the names between backslashes that Windows takes for a device, whatever follows its
 * first dot. */
static const char *device_in(const char *text)
{
    for (const char *name = text; *name != '\0';) {
        name += strspn(name, "\\");
        bool likely = strchr("aclnpACLNP", *name) != NULL; /* how their names begin */
        if (likely && is_device(name, strcspn(name, "\\.")))
            return "name of a device";
        name += strcspn(name, "\\");
    }
    return NULL;
}

static const char *device_in_path(const char *path)
{
    bool literal = strncmp(path, "\\\\?\\", 4) == 0;
    return literal || vsd_nt_form(path) != NULL ? NULL : device_in(path);
}

static void path_device(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, device_in_path, device_in);
}
DEFINE_RULE(path_device, .file_set = path_device, .writer_set = path_device,
            .public = {.code = "VSS216",
                       .slug = "wmd-path-device-name",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_WARNING,
                       .why = "programs reach the device instead (CON, NUL, COM1): such a file can "
                              "be made, copied and removed below \"\\\\?\\\" alone",
                       .title = "no folder or file has the name of a device",
                       .advice = "Have the writer use another name.",
                       .source = "inferred: the names that Windows reserves for devices "
                                 "(winbase.h, CreateFile)"});

/* A semicolon is allowed in a name, a pattern on either side of it is hardly one. */
static const char *several_in(const char *filespec)
{
    const char *wildcard = strpbrk(filespec, "*?");
    const char *end = wildcard != NULL ? strpbrk(wildcard, ";,") : NULL;
    if (wildcard == NULL || end == NULL || vsd_is_command_line(filespec))
        return NULL;
    return strpbrk(end, "*?") != NULL ? "several patterns" : NULL;
}

static void filespec_several(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, NULL, several_in);
}
DEFINE_RULE(filespec_several, .file_set = filespec_several, .writer_set = filespec_several,
            .public = {.code = "VSS217",
                       .slug = "wmd-filespec-several",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "a filespec is one pattern: this one matches only names that contain "
                              "the separator",
                       .title = "a filespec is one name or pattern",
                       .advice = "Give each pattern a file set of its own.",
                       .source = "api:cw-addfilestofilegroup"});

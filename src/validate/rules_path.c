/* Rules about what kind of path a file set has. */
#include <string.h>

#include "base/guid.h"
#include "base/text.h"
#include "base/winpath.h"
#include "model/file_set_text.h"
#include "validate/judge.h"

static bool is_writer(const struct vsd_check *check, const char *id)
{
    struct vssdoc_guid guid;
    return check->writer != NULL && vssdoc_guid_parse(id, &guid) &&
           vssdoc_guid_equal(&guid, &check->writer->writer_id);
}

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

/* Another rule tells what became of the path. */
static bool is_explained(const char *path)
{
    return vsd_nt_form(path) != NULL || vsd_is_command_line(path) || strchr(path, '/') != NULL ||
           vsd_lone_percent_in(path) != NULL;
}

/* What Windows keeps on every volume is named without a drive where it is kept out of shadow
 * copies, and so are Data Deduplication's folders. */
static void path_not_absolute(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    const char *path = set->path != NULL ? set->path : "";
    enum vsd_winpath_kind kind = vsd_winpath_kind(path);
    if (kind == VSD_PATH_DRIVE && vsd_path_names(path)[2] == '\0') {
        vsd_report(check, &set->at, vsd_file_set_text(set, subject),
                   "\"%.8s\" is the drive's current folder, whichever that is; its root would be "
                   "\"%s\\\"",
                   path, vsd_path_names(path));
        return;
    }
    if ((kind != VSD_PATH_RELATIVE && kind != VSD_PATH_ROOTED) || is_explained(path) ||
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
                       .advice = VSD_BAD_IMAGE_PATH,
                       .source = "api:cw-addfilestofilegroup; excluding-files-from-shadow-"
                                 "copies.md; captured documents"});

static void path_nt_form(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, vsd_nt_form, NULL);
}
DEFINE_RULE(path_nt_form, .file_set = path_nt_form, .writer_set = path_nt_form,
            .public = {.code = "VSS203",
                       .slug = "wmd-path-nt-form",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "no requester can map such a path to a volume and its shadow copy",
                       .title = "paths are written as programs write them, not as the kernel does",
                       .advice = VSD_BAD_IMAGE_PATH,
                       .source = "api:cw-addfilestofilegroup; system-state-backup-fails-invalid-"
                                 "imagepath.md"});

/* What begins with the share in "\\server\share\x" and "\\?\UNC\server\share\x", NULL where
 * there is none. */
static const char *share_of(const char *path)
{
    const char *rest = vsd_rest_folded(path, "\\\\?\\UNC\\");
    const char *server = rest != NULL ? rest : path + 2;
    const char *share = strchr(server, '\\');
    return share != NULL && share > server && share[1] != '\0' ? share + 1 : NULL;
}

static const char *no_share(const char *path)
{
    return vsd_winpath_kind(path) == VSD_PATH_UNC && share_of(path) == NULL && !is_explained(path)
               ? "server without a share"
               : NULL;
}

static void path_no_share(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, no_share, NULL);
}
DEFINE_RULE(path_no_share, .file_set = path_no_share, .writer_set = path_no_share,
            .public = {.code = "VSS218",
                       .slug = "wmd-path-no-share",
                       .scope = VSSDOC_ON_WMD,
                       .severity = VSSDOC_ERROR,
                       .why = "a server has folders in its shares alone, so no file is named",
                       .title = "a path on a server names a share",
                       .advice = "Correct the writer: \\\\server\\share\\folder.",
                       .source = "api:cw-addfilestofilegroup"});

static void path_unc(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    char subject[VSD_FILE_SET_TEXT];
    if (set->path != NULL && vsd_winpath_kind(set->path) == VSD_PATH_UNC &&
        share_of(set->path) != NULL)
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

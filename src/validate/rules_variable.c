/* Rules about variables in the texts of file sets. */
#include "base/winpath.h"
#include "model/file_set_text.h"
#include "validate/judge.h"

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

static void variable_unbalanced(struct vsd_check *check, const struct vssdoc_file_set *set)
{
    vsd_judge(check, set, vsd_lone_percent_in, vsd_lone_percent_in);
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
                .advice = VSD_BAD_IMAGE_PATH,
                .source = "inferred: variables are written %NAME%"});

/* What rules about the texts of file sets share. */
#ifndef VSD_VALIDATE_JUDGE_H
#define VSD_VALIDATE_JUDGE_H

#include "validate/check.h"

/* Says what is wrong with a text, NULL when nothing is. */
typedef const char *vsd_judge_fn(const char *text);

/* Reports the judge's words in front of the first text that is wrong: one finding for each file set.
 * NULL: filespecs are not looked at. */
void vsd_judge(struct vsd_check *check, const struct vssdoc_file_set *set, vsd_judge_fn *of_path,
               vsd_judge_fn *of_filespec);

/* What follows a prefix that is no part of the path's names: "\\?\", "\\.\", "\??\". */
const char *vsd_path_names(const char *path);

/* Judges. What a text was mangled by explains whatever else is wrong with it: rules that are less
 * specific leave such texts alone. */
vsd_judge_fn vsd_nt_form;         /* as the kernel writes paths */
vsd_judge_fn vsd_arguments_in;    /* a command line */
vsd_judge_fn vsd_quote_in;        /* quotation marks */
vsd_judge_fn vsd_lone_percent_in; /* what is left of a variable */
/* Arguments or quotation marks. */
bool vsd_is_command_line(const char *text);

#define VSD_BAD_IMAGE_PATH                                                                         \
    "Find out what names it: in the System Writer usually the ImagePath of a service below "       \
    "HKLM\\SYSTEM\\CurrentControlSet\\Services. Correct it there and list the writer anew."

#endif

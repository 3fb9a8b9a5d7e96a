/* Where, below the folder that results go to, a document that was read gets its file. */
#ifndef VSSDOC_CMD_CONVERT_PATH_H
#define VSSDOC_CMD_CONVERT_PATH_H

#include "options.h"

/* Of the document of that path in the capture of that source. NULL when memory runs out; to be freed. */
char *convert_path(const struct common_args *common, const char *source, const char *path);

#endif

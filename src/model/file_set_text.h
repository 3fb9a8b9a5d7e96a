/* A file set in a line of text. */
#ifndef VSD_MODEL_FILE_SET_TEXT_H
#define VSD_MODEL_FILE_SET_TEXT_H

#include <vssdoc.h>

/* What findings call a file set, which also tells it apart: "C:\folder\*.log (recursive)". */
enum { VSD_FILE_SET_TEXT = 1024 };
const char *vsd_file_set_text(const struct vssdoc_file_set *set, char out[VSD_FILE_SET_TEXT]);

#endif

/* A report that `vssdoc validate --format json` wrote before, and a question is about now. */
#ifndef VSD_CONFIG_REPORT_H
#define VSD_CONFIG_REPORT_H

#include "result/explanation.h"

/* Adds the report's finding with this fingerprint, and its rule. VSSDOC_BAD_ARGUMENT when the file is
 * no such report or has no such finding. */
enum vssdoc_status vsd_report_find(const char *path, const char *fingerprint,
                                   struct vsd_explanation *explanation,
                                   struct vssdoc_error *error);

#endif

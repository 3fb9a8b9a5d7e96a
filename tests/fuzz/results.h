/* What engines make of a capture, beside an inspection: each result written in one form or several. */
#ifndef RESULTS_H
#define RESULTS_H

#include "exercise.h"

void fuzz_restore(const struct vssdoc_capture *capture, uint64_t choice);
void fuzz_graph(const struct vssdoc_capture *capture, uint64_t choice, const char *around);
void fuzz_report(const struct vssdoc_capture *capture, uint64_t choice);

#endif

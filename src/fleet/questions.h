#ifndef VSD_FLEET_QUESTIONS_H
#define VSD_FLEET_QUESTIONS_H

#include "fleet/fleet.h"

const char *vsd_question_sql(const struct vssdoc_question *question);
/* VSSDOC_BAD_ARGUMENT with the nearest name, how it is asked, or what its argument has to be. */
enum vssdoc_status vsd_question_find(const char *name, const char *const *arguments,
                                     size_t n_arguments, const struct vssdoc_question **out,
                                     struct vssdoc_error *error);

#endif

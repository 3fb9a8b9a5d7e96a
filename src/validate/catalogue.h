/* All rules, collected from the DEFINE_RULE lines, in the order of their codes. */
#ifndef VSD_VALIDATE_CATALOGUE_H
#define VSD_VALIDATE_CATALOGUE_H

#include "validate/check.h"

extern const struct vsd_rule *const vsd_rules[]; /* NULL-terminated */
extern const size_t vsd_n_rules;

#endif

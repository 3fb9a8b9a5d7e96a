/* Rules: schema. */
#include "validate/check.h"

/* Rules: bcd. */
#include "validate/check.h"

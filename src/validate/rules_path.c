/* Rules: path. */
#include "validate/check.h"

/* Rules: changed files. */
#include "validate/check.h"

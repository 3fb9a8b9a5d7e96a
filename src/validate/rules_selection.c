/* Rules: selection. */
#include "validate/check.h"

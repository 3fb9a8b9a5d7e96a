/* Rules: chain. */
#include "validate/check.h"

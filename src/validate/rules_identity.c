/* Rules: identity. */
#include "validate/check.h"

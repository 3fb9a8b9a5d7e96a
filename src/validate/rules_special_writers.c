/* Rules: special writers. */
#include "validate/check.h"

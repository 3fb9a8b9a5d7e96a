/* Rules: restore places. */
#include "validate/check.h"

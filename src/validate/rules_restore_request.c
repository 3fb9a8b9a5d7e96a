/* Rules: restore request. */
#include "validate/check.h"

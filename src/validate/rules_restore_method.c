/* Rules: restore method. */
#include "validate/check.h"

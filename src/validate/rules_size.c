/* Rules: size. */
#include "validate/check.h"

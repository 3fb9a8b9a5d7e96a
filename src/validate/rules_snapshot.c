/* Rules: snapshot. */
#include "validate/check.h"

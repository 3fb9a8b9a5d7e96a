/* Rules: component. */
#include "validate/check.h"

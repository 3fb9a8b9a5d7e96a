/* Rules: writer set. */
#include "validate/check.h"

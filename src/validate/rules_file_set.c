/* Rules: file set. */
#include "validate/check.h"

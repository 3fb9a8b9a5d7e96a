/* Rules: record. */
#include "validate/check.h"

/* Rules: volumes. */
#include "validate/check.h"

/* Rules: system state. */
#include "validate/check.h"

/* Rules: pairing. */
#include "validate/check.h"

/* Not written yet. */
#include "fixture.h"

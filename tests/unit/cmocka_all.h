/* Everything a unit test includes before its own unit: cmocka wants these, in this order. */
#ifndef CMOCKA_ALL_H
#define CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Runs the tests of an array; the whole of most main functions. */
#define RUN(tests) cmocka_run_group_tests(tests, NULL, NULL)

#endif

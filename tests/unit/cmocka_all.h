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

/* An assertion inside a table: format and arguments tell which row it is and what came instead. */
#define CHECK(condition, ...)                                                                      \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg(__VA_ARGS__);                                                                 \
    } while (0)

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

#endif

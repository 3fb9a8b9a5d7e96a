## One program per unit; add yours here, its source is the file of that name.
unit_tests =

EXTRA_DIST += %D%/cmocka_all.h %D%/without-cmocka.sh
if CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
else
EXTRA_PROGRAMS += $(unit_tests)
TESTS += %D%/without-cmocka.sh
endif

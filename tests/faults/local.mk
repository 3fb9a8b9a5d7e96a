## Trouble from outside: streams that are closed, disks that are full, memory that is short, calls that
## fail. each.sh tries some of all faults; VSSDOC_FAULTS=all in the environment makes it try every one.
fault_tests = \
  %D%/closed.sh \
  %D%/each.sh \
  %D%/fleet.sh \
  %D%/full.sh \
  %D%/hostile.sh \
  %D%/inputs.sh \
  %D%/memory.sh \
  %D%/output.sh \
  %D%/pipe.sh \
  %D%/shapes.sh

check_PROGRAMS += %D%/each
tests_faults_each_LDADD =
## Preloaded, so it is always a shared object, and no part of anything else.
check_DATA = %D%/fault.so
CLEANFILES += %D%/fault.so
%D%/fault.so: $(srcdir)/%D%/fault.c
	$(AM_V_CC)$(MKDIR_P) %D% && $(CC) -D_GNU_SOURCE $(CPPFLAGS) $(LIBXML_CFLAGS) -O1 -shared -fPIC -o $@ $(srcdir)/%D%/fault.c -ldl

EXTRA_DIST += %D%/faults.inc %D%/fault.c $(fault_tests)
TESTS += $(fault_tests)

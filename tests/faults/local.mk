## Trouble from outside: streams that are closed, disks that are full, memory that is short.
fault_tests = \
  %D%/closed.sh \
  %D%/full.sh \
  %D%/inputs.sh \
  %D%/memory.sh \
  %D%/output.sh \
  %D%/pipe.sh \
  %D%/shapes.sh

EXTRA_DIST += %D%/faults.inc $(fault_tests)
TESTS += $(fault_tests)

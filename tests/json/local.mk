## Checks of the JSON output against its schemas, the corpus and the real captures, in Python; run.sh
## skips them, visibly, where that is missing. One program per idea; vssdoc.py is what they share.
json_checks = \
  %D%/alike.py \
  %D%/causes.py \
  %D%/complete.py \
  %D%/counts.py \
  %D%/differences.py \
  %D%/edits.py \
  %D%/expected.py \
  %D%/findings.py \
  %D%/graphs.py \
  %D%/fleet.py \
  %D%/output.py \
  %D%/outside.py \
  %D%/progress.py \
  %D%/questions.py \
  %D%/reports.py \
  %D%/requesters.py \
  %D%/restores.py \
  %D%/redacted.py \
  %D%/schemas.py \
  %D%/selections.py \
  %D%/timelines.py

EXTRA_DIST += $(json_checks) %D%/documents.py %D%/run.sh %D%/vssdoc.py
TESTS += $(json_checks)

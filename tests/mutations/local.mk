## A row per way to break a healthy document, and the rule that finds it: run.py tells the form.
TESTS += %D%/run.sh
EXTRA_DIST += %D%/mutations.tsv %D%/run.py %D%/run.sh

EXTRA_DIST += %D%/setup.sh %D%/quickstart %D%/check %D%/check-cross

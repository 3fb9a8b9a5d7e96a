EXTRA_DIST += %D%/setup.sh %D%/chroot.sh %D%/quickstart %D%/check %D%/check-cross \
  %D%/check-packages %D%/check-reproducible %D%/static-program

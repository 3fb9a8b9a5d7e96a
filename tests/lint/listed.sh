# Every compiled file is named in its folder's local.mk, so that it is built and distributed.
set -eu
cd "$top_srcdir"

bad=0
for file in $(find src tests/unit tests/fuzz -name '*.[ch]'); do
    list=${file%/*}/local.mk
    name=${file##*/}
    case $file in tests/*.c) name="${name%.c}\(.c\)*" ;; esac
    sed 's/#.*//' "$list" | grep -q "/$name\( \|\$\)" || {
        echo "$list does not list ${file##*/}"
        bad=1
    }
done
exit $bad

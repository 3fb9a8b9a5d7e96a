# Sources include only what the table in src/README.md allows their folder.
#
# A row of the table: | folder | folders of ours | other headers |. Folders may always include
# themselves, <vssdoc.h> and C's own headers; "other headers" are shell patterns.
set -eu
made=$(cd "$top_builddir" && pwd)/src # headers that the build makes
cd "$top_srcdir/src"

standard='assert ctype errno float inttypes iso646 limits locale math setjmp signal stdalign stdarg
stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string time uchar wchar'
rows=$(sed -n 's/`//g; /^| folder /,/^$/{ /^| folder /d; /^| *-/d; /^|/p; }' README.md)
[ -n "$rows" ] || { echo "src/README.md has no table of folders"; exit 1; }

bad=0
complain() {
    echo "src/$1: $2"
    bad=1
}

for file in $(find . -name '*.[ch]' | sed 's|^\./||' | sort); do
    folder=${file%/*}
    [ "$folder" = "$file" ] && folder=.
    row=$(echo "$rows" | grep "^| *$folder *|") || { complain "$file" "src/README.md has no row for $folder"; continue; }
    ours=$(echo "$row" | cut -d '|' -f 3)
    others=$(echo "$row" | cut -d '|' -f 4)

    for header in $(sed -n 's/^ *# *include *//p' "$file" | sed 's/[ \t].*//'); do
        name=${header#?}
        name=${name%?}
        case $header in
        '<vssdoc.h>') ;;
        '<'*)
            allowed=false
            for word in $standard; do [ "$name" = "$word.h" ] && allowed=true; done
            set -f
            for pattern in $others; do
                # shellcheck disable=SC2254 # it is a pattern
                case $name in $pattern) allowed=true ;; esac
            done
            set +f
            $allowed || complain "$file" "may not include $header"
            ;;
        '"'*)
            if [ -f "$name" ] || [ -f "$made/$name" ]; then
                target=$name
            elif [ -f "$folder/$name" ]; then
                target=$folder/$name
            else
                complain "$file" "includes $header, which is not there"
                continue
            fi
            target=${target%/*}
            [ "$target" = "$name" ] && target=.
            case " $folder $ours " in
            *" $target "*) ;;
            *) complain "$file" "is in $folder and may not include $header" ;;
            esac
            ;;
        esac
    done
done
exit $bad

#!/bin/sh
# Usage: run.sh [--update] FILE.case
#
# Runs a case's commands and compares what they do with what the case says; --update rewrites the
# case instead. A line's first two characters tell what it is:
#
#     # Says what the case is about.       comments, before a command
#     # needs: VSSDOC_CAPTURES             skipped without this variable; ./captures is its folder
#
#     $ vssdoc inspect corpus/x.xml \      a command as typed; sh reads it
#     > --format json                      its further lines
#       {"schema": "vssdoc/inspect/1"}     its standard output, indented
#     ! vssdoc: x.xml: no such file        then its standard error
#     exit 2                               then its exit status, unless 0
#
# Commands of a case run one after the other in a new folder, where ./corpus is the project's.
set -eu

update=false
if [ "$1" = --update ]; then
    update=true
    shift
fi
case_file=$1

scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-cli.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
mkdir "$scratch/home" "$scratch/bin"
ln -s "$top_srcdir/corpus" "$scratch/home/corpus"

for variable in $(sed -n 's/^# needs: *//p' "$case_file"); do
    eval "folder=\${$variable-}"
    if [ -z "$folder" ]; then
        echo "$(basename "$case_file") needs $variable, which is not set"
        exit 77
    fi
    ln -s "$folder" "$scratch/home/$(echo "${variable#VSSDOC_}" | tr '[:upper:]' '[:lower:]')"
done

# The program itself: libtool's wrapper around it takes longer than most runs.
folder=$top_builddir
if [ -x "$top_builddir/.libs/vssdoc" ]; then
    folder=$top_builddir/.libs
    LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LD_LIBRARY_PATH
fi
PATH=$folder:$PATH
if [ -n "${VSSDOC_RUN_UNDER-}" ]; then
    printf '#!/bin/sh\nexec %s "%s/vssdoc" "$@"\n' "$VSSDOC_RUN_UNDER" "$folder" >"$scratch/bin/vssdoc"
    chmod +x "$scratch/bin/vssdoc"
    PATH=$scratch/bin:$PATH
fi
LC_ALL=C.UTF-8 TZ=UTC HOME=$scratch/home TERM=dumb SOURCE_DATE_EPOCH=1767225600 # 2026-01-01
export PATH LC_ALL TZ HOME TERM SOURCE_DATE_EPOCH
unset COLUMNS NO_COLOR CDPATH ENV VSSDOC_CONFIG XDG_CONFIG_HOME

# Prints a file, each line behind a mark; no blanks at the end of an empty line.
marked() {
    LC_ALL=C sed "/./s/^/$1/; s/^\$/${1%% *}/" "$2"
    [ ! -s "$2" ] || [ -z "$(tail -c 1 "$2" | tr '\0' x)" ] || printf '\n\\ no newline at the end\n'
}

# Runs $command, prints what the case should say of it.
run() {
    status=0
    (cd "$scratch/home" && exec timeout 300 sh -c "$command") \
        >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
    marked '  ' "$scratch/out"
    marked '! ' "$scratch/err"
    [ $status -eq 0 ] || echo "exit $status"
    command=
}

# Copies the case, with each command's output in place of the expected one.
replay() {
    command=
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '$ '* | '#'*)
            if [ -n "$command" ]; then
                run
                echo
            fi
            printf '%s\n' "$line"
            case $line in '$ '*) command=${line#'$ '} ;; esac
            ;;
        '> '*)
            printf '%s\n' "$line"
            command=$command'
'${line#'> '}
            ;;
        *)
            [ -n "$command" ] || printf '%s\n' "$line"
            ;;
        esac
    done
    if [ -n "$command" ]; then
        run
    else
        echo "the case ends without a command"
    fi
}

replay <"$case_file" >"$scratch/actual"
cmp -s "$case_file" "$scratch/actual" && exit 0
if $update; then
    cat "$scratch/actual" >"$case_file"
    echo "$case_file: updated"
else
    diff -u --label "$case_file" --label "what it does now" "$case_file" "$scratch/actual"
fi

# Shared by quickstart and check, which source it: packages, stages, builds.
# shellcheck shell=bash

set -u
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$project/build
logs=$build/log/$(basename "$0")
mkdir -p "$logs"

jobs=$(nproc)
build_packages=(gcc libc6-dev make autoconf automake libtool pkgconf
    libxml2-dev libxslt1-dev nettle-dev libarchive-dev libutf8proc-dev libjansson-dev libsqlite3-dev libxxhash-dev uthash-dev python3-jsonschema)

# ---- Stages: one line each when all is well, the whole output when not ----

passed=0 failed=0 skipped=0
declare -A skips=() # test -> why it was skipped

# stage NAME COMMAND...: the command counts as one check, or as the tests that it ran.
stage() {
    local name=$1 log=$logs/$1.log status took TIMEFORMAT='%0R s, %0U + %0S s of CPU'
    shift
    { time quietly "$log" "$@"; } 2>"$logs/time"
    status=$?
    took=$(cat "$logs/time")
    if [ $status -eq 0 ]; then
        printf 'ok    %-12s %s\n' "$name" "$took"
    else
        cat "$log"
        printf 'FAIL  %-12s %s, exit %d\n' "$name" "$took" $status
    fi
    count "$log" $status
    return $status
}

# needed NAME COMMAND...: a stage without which the rest makes no sense.
needed() {
    stage "$@" # not behind ||, where the shell would not stop at what fails inside
    [ $failed -eq 0 ] || { summary; exit 1; }
}

quietly() { # LOG COMMAND...
    local log=$1
    shift
    (set -e; "$@") >"$log" 2>&1 </dev/null
}

# Adds up what automake's summaries in a log say, and the last line of a script like these.
count() {
    local log=$1 status=$2 good bad left nested=(0 0 0)
    if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
        nested=("${BASH_REMATCH[@]:1}")
        while IFS=: read -r _ what why; do skips[$(basename "$log" .log):$what]=${why# }; done < <(grep '^skipped: ' "$log")
    fi
    good=$((nested[0] + $(summed 'PASS|XFAIL' "$log")))
    bad=$((nested[1] + $(summed 'FAIL|XPASS|ERROR' "$log")))
    left=$((nested[2] + $(summed SKIP "$log")))
    skipped=$((skipped + left))
    [ $((good + bad)) -gt 0 ] || [ "$status" -ne 0 ] || good=1
    [ "$bad" -gt 0 ] || [ "$status" -eq 0 ] || bad=1
    passed=$((passed + good)) failed=$((failed + bad))
}
summed() { awk -v kind="^# ($1):" '$0 ~ kind { n += $3 } END { print n + 0 }' "$2"; }

# skip WHAT WHY: a check that could not be made.
skip() {
    skipped=$((skipped + 1))
    skips[$1]=$2
}

# remember_skips FOLDER: why tests of a build were skipped; they say it on their first line.
remember_skips() {
    local trs test
    while IFS= read -r trs; do
        test=${trs#"$1/"}
        skips[${test%.trs}]=$(head -n 1 "${trs%.trs}.log")
    done < <(grep -rlx --include='*.trs' ':test-result: SKIP' "$1/tests")
}

# summary: the last lines. Fails when anything did.
summary() {
    local what
    for what in "${!skips[@]}"; do echo "skipped: $what: ${skips[$what]}"; done | sort
    echo "$passed passed, $failed failed, $skipped skipped"
    [ $failed -eq 0 ]
}

# ---- Packages ----

# need_packages NAME...: installs those that Debian has and the machine has not.
need_packages() {
    local name missing=()
    command -v dpkg-query >/dev/null || return 0 # not Debian: configure will say what is missing
    for name; do
        dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed ||
            missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        echo "Packages are missing. This line, as root, installs them:" >&2
        echo "apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 2
    fi
    stage packages install "${missing[@]}" || exit 2
    passed=0
}
install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    apt-get -qq -y --no-install-recommends install "$@"
}

# ---- Builds, all of them below build/ ----

# What decides how things are compiled, and what decides which things.
recipe() { cd "$project" && cat configure.ac m4/vssdoc.m4 | cksum; }
bill() { cd "$project" && find . -path ./build -prune -o -name '*.mk' -print | sort | xargs cat configure.ac Makefile.am m4/vssdoc.m4 | cksum; }

# bootstrap: makes ./configure when the build system changed since the last time.
bootstrap() {
    local seen=$build/.bootstrapped
    cd "$project"
    [ -x configure ] && [ "$(cat "$seen" 2>/dev/null)" = "$(bill)" ] && return
    autoreconf -fi
    bill >"$seen"
}

# configured FOLDER [ARGUMENT]...: a build folder, anew when compiling has changed.
configured() {
    local folder=$1 how
    shift
    how="$(recipe) $*"
    [ "$(cat "$folder/.configured" 2>/dev/null)" = "$how" ] && [ -f "$folder/Makefile" ] && return
    mkdir -p "$folder"
    cd "$folder"
    [ ! -f Makefile ] || make -s clean
    "$project/configure" -q "$@"
    echo "$how" >.configured
}

# complete TARBALL: it has every file that git tracks but git's own, and nothing of the debris of a build.
complete() {
    local lists=$build/tarball
    mkdir -p "$lists"
    tar -tf "$1" | sed 's|^[^/]*/||; /\/$/d; /^$/d' | LC_ALL=C sort >"$lists/distributed"
    if grep -E '\.(l?o|la|so|a|pyc)$|~$|autom4te' "$lists/distributed"; then
        echo "This is no part of a tarball."
        return 1
    fi
    git -c safe.directory='*' -c core.quotePath=off -C "$project" ls-files >"$lists/tracked" 2>/dev/null || {
        echo "not a git work tree: the list of files was not compared"
        return 0
    }
    grep -vE '(^|/)\.git(attributes|ignore)$' "$lists/tracked" | LC_ALL=C sort |
        LC_ALL=C comm -23 - "$lists/distributed" >"$lists/forgotten"
    [ ! -s "$lists/forgotten" ] || { echo "The tarball lacks:"; cat "$lists/forgotten"; return 1; }
}

# What shells complete is what the program takes: commands, options, formats and other known words. The
# script of each shell is made and loaded; bash's function is asked, fish completes command lines, and in
# zsh on a terminal the key is pressed. A shell that is not installed is said and left out.
set -eu
vssdoc=$top_builddir/vssdoc
case $vssdoc in /*) ;; *) vssdoc=$PWD/$vssdoc ;; esac
scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-completion.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
LC_ALL=C.UTF-8 HOME=$scratch
export LC_ALL HOME
ln -s "$top_srcdir/corpus/made" made
mkdir vendor fpath
"$vssdoc" help --completion bash >vendor/vssdoc
"$vssdoc" help --completion zsh >fpath/_vssdoc
"$vssdoc" help --completion fish >vssdoc.fish

bad=0
missing=
# expect SHELL COMMAND-LINE WORDS: what stands on standard input is these words, in any order.
expect() {
    tr ' ' '\n' | sed '/^$/d' | LC_ALL=C sort >is
    echo "$3" | tr ' ' '\n' | sed '/^$/d' | LC_ALL=C sort >should
    cmp -s is should && return
    echo "$1: $2: completes, then should complete:"
    diff is should || bad=1
}
commands=$("$vssdoc" help | sed -n '/^Commands/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p')
[ -n "$commands" ] || { echo "vssdoc help lists no commands"; exit 1; }
options_of() { "$vssdoc" help --all-options | sed -n "s/^$1 //p"; }
# The formats of a command, as its complaint about another one lists them; nothing where it has none.
formats_of() {
    case $1 in
    diff) set -- "$@" made/mywriter made/mywriter ;;
    why) set -- "$@" made/mywriter 'C:\x' ;;
    fleet)
        [ -e fleet.db ] || "$vssdoc" fleet index fleet.db made/mywriter >/dev/null
        set -- fleet query fleet.db --sql 'SELECT 1'
        ;;
    rules) ;;
    explain) set -- "$@" VSS101 ;;
    schema | help) return 0 ;;
    *) set -- "$@" made/mywriter ;;
    esac
    "$vssdoc" "$@" --format nonsense 2>&1 | sed -n 's/.*: there are //p' | sed 's/,\{0,1\} or / /; s/,//g'
}

for command in $commands; do
    twice=$(options_of "$command" | sort | uniq -d)
    [ -z "$twice" ] || { echo "$command: has twice: $twice"; bad=1; }
done

# ---- bash ----

in_bash() { # WORD...: the last one is to be completed
    bash --norc --noprofile -c '
        . vendor/vssdoc
        complete -p vssdoc >/dev/null || exit
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _vssdoc vssdoc "${COMP_WORDS[COMP_CWORD]}"
        printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}
check() { # WANTED WORD...
    wanted=$1
    shift
    in_bash "$@" | expect bash "$*" "$wanted"
}
if command -v bash >/dev/null; then
    check "$commands --help --version" vssdoc ''
    check inspect vssdoc insp
    for command in $commands; do
        check "$(options_of "$command") --help" vssdoc "$command" --
        formats=$(formats_of "$command")
        [ -z "$formats" ] || [ "$(echo "$formats" | wc -w)" -ge 2 ] || { echo "$command: formats?"; bad=1; }
        [ -z "$formats" ] || check "$formats" vssdoc "$command" -f ''
        [ -z "$formats" ] || check "$formats" vssdoc "$command" --format = ''
    done
    check 'json junit' vssdoc validate --format = j
    check '--format=json --format=junit' vssdoc validate --format=j # where = is no end of a word
    check 'error warning info never' vssdoc validate --fail-on ''
    check '' vssdoc validate --only VSSx
    check 'doc-made,doc-encoding' vssdoc validate --only doc-made,doc-enc
    check "$("$vssdoc" rules --format json | sed -n 's/.*"slug": *"\([^"]*\)".*/\1/p')" vssdoc explain ''
    check "$("$vssdoc" schema)" vssdoc schema ''
    check "$commands config names redaction" vssdoc help ''
    check 'bash zsh fish' vssdoc help --completion ''
    check "index query $("$vssdoc" fleet query fleet.db | sed 's/ .*//')" vssdoc fleet ''
    check 'wmd wmd-set' vssdoc rules --scope w
    check 'backup,restore' vssdoc timeline --sequence backup,r
    check 'stamps spelling snapshot-ids' vssdoc diff --include s
    # files are bash's own, which takes over where nothing is said
    check '' vssdoc inspect ''
    check '' vssdoc inspect -o ''
    check '' vssdoc inspect -- --
    check '' vssdoc nonsense --
else
    missing="$missing bash"
fi

# ---- fish ----

if command -v fish >/dev/null; then
    fish --no-execute vssdoc.fish || bad=1
    fish_check() { # WANTED LINE
        fish --no-config -c "source vssdoc.fish; complete -C '$2'" | cut -f 1 | expect fish "$2" "$1"
    }
    fish_check "$commands" 'vssdoc '
    fish_check 'json junit' 'vssdoc validate --format j'
    fish_check '--format=json --format=junit' 'vssdoc validate --format=j'
    fish_check 'doc-made,doc-encoding' 'vssdoc validate --only doc-made,doc-enc'
    fish_check 'lost-writers' 'vssdoc fleet lost'
    fish_check 'made/' 'vssdoc inspect ma'
    fish_check 'made/' 'vssdoc inspect -o ma'
    for command in $commands; do
        fish_check "$(options_of "$command") --help" "vssdoc $command --"
    done
else
    missing="$missing fish"
fi

# ---- zsh ----

if command -v zsh >/dev/null; then
    zsh -n fpath/_vssdoc || bad=1
    cat >type.zsh <<'ZSH'
zmodload zsh/zpty
zpty terminal zsh -f -i
zpty -w terminal 'PS1= fpath=($PWD/fpath $fpath); autoload -Uz compinit; compinit -u -d $PWD/dump'
zpty -w terminal 'say() { print -r -- "$BUFFER" >>said; BUFFER= }; zle -N say; bindkey "^X" say; vssdoc() { : }'
n=0
while IFS= read -r line; do
    zpty -w -n terminal $line$'\t\x18'
    ((n++))
    for ((i = 0; i < 200; i++)); do
        [[ -e said && $(wc -l <said) -ge $n ]] && break
        zpty -r -t terminal output || sleep 0.1
    done
done
zpty -d terminal
ZSH
    cat >typed <<'LINES'
vssdoc insp	vssdoc inspect 
vssdoc inspect --findi	vssdoc inspect --findings 
vssdoc validate --format ju	vssdoc validate --format junit 
vssdoc validate --fail-on=w	vssdoc validate --fail-on=warning 
vssdoc validate -f sa	vssdoc validate -f sarif 
vssdoc validate --only doc-made,doc-enc	vssdoc validate --only doc-made,doc-encoding,
vssdoc fleet lost-w	vssdoc fleet lost-writers 
vssdoc schema acc	vssdoc schema accept 
vssdoc inspect ma	vssdoc inspect made/
vssdoc inspect -o ma	vssdoc inspect -o made/
vssdoc help --completion z	vssdoc help --completion zsh 
LINES
    rm -f said
    cut -f 1 typed | timeout 120 zsh -f type.zsh
    cut -f 2 typed | diff -u --label typed --label completed - said || bad=1
else
    missing="$missing zsh"
fi

[ $bad -eq 0 ] || exit 1
[ -z "$missing" ] || { echo "not installed, and so not tried:$missing"; exit 77; }

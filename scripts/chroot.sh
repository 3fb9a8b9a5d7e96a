# Fresh minimal Debian systems below build/chroot, of the release and from the places that this machine
# uses. Sourced behind setup.sh. They need root.
# shellcheck shell=bash disable=SC2154 # build is setup.sh's

chroots=$build/chroot
base=$chroots/base

# can_chroot: false after saying why not.
can_chroot() {
    local why=
    if [ "$(id -u)" -ne 0 ]; then why="needs root"; fi
    command -v debootstrap >/dev/null || why="needs debootstrap"
    command -v apt-get >/dev/null || why="needs Debian's apt"
    [ -z "$why" ] || { echo "$why"; return 1; }
}

# Where Debian's main packages come from, and of which release.
release_and_place() {
    local release
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    echo "$release"
    # shellcheck disable=SC2016 # apt's own variables
    apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' 'Identifier: Packages' |
        awk -v release="$release" '$1 == release && $2 == "main" { print $3; exit }'
}

# new_base: makes the one that others are copies of, once.
new_base() {
    [ ! -e "$base.made" ] || return 0
    local release place
    { read -r release && read -r place; } < <(release_and_place)
    rm -rf "$base"
    mkdir -p "$chroots"
    debootstrap --variant=minbase "$release" "$base" "$place"
    cp /etc/apt/sources.list.d/debian.sources "$base/etc/apt/sources.list.d/" 2>/dev/null &&
        rm -f "$base/etc/apt/sources.list"
    printf 'APT::Install-Recommends "false";\nAPT::Sandbox::User "root";\n' >"$base/etc/apt/apt.conf.d/90chroot"
    cat /etc/apt/apt.conf.d/* 2>/dev/null | grep -E '^Acquire::(http|Check)' >"$base/etc/apt/apt.conf.d/91machine" || true
    in_chroot "$base" apt-get -qq update
    touch "$base.made"
}

# new_chroot NAME: a copy of it; its folder is $chroots/NAME.
new_chroot() {
    new_base
    drop_chroot "$1"
    cp -a --reflink=auto "$base" "$chroots/$1"
}
drop_chroot() { rm -rf "${chroots:?}/$1"; }

# in_chroot FOLDER COMMAND...: with nothing of this machine's environment.
in_chroot() {
    local root=$1
    shift
    cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
    env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} chroot "$root" "$@"
}

# Read by ./jacquard and ./check: finds what a fresh machine lacks, and installs it or says how.
#
# Before: me (name for messages), root (the project's folder), no_install (1: never install).
# After a need_... call: a missing thing is noted in `missing` (words) and `packages` (Debian), `brew` (macOS).
# POSIX sh; nothing here starts a JVM, since ./jacquard calls it on every run.

missing=
packages=
brew=

say() {
    printf '%s\n' "$me: $*" >&2
}

# The commit the files are of, with +changes where they differ from it; empty outside a checkout.
commit() {
    git -C "$root" describe --always --exclude='*' --abbrev=12 --dirty=+changes 2>/dev/null || :
}

# note WHAT DEBIAN-PACKAGES BREW-ARGUMENTS
note() {
    missing="${missing:+$missing, }$1"
    packages="${packages:+$packages }$2"
    brew="${brew:+$brew }$3"
}

# The major version of the JDK at $1, from its release file; nothing for a JRE or for anything else.
jdk_major() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            value=${value%%[!0-9]*}
            printf '%s' "$value"
            return 0
        fi
    done < "$1/release"
    return 1
}

# The file that a chain of symbolic links ends at (readlink -f is not everywhere).
link_end() {
    file=$1
    while [ -L "$file" ]; do
        next=$(readlink "$file")
        case $next in
            /*) file=$next ;;
            *) file=${file%/*}/$next ;;
        esac
    done
    printf '%s' "$file"
}

# find_jdk LEAST: sets `jdk` and `jdk_version` to the first JDK of at least that version, or fails.
find_jdk() {
    jdk=
    if [ -n "${JAVA_HOME:-}" ] && jdk_fits "$JAVA_HOME" "$1"; then
        return 0
    fi
    on_path=$(command -v javac 2>/dev/null) || on_path=
    if [ -n "$on_path" ]; then
        on_path=$(link_end "$on_path")
        if jdk_fits "${on_path%/bin/javac}" "$1"; then
            return 0
        fi
    fi
    for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-/}"/.sdkman/candidates/java/*; do
        if jdk_fits "$home" "$1"; then
            return 0
        fi
    done
    if [ -x /usr/libexec/java_home ]; then
        home=$(/usr/libexec/java_home -v "$1+" 2>/dev/null) || return 1
        jdk_fits "$home" "$1"
        return $?
    fi
    return 1
}

jdk_fits() {
    found_version=$(jdk_major "$1") || return 1
    [ -n "$found_version" ] && [ "$found_version" -ge "$2" ] || return 1
    jdk=$1
    jdk_version=$found_version
}

need_jdk() {
    find_jdk 17 || note 'a JDK, 17 or newer' "$(jdk_package)" openjdk@17
}

# The JDK that this release of Debian or Ubuntu has: 17 where there is one.
jdk_package() {
    for package in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless; do
        if [ -n "$(apt-cache search --names-only "^$package\$" 2>/dev/null)" ]; then
            printf '%s' "$package"
            return 0
        fi
    done
    printf 'default-jdk-headless'
}

need_maven() {
    mvn=$(command -v mvn 2>/dev/null) || mvn=
    if [ -z "$mvn" ] && [ -x "${MAVEN_HOME:-}/bin/mvn" ]; then
        mvn=$MAVEN_HOME/bin/mvn
    fi
    [ -n "$mvn" ] || note Maven maven maven
}

# Headless Java draws no text without fontconfig and at least one font; macOS brings both.
need_fonts() {
    [ "$(uname -s)" = Darwin ] && return 0
    if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list 2>/dev/null | head -n 1)" ]; then
        note 'fontconfig and a font' 'fontconfig fonts-dejavu-core' ''
    fi
}

# A Jupyter whose own Python, the one its first line names, has nbconvert; the first on the PATH may be another one.
find_jupyter() {
    jupyter=
    for candidate in "$(command -v jupyter 2>/dev/null)" /usr/bin/jupyter /opt/homebrew/bin/jupyter; do
        [ -x "$candidate" ] || continue
        jupyter_python=$(LC_ALL=C sed -n '1s/^#! *//p' "$candidate")
        # shellcheck disable=SC2086 # a program and perhaps its arguments
        if [ -n "$jupyter_python" ] && $jupyter_python -c 'import nbclient, nbconvert' >/dev/null 2>&1; then
            jupyter=$candidate
            return 0
        fi
    done
    return 1
}

need_jupyter() {
    find_jupyter || note Jupyter \
        'jupyter-notebook jupyter-nbconvert python3-nbclient jupyter-client jupyter-console' jupyterlab
}

find_chromium() {
    chromium=
    for candidate in chromium chromium-browser google-chrome google-chrome-stable \
        '/Applications/Chromium.app/Contents/MacOS/Chromium' \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
        chromium=$(command -v "$candidate" 2>/dev/null) && return 0
    done
    chromium=
    return 1
}

need_chromium() {
    find_chromium || note Chromium chromium '--cask chromium'
}

# Installs what was noted, or prints the line that would; returns 1 when something noted is still to be installed.
install_missing() {
    [ -n "$missing" ] || return 0
    if [ "$no_install" = 1 ]; then
        say "missing: $missing"
        return 1
    fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "missing: $missing; installing with apt-get: $packages"
        log=$(mktemp)
        # shellcheck disable=SC2086 # a list of package names
        if { apt_get update && choose_again && apt_get install --no-install-recommends $packages; } > "$log" 2>&1; then
            rm -f "$log"
            missing=
            return 0
        fi
        tail -n 15 "$log" >&2
        rm -f "$log"
        say "apt-get could not install: $packages"
        return 1
    fi
    say "missing: $missing; to install:"
    case $(uname -s) in
        Darwin) printf '  %s\n' "brew install $brew" >&2 ;;
        *)
            if command -v apt-get >/dev/null 2>&1; then
                printf '  %s\n' "sudo apt-get install -y --no-install-recommends $packages" >&2
            else
                printf '  %s\n' "Debian, Ubuntu: sudo apt-get install -y --no-install-recommends $packages" \
                    "macOS: brew install $brew" >&2
            fi
            ;;
    esac
    return 1
}

apt_get() {
    DEBIAN_FRONTEND=noninteractive apt-get -y "$@"
}

# Before the first `apt-get update` no package is known: the JDK is chosen again after it.
choose_again() {
    case " $packages " in
        *' default-jdk-headless '*)
            chosen=
            for package in $packages; do
                [ "$package" = default-jdk-headless ] && package=$(jdk_package)
                chosen="${chosen:+$chosen }$package"
            done
            packages=$chosen
            ;;
    esac
}

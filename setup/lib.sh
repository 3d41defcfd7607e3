# shellcheck shell=bash
# Small helpers for the set-up scripts. Sourced, never run.

say()  { printf '\033[1m%s\033[0m\n' "· $*" >&2; }
stop() { printf '\033[1m%s\033[0m\n' "✗ $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else stop "This step needs root and there is no sudo. Please run as root: $*"
  fi
}

# apt_install PACKAGE…  (refreshes the package list only when a package is not known or not to be had)
apt_install() {
  have apt-get || stop "Please install with your system's package manager (Debian's names): $*"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600)
  as_root "${apt[@]}" update >/dev/null || say "apt-get update failed; going on with the list at hand."
  local log; log=$(mktemp)
  as_root "${apt[@]}" install -y --no-install-recommends "$@" </dev/null >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; rm -f "$log"; stop "apt-get could not install: $*"; }
  rm -f "$log"
}

# at_least HAVE WANT: compares versions
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }

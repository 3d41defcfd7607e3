# shellcheck shell=bash
# Where things are and which Rust is used. Sourced by every command: . setup/env.sh

PASSGATE_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export PASSGATE_ROOT
export PASSGATE_CACHE=${PASSGATE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/passgate}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PASSGATE_CACHE/target}
export PASSGATE_SITE=${PASSGATE_SITE:-$PASSGATE_CACHE/site}
export LEPTOS_OUTPUT_NAME=passgate
mkdir -p "$PASSGATE_CACHE" "$PASSGATE_SITE/pkg"

# Cargo tells by times alone whether something is new, and may find here what another checkout left behind. What came from
# the registry is good for both; what came from that checkout is made anew.
if [ "$(cat "$CARGO_TARGET_DIR/checkout" 2>/dev/null)" != "$PASSGATE_ROOT" ]; then
  mkdir -p "$CARGO_TARGET_DIR"
  for own in engine office app server site; do
    rm -rf "$CARGO_TARGET_DIR"/{,wasm/,wasm/*/}*/.fingerprint/"$own"-*
  done
  printf '%s\n' "$PASSGATE_ROOT" >"$CARGO_TARGET_DIR/checkout"
fi

# setup/rust.sh wrote down which Rust has the wasm target: rustup's, or the system's in /usr/bin.
# Client and server must come from one compiler, so every call goes through this choice.
if [ "$(cat "$PASSGATE_CACHE/rust" 2>/dev/null)" = system ]; then
  case $PATH in /usr/bin:*) ;; *) export PATH=/usr/bin:$PATH ;; esac
fi

#!/usr/bin/env bash
# Rust with the wasm32 target: the ordinary way by rustup, else Debian's packages.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh && . ./env.sh

wasm=wasm32-unknown-unknown
oldest=1.94                                     # what sea-orm 2 asks for
choice=$PASSGATE_CACHE/rust

version()   { rustc --version 2>/dev/null | cut -d' ' -f2; }
has_wasm()  { ls "$(rustc --print target-libdir --target $wasm 2>/dev/null)"/libstd-*.rlib >/dev/null 2>&1; }
all_there() { have cargo && has_wasm && have cargo-clippy && have rustfmt && at_least "$(version)" $oldest; }

have cc || { say "Installing a C compiler and linker (about a minute)…"; apt_install gcc libc6-dev; }

# The choice is kept, so that a machine without rustup's servers does not ask them each time.
# PASSGATE_RUST=rustup or =system makes it by hand.
wanted=${PASSGATE_RUST:-$(cat "$choice" 2>/dev/null || true)}
if [ -s "$choice" ] && [ "$wanted" = "$(cat "$choice")" ] && all_there; then
  [ "$wanted" = rustup ] || ./wasm-std.sh $wasm     # Debian may have brought a newer Rust since
  exit 0
fi

if [ "$wanted" != system ] && have rustup && have cargo; then
  say "Asking rustup for the wasm target (seconds; two minutes at most)…"
  if timeout 120 rustup target add $wasm >/dev/null 2>&1 &&
     timeout 120 rustup component add clippy rustfmt >/dev/null 2>&1 && all_there; then
    echo rustup >"$choice"; exit 0
  fi
  say "rustup could not give it, or its Rust is older than $oldest."
fi

have apt-get || stop "Rust $oldest or newer with the $wasm target is needed: rustup target add $wasm"
export PATH=/usr/bin:$PATH
if ! { [ -x /usr/bin/cargo ] && [ -x /usr/bin/cargo-clippy ] && at_least "$(version)" $oldest; }; then
  say "Installing Debian's Rust with clippy and rustfmt (180 MB; about two minutes)…"
  apt_install rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web
fi
at_least "$(version)" $oldest || stop "Debian's Rust is $(version), but $oldest or newer is needed."
./wasm-std.sh $wasm
echo system >"$choice"

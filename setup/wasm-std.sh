#!/usr/bin/env bash
# Builds the standard library for a target from Debian's sources and puts it where rustc looks for it.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh

target=$1
lib=$(rustc --print target-libdir --target "$target")
stamp=$lib/passgate-built-by
if [ "$(cat "$stamp" 2>/dev/null)" = "$(rustc --version)" ]; then exit 0; fi
# There already, and not by us: then it belongs to a package.
if [ ! -e "$stamp" ] && compgen -G "$lib/libstd-*.rlib" >/dev/null; then exit 0; fi

say "Building the standard library for $target (once; about a minute)…"
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
mkdir "$work/src" && touch "$work/src/lib.rs"
cat >"$work/Cargo.toml" <<'TOML'
[package]
name = "std-for-wasm"
version = "0.0.0"
edition = "2024"
[lib]
crate-type = ["cdylib"]
[profile.release]
debug = 0
[workspace]
TOML
(cd "$work" && CARGO_TARGET_DIR=$work/target RUSTC_BOOTSTRAP=1 \
  cargo build --quiet --release -Zbuild-std=std,panic_abort --target "$target") ||
  stop "The standard library for $target could not be built."
as_root mkdir -p "$lib"
as_root rm -f "$lib"/*.rlib
as_root cp "$work/target/$target/release/deps/"*.rlib "$lib/"
rustc --version | as_root tee "$stamp" >/dev/null

#!/usr/bin/env bash
# Form and lints: once for the server's graph, once for the client's. Never --all-features: ssr and hydrate exclude each other.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
./rust.sh && . ./env.sh
cd "$PASSGATE_ROOT"

cargo fmt --all --check || stop "Not formatted: cargo fmt --all"
cargo clippy --locked --quiet --workspace --all-targets -- -D warnings
cargo clippy --locked --quiet -p app --lib --no-default-features --features hydrate \
  --target wasm32-unknown-unknown --target-dir "$CARGO_TARGET_DIR/wasm" -- -D warnings
if [ -x end2end/node_modules/.bin/tsc ]; then
  end2end/node_modules/.bin/tsc --project end2end || stop "The browser tests do not fit their types."
fi
say "Lints: clean, server and client."

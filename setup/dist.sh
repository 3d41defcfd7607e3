#!/usr/bin/env bash
# A folder to copy to a server: the release binary with the site inside, and the question banks.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
./rust.sh && . ./env.sh
./node.sh
cd "$PASSGATE_ROOT"

say "Building the release (first time: up to fifteen minutes on two cores)…"
log=$(mktemp) && trap 'rm -f "$log"' EXIT
setup/site.sh compile >"$log" 2>&1 &
client=$!
cargo build --locked -p site || { kill $client 2>/dev/null || true; stop "The site builder does not build."; }
wait $client || { cat "$log" >&2; stop "The client does not build."; }
setup/site.sh pack
# After the client, since the binary takes the site in.
cargo build --locked --release -p server --bin passgate

rm -rf dist && mkdir dist
cp "$CARGO_TARGET_DIR/release/passgate" dist/
cp -r question-banks dist/
say "dist/: passgate ($(du -h dist/passgate | cut -f1)) and question-banks."

#!/usr/bin/env bash
# Server and client, side by side, in the form that `make run` and the browser tests use.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh && . ./env.sh
cd "$PASSGATE_ROOT"

if [ ! -x "$CARGO_TARGET_DIR/debug/passgate" ]; then
  say "Building server and client for the first time (about eight minutes on two idle cores; later runs take seconds)…"
fi
log=$(mktemp) && trap 'rm -f "$log"' EXIT
setup/site.sh compile >"$log" 2>&1 &
client=$!
cargo build --locked -p server -p site "$@" || { kill $client 2>/dev/null || true; stop "The server does not build."; }
wait $client || { cat "$log" >&2; stop "The client does not build."; }
setup/site.sh pack

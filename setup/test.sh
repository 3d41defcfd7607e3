#!/usr/bin/env bash
# Everything that can be checked: lints, then each crate's tests, the store's on both databases, then a real browser.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh && . ./tally.sh
./rust.sh && . ./env.sh
./browser.sh && ./postgres.sh
have strace || { say "Installing strace…"; apt_install strace; }
cd "$PASSGATE_ROOT"
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT

setup/lint.sh || stop_tally lint

# One build of all tests and programs, so that each dependency is compiled once; the client beside it.
say "Building tests, server and client (first time: up to twenty minutes on two cores)…"
setup/site.sh compile >"$work/client" 2>&1 &
client=$!
cargo build --locked --workspace --lib --bins --tests --message-format=json-render-diagnostics >"$work/messages" ||
  { kill $client 2>/dev/null || true; stop_tally "build of the tests"; }
wait $client || { cat "$work/client" >&2; stop_tally "build of the client"; }
setup/site.sh pack || stop_tally "packing of the client"
node setup/test-programs.mjs <"$work/messages" >"$work/programs"

# run_group NAME SUMS COMMAND…
run_group() {
  local name=$1 sums=$2 status=0; shift 2
  "$@" >"$work/log" 2>&1 || status=$?
  group "$name" "$work/log" $status "$($sums <"$work/log")"
}
crates() { setup/test-crate.sh "$work/programs" "$@"; }

unset PASSGATE_TEST_POSTGRES
run_group "engine" rust_sums crates engine
run_group "office on SQLite" rust_sums crates office -- --skip on_postgres
run_group "office on PostgreSQL" rust_sums setup/with-postgres.sh setup/test-crate.sh "$work/programs" office -- on_postgres
run_group "doors and server" rust_sums crates app server
if grep -rqE '^ *//[/!] ```' --include='*.rs' engine/src office/src app/src server/src; then
  run_group "examples in the text" rust_sums cargo test --locked --quiet --workspace --doc --no-fail-fast
fi
run_group "browser" browser_sums npm --prefix end2end test --silent
report

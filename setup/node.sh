#!/usr/bin/env bash
# Node with npm, and the packages of end2end: Playwright's runner, axe, TypeScript, wasm-opt.
# With --if-there nothing is installed system-wide: without npm the client is only a little larger.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh && . ./env.sh

oldest=18
enough() { have node && have npm && at_least "$(node --version | tr -d v)" $oldest; }

if ! enough; then
  if [ "${1:-}" = --if-there ]; then say "No npm here: going on without wasm-opt."; exit 0; fi
  say "Installing Node and npm (about two minutes)…"
  apt_install nodejs npm
  enough || stop "Node $oldest or newer with npm is needed, but this system has $(node --version || echo none)."
fi

cd "$PASSGATE_ROOT/end2end"
if cmp -s package-lock.json node_modules/.installed-from; then exit 0; fi
say "Fetching the npm packages of end2end (70 MB; under a minute)…"
log=$(mktemp) && trap 'rm -f "$log"' EXIT
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund </dev/null >"$log" 2>&1 ||
  { cat "$log" >&2; stop "npm ci failed in end2end."; }
cp package-lock.json node_modules/.installed-from

#!/usr/bin/env bash
# Builds and serves the demonstration: make run [PORT=3000] [DATA=folder]
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
./rust.sh && . ./env.sh
./node.sh --if-there
./build.sh

export PASSGATE_PORT=${PORT:-3000}
data=${DATA:-$PASSGATE_CACHE/demo}
mkdir -p "$data"
say "Passgate at http://localhost:$PASSGATE_PORT, data in $data. Ctrl-C ends it."
cd "$PASSGATE_ROOT"
exec "$CARGO_TARGET_DIR/debug/passgate" serve --demo --data "$data"

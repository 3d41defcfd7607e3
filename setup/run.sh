#!/usr/bin/env bash
# Builds and serves the demonstration: make run [PORT=3000] [DATA=folder]
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
./rust.sh && . ./env.sh
./node.sh --if-there
./build.sh

port=${PORT:-3000} data=${DATA:-$PASSGATE_CACHE/demo}
mkdir -p "$data"
say "Passgate at http://localhost:$port, data in $data. Ctrl-C ends it."
cd "$PASSGATE_ROOT"
# Whatever database the shell knows about: the demonstration has its own.
unset DATABASE_URL
exec "$CARGO_TARGET_DIR/debug/passgate" serve --demo --listen "127.0.0.1:$port" --data "$data"

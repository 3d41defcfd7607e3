#!/usr/bin/env bash
# The client: cargo for the wasm, then `site` for the files a browser loads.  setup/site.sh compile | pack
# Two steps, since the first runs beside the build of the server, and the second needs a tool from it.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh && . ./env.sh
cd "$PASSGATE_ROOT"

target=wasm32-unknown-unknown profile=wasm-release
# A target folder of its own: otherwise the two builds would wait for each other's lock.
into=$CARGO_TARGET_DIR/wasm

case ${1:-} in
  compile)
    exec cargo build --locked --quiet -p app --lib --no-default-features --features hydrate \
      --target $target --profile $profile --target-dir "$into" ;;
  pack)
    opt=$PASSGATE_ROOT/end2end/node_modules/.bin/wasm-opt
    [ -x "$opt" ] || opt=
    "$CARGO_TARGET_DIR/debug/site" "$into/$target/$profile/app.wasm" "$PASSGATE_SITE/pkg" "$LEPTOS_OUTPUT_NAME" style \
      ${opt:+"$opt"} ;;
  *) stop "setup/site.sh compile | pack" ;;
esac

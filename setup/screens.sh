#!/usr/bin/env bash
# A picture of every page in each form: wide, phone, dark, in both languages.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
./rust.sh && . ./env.sh
./browser.sh && ./build.sh
cd "$PASSGATE_ROOT/end2end"
rm -rf screens
npx playwright test --config screens.config.ts
say "end2end/screens/: $(find screens -name '*.png' | wc -l) pictures."

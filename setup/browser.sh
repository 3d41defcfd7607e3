#!/usr/bin/env bash
# What the browser tests need: Chromium, a font with Chinese letters, Playwright's runner.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh && . ./env.sh

has_chromium() { have "${PASSGATE_CHROMIUM:-chromium}"; }
has_chinese()  { have fc-list && [ -n "$(fc-list ':lang=zh-cn' file | head -n1)" ]; }

missing=()
has_chromium || missing+=(chromium)
has_chinese  || missing+=(fontconfig fonts-noto-cjk)
if [ ${#missing[@]} -gt 0 ]; then
  say "Installing ${missing[*]} (up to 180 MB; about two minutes)…"
  apt_install "${missing[@]}"
  has_chromium || stop "There is no Chromium. Set PASSGATE_CHROMIUM to the path of one."
fi
./node.sh

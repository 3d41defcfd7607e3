#!/usr/bin/env bash
# Runs a command with a small disk of its own, which can be filled: PASSGATE_BENCH_FOLDER names it. Gone afterwards.
#   setup/small-disk.sh cargo bench -p server --bench load -- chaos
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
cd - >/dev/null

work=$(mktemp -d "${CARGO_TARGET_DIR:-/var/tmp}/small-disk-XXXXXX")
end() { as_root umount -l "$work/disk" 2>/dev/null || true; rm -rf "$work"; }
trap end EXIT
trap 'exit 130' INT TERM HUP

mkdir "$work/disk"
truncate -s 400M "$work/image"
mkfs.ext4 -q -F -m 0 "$work/image"
as_root mount -o loop "$work/image" "$work/disk" || stop "A small disk can only be made where a file can be mounted."
as_root chmod 777 "$work/disk"

PASSGATE_BENCH_FOLDER=$work/disk "$@"

#!/usr/bin/env bash
# Runs the built test programs of some crates as cargo would.  setup/test-crate.sh PROGRAMS CRATE… [-- ARGUMENTS…]
# PROGRAMS holds a line "crate, folder, program" each. Not by cargo itself: naming a crate there would choose
# other features for its dependencies and compile them again.
set -uo pipefail
programs=$1; shift
crates=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do crates+=("$1"); shift; done
[ $# -eq 0 ] || shift
CARGO=$(command -v cargo) && export CARGO

outcome=0
for crate in "${crates[@]}"; do
  while IFS=$'\t' read -r name folder program; do
    [ "$name" = "$crate" ] || continue
    echo "— $crate: $(basename "$program")"
    (cd "$folder" && CARGO_MANIFEST_DIR=$folder "$program" "$@" </dev/null) || outcome=1
  done <"$programs"
done
exit $outcome

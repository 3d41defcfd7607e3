#!/usr/bin/env bash
# Whole attempts over HTTP against the release. make bench [PASSGATE_BENCH_PEOPLE=500] [PASSGATE_BENCH_AT_ONCE=16]
# Then a manager's desk on both databases [PASSGATE_BENCH_CROWD=5000] [PASSGATE_BENCH_ATTEMPTS=50000] [PASSGATE_BENCH_ROUNDS=30]
# PASSGATE_BIN measures a program that is there already (with its question-banks beside it) and builds none.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
if [ -z "${PASSGATE_BIN:-}" ]; then ./dist.sh; else ./rust.sh; fi
. ./env.sh
cd "$PASSGATE_ROOT"

PASSGATE_BIN=$(realpath "${PASSGATE_BIN:-dist/passgate}") && export PASSGATE_BIN
[ -x "$PASSGATE_BIN" ] || stop "$PASSGATE_BIN is no program."
say "Building the bench, then measuring (a minute or two; leave the machine alone meanwhile)…"
cargo bench --locked --quiet -p server --bench whole_attempts
./setup/postgres.sh
say "Building the bench of a manager's desk, then measuring…"
setup/with-postgres.sh cargo bench --locked --quiet -p office --bench desk

#!/usr/bin/env bash
# Whole attempts over HTTP against the release. make bench [PASSGATE_BENCH_PEOPLE=500] [PASSGATE_BENCH_AT_ONCE=16]
# A rush: all start within one second, and then at the same instant, on both databases [PASSGATE_BENCH_RUSH=1000]. Saves of more and more people, beside
# what the disk does by itself. Saves while servers are killed [PASSGATE_BENCH_KILLS=200], the database goes away and the disk
# is full. A manager's desk [PASSGATE_BENCH_CROWD=5000] [PASSGATE_BENCH_ATTEMPTS=50000] [PASSGATE_BENCH_ROUNDS=30].
# PASSGATE_BIN measures a program that is there already (with its question-banks beside it) and builds none.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
if [ -z "${PASSGATE_BIN:-}" ]; then ./dist.sh; else ./rust.sh; fi
. ./env.sh
cd "$PASSGATE_ROOT"

PASSGATE_BIN=$(realpath "${PASSGATE_BIN:-dist/passgate}") && export PASSGATE_BIN
[ -x "$PASSGATE_BIN" ] || stop "$PASSGATE_BIN is no program."
# All of them in one call each: another choice of packages would choose other features, and compile everything again.
bench() { cargo bench --locked --quiet -p server -p office --bench "$@"; }
say "Building the benches…"
bench load --bench disk --bench desk --bench search --bench draw --no-run
load() { bench load -- "$@"; }
on_postgres() { PASSGATE_POSTGRES_FSYNC=on setup/with-postgres.sh cargo bench --locked --quiet -p server -p office --bench "$@"; }
say "Measuring whole attempts (a minute or two; leave the machine alone meanwhile)…"
load attempts
./setup/postgres.sh
rush=${PASSGATE_BENCH_RUSH:-1000}
say "Measuring a rush of $rush candidates on SQLite, then on PostgreSQL that flushes (fifteen minutes or so)…"
(
  export PASSGATE_BENCH_PEOPLE=$rush PASSGATE_BENCH_AT_ONCE=$rush
  for within in 1000 0; do
    export PASSGATE_BENCH_WITHIN_MS=$within
    say "…each pressing Start at a moment of their own within $within ms:"
    load attempts
    on_postgres load -- attempts
  done
)
say "Measuring what this disk does in a bare loop, then saves of 100 to 3,000 people, on both databases (ten minutes)…"
on_postgres disk
load saves
on_postgres load -- saves
say "Saving while everything breaks, on SQLite with a small disk, then on PostgreSQL (twenty minutes)…"
setup/small-disk.sh cargo bench --locked --quiet -p server -p office --bench load -- chaos
on_postgres load -- chaos
say "Measuring a manager's desk on both databases…"
setup/with-postgres.sh cargo bench --locked --quiet -p server -p office --bench desk
say "Measuring the search in the handbook…"
bench search
say "Measuring draws from banks of up to 200,000 questions…"
bench draw

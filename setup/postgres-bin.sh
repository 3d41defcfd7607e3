#!/usr/bin/env bash
# Prints the folder with initdb and pg_ctl, the newest one; nothing if there is none.
set -euo pipefail

found=$(find /usr/lib/postgresql /usr/pgsql-* -maxdepth 3 -name pg_ctl 2>/dev/null | sort -V | tail -n1 || true)
[ -n "$found" ] || found=$(command -v pg_ctl || true)
if [ -n "$found" ] && [ -x "$(dirname "$found")/initdb" ]; then dirname "$found"; fi

#!/usr/bin/env bash
# PostgreSQL's server programs, for tests that start a cluster of their own.
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh

[ -n "$(./postgres-bin.sh)" ] && exit 0
say "Installing PostgreSQL's server programs (60 MB; about a minute)…"
# No cluster is made: ours live in temporary folders.
if ! [ -e /etc/postgresql-common/createcluster.conf ] && have apt-get; then
  as_root mkdir -p /etc/postgresql-common
  echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
apt_install postgresql
[ -n "$(./postgres-bin.sh)" ] || stop "PostgreSQL is installed, but initdb and pg_ctl were not found."

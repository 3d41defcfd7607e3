#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own: PASSGATE_TEST_POSTGRES names it. Gone afterwards, whatever happens.
# PASSGATE_POSTGRES_FSYNC=on lets it write through to the disk, for what is to be measured.
#   setup/with-postgres.sh cargo test -p office
set -euo pipefail
cd "$(dirname "$0")" && . ./lib.sh
bin=$(./postgres-bin.sh)
[ -n "$bin" ] || stop "PostgreSQL's server programs are missing: run setup/postgres.sh"
cd - >/dev/null

# The server refuses to run as root, so root lends it an account without rights.
as_other=()
if [ "$(id -u)" = 0 ]; then
  other=postgres && id -u "$other" >/dev/null 2>&1 || other=nobody
  as_other=(setpriv --reuid="$other" --regid="$(id -g "$other")" --clear-groups --)
fi
run() { (cd "$work" && env -u PGHOST -u PGPORT HOME="$work" "${as_other[@]}" "$@"); }

work=$(mktemp -d) && chmod 755 "$work"
data=$work/data
mkdir "$data"
[ ${#as_other[@]} -eq 0 ] || chown -R "$other" "$work"
end() { run "$bin/pg_ctl" -D "$data" -m immediate -w stop >/dev/null 2>&1 || true; rm -rf "$work"; }
trap end EXIT
trap 'exit 130' INT TERM HUP

run "$bin/initdb" -D "$data" -U passgate -A trust -E UTF8 --locale=C --no-sync >"$work/log" 2>&1 ||
  { cat "$work/log" >&2; stop "initdb failed."; }
# A port may be taken between asking and starting: try a few.
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 12000))
  # Speed matters here, not the disk: nothing outlives the run.
  settings="-p $port -h 127.0.0.1 -k $work -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  [ "${PASSGATE_POSTGRES_FSYNC:-off}" = off ] || settings="-p $port -h 127.0.0.1 -k $work"
  settings+=" -c max_connections=300 -c shared_buffers=128MB"
  if run "$bin/pg_ctl" -D "$data" -l "$data/log" -w -t 60 -o "$settings" start >/dev/null 2>&1; then started=$port; break; fi
done
[ -n "${started:-}" ] || { tail -n 20 "$data/log" >&2; stop "PostgreSQL did not start."; }

# For what is to be seen when a database goes away: `$PASSGATE_POSTGRES_CONTROL stop` and `start`.
export PASSGATE_POSTGRES_CONTROL=$work/control
cat >"$PASSGATE_POSTGRES_CONTROL" <<CONTROL
#!/usr/bin/env bash
set -euo pipefail
cd "$work"
case \$1 in
  stop)  exec env HOME="$work" ${as_other[*]} "$bin/pg_ctl" -D "$data" -m immediate -w stop >/dev/null ;;
  start) exec env HOME="$work" ${as_other[*]} "$bin/pg_ctl" -D "$data" -l "$data/log" -w -t 60 -o "$settings" start >/dev/null ;;
esac
CONTROL
chmod +x "$PASSGATE_POSTGRES_CONTROL"

export PASSGATE_TEST_POSTGRES=postgres://passgate@127.0.0.1:$started/postgres
# In the background, so that a signal to this script is heard at once.
"$@" <&0 &
command=$!
trap 'kill $command 2>/dev/null; exit 130' INT TERM HUP
wait $command

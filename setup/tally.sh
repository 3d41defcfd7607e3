# shellcheck shell=bash
# Counting what the test runners say. Sourced by test.sh, which sets $work.

names=() passed=() failed=() skipped=()

# count NAME PASSED FAILED SKIPPED
count() { names+=("$1") passed+=("$2") failed+=("$3") skipped+=("$4"); }

# group NAME LOG STATUS SUMS: a row from "passed failed skipped"; shows the log when something is wrong.
group() {
  local name=$1 log=$2 status=$3 good bad left
  read -r good bad left <<<"$4"
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  if [ $((good + bad)) = 0 ]; then say "$name: not a single test ran."; bad=1; fi
  if [ "$bad" != 0 ]; then cat "$log" >&2; fi
  count "$name" "$good" "$bad" "$left"
  say "$name: $good passed, $bad failed"
}

# The sums of all lines "test result: ok. 3 passed; 0 failed; 1 ignored; …" that are fed in.
rust_sums() {
  sed -nE 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed; ([0-9]+) ignored.*/\1 \2 \3/p' |
    awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }'
}

# The sums of Playwright's last lines: "  12 passed (3.4s)", "  1 failed", "  2 skipped", "  1 did not run" …
browser_sums() {
  sed -nE 's/^ +([0-9]+) (passed|failed|flaky|interrupted|did not run|skipped)( .*)?$/\1 \2/p' |
    awk '/passed/ { p += $1; next } /skipped/ { s += $1; next } { f += $1 } END { print p + 0, f + 0, s + 0 }'
}

report() {
  local i good=0 bad=0
  printf '\n%-24s %8s %8s %8s\n' tests passed failed skipped
  for i in "${!names[@]}"; do
    printf '%-24s %8d %8d %8d\n' "${names[i]}" "${passed[i]}" "${failed[i]}" "${skipped[i]}"
    good=$((good + passed[i])) bad=$((bad + failed[i]))
  done
  printf '\n%d passed, %d failed\n' "$good" "$bad"
  [ "$bad" = 0 ]
}

# Something before the tests is wrong: nothing else can be said.
stop_tally() { count "$1" 0 1 0; report; exit 1; }

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tests/fuzz/run.sh [SECONDS [TARGET…]]: lets libFuzzer feed every target (or those named) for so long, two at a time, and
# prints what it did. An input that breaks a promise is kept in build/fuzz/found, and the script fails.
# What it learns lies in build/fuzz/corpus; tests/fuzz/run.sh --keep adds what is new of that to tests/fuzz/corpus, minimised.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=60
[ $# -gt 0 ] && { seconds=$1; shift; }
names=("$@")
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(cd tests/fuzz/corpus && ls)
mkdir -p build/fuzz/found build/fuzz/logs
export ASAN_OPTIONS=quarantine_size_mb=32:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1

if [ "$seconds" = --keep ]; then
  for name in "${names[@]}"; do
    build/fuzz/fuzz/fuzz_"$name" -merge=1 -max_len=2048 tests/fuzz/corpus/"$name" build/fuzz/corpus/"$name" 2>&1 | tail -1
  done
  exit 0
fi

feed() {
  local name=$1 log=build/fuzz/logs/$1.log dictionary=()
  mkdir -p build/fuzz/corpus/"$name"
  [ -f tests/fuzz/"$name".dict ] && dictionary=(-dict=tests/fuzz/"$name".dict)
  if ! build/fuzz/fuzz/fuzz_"$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 \
      -artifact_prefix=build/fuzz/found/"$name"- "${dictionary[@]}" build/fuzz/corpus/"$name" tests/fuzz/corpus/"$name" > "$log" 2>&1; then
    echo "$name: FOUND something; see $log"
    return 1
  fi
  printf '%-14s %10s inputs, %7s a second, %6s edges, %5s features, %4s MiB\n' "$name" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")" \
    "$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -d' ' -f2)" "$(grep -o 'ft: [0-9]*' "$log" | tail -1 | cut -d' ' -f2)" \
    "$(sed -n 's/^stat::peak_rss_mb: *//p' "$log")"
}
export -f feed
export seconds
printf '%s\n' "${names[@]}" | xargs -P 2 -I{} bash -c 'feed {}'

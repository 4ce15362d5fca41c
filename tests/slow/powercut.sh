#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Power cuts and kills in great number: tests/slow/powercut.sh [KILLS [CUTS [SEED]]]. 100,000 of each take about a day on two cores.
# Runs in parts, each with a seed of its own, so that what is found early is told early. Ends with a line for all parts.
set -euo pipefail
cd "$(dirname "$0")/../.."
kills=${1:-100000} cuts=${2:-100000} seed=${3:-1} part=500
acknowledged=0 lost=0 faults=0
while [ "$kills" -gt 0 ] || [ "$cuts" -gt 0 ]; do
  now_kills=$((kills < part ? kills : part)) now_cuts=$((cuts < part ? cuts : part))
  said=$(build/release/tests/powercut --kills "$now_kills" --cuts "$now_cuts" --seed "$seed" 2> /dev/null) || faults=$((faults + 1))
  last=$(tail -n 1 <<< "$said")
  echo "seed $seed: $last"
  grep '^WRONG' <<< "$said" || true
  acknowledged=$((acknowledged + ${last%% *}))
  rest=${last#*, }
  lost=$((lost + ${rest%% *}))
  kills=$((kills - now_kills)) cuts=$((cuts - now_cuts)) seed=$((seed + 1))
done
echo "$acknowledged acknowledged, $lost lost"
[ "$faults" -eq 0 ]

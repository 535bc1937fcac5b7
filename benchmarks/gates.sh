#!/bin/bash
# Runs the search over gates on the five data sets of the papers, seeds 1 to 5, one after the other; what is there already is left
# alone. Then makes results/gates.md.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build benchmarks -c Release -v quiet
run() { dotnet benchmarks/bin/Release/net10.0/PrintedMlp.Benchmarks.dll "$@" > /dev/null; }
for seed in 1 2 3 4 5; do
  for data in Pendigits Cardio "Breast Cancer" RedWine WhiteWine; do
    # On RedWine the networks themselves are the smallest designs, so they are searched in full.
    budget=(quick)
    [ "$data" != RedWine ] || budget=()
    [ -e "benchmarks/results/gates/${data// /-}-$seed.csv" ] || run gates "$data" "$seed" "${budget[@]}"
  done
  # Another try on RedWine: more jittered copies of each training row.
  [ -e "benchmarks/results/gates/RedWine-copies-8-$seed.csv" ] || run gates RedWine "$seed" 8
done
run gates-table

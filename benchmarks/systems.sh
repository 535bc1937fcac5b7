#!/bin/bash
# Runs the search over gates behind levels on seven data sets, seeds 1 to 5, one after the other, and, for seed 1, with codes and with
# comparator offsets in training; what is there already is left alone. Then makes results/systems.md.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build benchmarks -c Release -v quiet
run() { dotnet benchmarks/bin/Release/net10.0/PrintedMlp.Benchmarks.dll "$@" > /dev/null; }
for seed in 1 2 3 4 5; do
  for data in Cardio "Breast Cancer" Seeds Vertebral Balance Iris Pendigits; do
    [ -e "benchmarks/results/systems/${data// /-}-$seed.csv" ] || run systems "$data" "$seed"
    [ "$seed" != 1 ] || for mode in codes offset; do
      [ -e "benchmarks/results/systems/${data// /-}-1-$mode.csv" ] || run systems "$data" 1 "$mode"
    done
  done
done
run systems-table

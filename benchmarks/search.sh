#!/bin/bash
# Runs the search on the five data sets of the papers, seeds 1 to 5, and NSGA-II alone on seed 1, one after the other; what is
# there already is left alone. Then makes results/search.md. Takes about an hour on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build benchmarks -c Release -v quiet
run() { dotnet benchmarks/bin/Release/net10.0/PrintedMlp.Benchmarks.dll "$@" > /dev/null; }
for seed in 1 2 3 4 5; do
  for data in Pendigits Cardio "Breast Cancer" RedWine WhiteWine; do
    [ -e "benchmarks/results/search/${data// /-}-$seed-memetic.csv" ] || run search "$data" "$seed"
  done
done
for data in Pendigits Cardio "Breast Cancer" RedWine WhiteWine; do
  [ -e "benchmarks/results/search/${data// /-}-1-nsga2.csv" ] || run search "$data" 1 nsga2
done
run search-table

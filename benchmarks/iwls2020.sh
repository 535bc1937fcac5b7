#!/usr/bin/env bash
# Functions of the IWLS 2020 contest, learned from rows of 0 and 1: accuracy on the contest's test rows against AND nodes. Writes a line a function and
# seed to results/iwls2020.csv; `iwls2020.sh table` makes docs/iwls2020.md of it.
#
# Usage: benchmarks/iwls2020.sh [FUNCTION...]    all functions of the folder that IWLS2020 names where none is given
#        SEEDS="1 2 3" EFFORT=normal benchmarks/iwls2020.sh ex73
#
# The folder holds NAME.train.pla.gz, NAME.valid.pla.gz, NAME.test.pla.gz (espresso PLA, one output) and, to compare with, published.csv. Rule, fixed before
# any test row was looked at: the design with the best accuracy on validation rows, of equal ones the one with the fewest nodes. Nodes are $_AND_ cells after Yosys'
# aigmap of the RTL.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
results="$here/results/iwls2020.csv"
if [ "${1:-}" = table ]; then
  exec python3 "$here/iwls2020.py" table "$results" "$here/../docs/iwls2020.md" "${IWLS2020:-}"
fi
folder=${IWLS2020:?set it to the folder of the contest files, the head of this script says which}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -e "$results" ] || echo "function,seed,effort,design,nodes,train,validation,test,is_chosen,cpu_seconds" >"$results"
if [ $# -eq 0 ]; then
  set -- $(ls "$folder" | sed -n 's/\.train\.pla\.gz$//p')
fi
for function in "$@"; do
  python3 "$here/iwls2020.py" rows "$folder" "$function" "$work/rows.csv"
  for seed in ${SEEDS:-1 2 3 4 5}; do
    echo "$function, seed $seed ..." >&2
    TIMEFORMAT='%U %S'
    { time "$here/../printedmlp" design "$work/rows.csv" --out "$work/out" --overwrite --class-column class --split-column part --interface codes \
      --input-bits 1 --hidden 3 --technology "$here/data/and-nodes.json" --power-worth 0 --max-designs 12 --prove-seconds 0 --languages verilog \
      --effort "${EFFORT:-quick}" --seed "$seed" --threads "${THREADS:-1}" >"$work/log" 2>&1; } 2>"$work/time" || { cat "$work/log" >&2; exit 1; }
    python3 "$here/iwls2020.py" result "$work/out" "$function" "$seed" "${EFFORT:-quick}" "$(awk '{ print int($1 + $2) }' "$work/time")" >>"$results"
  done
done

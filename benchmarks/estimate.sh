#!/usr/bin/env bash
# What `printedmlp design` costs: processor time (simulators and compilers included), memory of the largest process and disk, of one run with
# default options on each of the nine data sets at each effort asked for. Appends to results/estimate.csv what is not in it yet;
# `benchmarks estimate` then fits the model that `design` says its estimate by.
#
# Usage: benchmarks/estimate.sh quick|normal|thorough [NAME...]    PRINTEDMLP names another program than ../printedmlp
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/datasets.sh"
effort=$1
shift
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
table=$here/results/estimate.csv
[ -f "$table" ] || echo "data,effort,rows,features,classes,cpu_seconds,memory_mb,disk_kb" >"$table"

# A data set: its name, its options, its files.
run() {
  local name=${1// /} options=$2 rows features classes user system memory
  shift 2
  if grep -q "^$name,$effort," "$table"; then return; fi
  if [ ${#wanted[@]} -gt 0 ] && [[ " ${wanted[*]} " != *" $name "* ]]; then return; fi
  # shellcheck disable=SC2086 # options are words
  /usr/bin/time -f "%U %S %M" -o "$out/time" "${PRINTEDMLP:-$here/../printedmlp}" design "$@" --out "$out/run" --overwrite --threads 2 \
    --effort "$effort" $options >"$out/log" 2>&1 || { tail -n 5 "$out/log" >&2; return; }
  read -r user system memory <"$out/time"
  read -r rows features classes < <(sed -n 's/^data: \([0-9]*\) rows, \([0-9]*\) features, \([0-9]*\) classes$/\1 \2 \3/p' "$out/log")
  echo "$name,$effort,$rows,$features,$classes,$(awk "BEGIN { printf \"%.1f\", $user + $system }"),$((memory / 1024)),$(du -sk "$out/run" | cut -f1)" |
    tee -a "$table"
}

wanted=("$@")
each_dataset run

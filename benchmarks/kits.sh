#!/usr/bin/env bash
# Test kits of searched designs: `printedmlp design --effort quick` on the nine data sets, with a kit for every design of at most 300 cells. Reads
# the first line of each test-kit.txt: vectors, faults shown, and the number of vectors that no kit can do without. Writes results/kits.md; fails
# when a fault is neither shown nor proven undetectable.
#
# Usage: benchmarks/kits.sh [FOLDER]    FOLDER keeps the runs, and goes on where it stopped; RESULT names another file than results/kits.md
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/datasets.sh"
result=${RESULT:-$here/results/kits.md}
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  out=$(cd "$1" && pwd)
else
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
fi
"$here/../printedmlp" technologies >/dev/null # builds it
program=("$(command -v dotnet)" "$here/../src/Generator/bin/Release/net10.0/printedmlp.dll")
mkdir -p "$out/nothing" # no simulator: other benchmarks verify

run() {
  local name=$1 options=$2 folder="$out/${1// /-}"
  shift 2
  # shellcheck disable=SC2086 # options are words
  [ -f "$folder/run.json" ] || PATH=$out/nothing "${program[@]}" design "$@" --out "$folder" --resume --effort quick \
    --languages c --test-kit-cells 300 $options >"$folder.log" 2>&1 || { tail -n 20 "$folder.log" >&2; exit 1; }
  for kit in "$folder"/*/test-kit/test-kit.txt "$folder"/designs/*/test-kit/test-kit.txt; do
    [ ! -f "$kit" ] || sed -nE "1s/^[^:]*: ([0-9]+) test vectors show ([0-9]+) of ([0-9]+) .*no fewer than ([0-9]+) do.*/$name,\1,\4,\2,\3,$(grep -c '^not decided' "$kit" || true)/p" "$kit"
  done >>"$out/kits.csv"
}

: >"$out/kits.csv"
each_dataset run

median() { sort -g | awk '{ v[NR] = $1 } END { printf "%.2f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
{
  echo "# Test kits of searched designs"
  echo
  echo "Written by \`benchmarks/kits.sh\`: every design of at most 300 cells of \`design --effort quick\`, tree and exact network included where they are that small."
  echo "Vectors over the number that no kit can do without, proven; faults that are neither shown nor proven undetectable."
  echo
  echo "| data set | designs | vectors / bound | median ratio | largest | open faults |"
  echo "|---|---|---|---|---|---|"
  cut -d, -f1 "$out/kits.csv" | uniq | while read -r name; do
    grep "^$name," "$out/kits.csv" >"$out/one.csv"
    echo "| $name | $(wc -l <"$out/one.csv") | $(awk -F, '{ printf "%s%s / %s", (NR > 1 ? ", " : ""), $2, $3 }' "$out/one.csv") |" \
      "$(awk -F, '$3 { print $2 / $3 }' "$out/one.csv" | median) | $(awk -F, '$3 && $2 / $3 > m { m = $2 / $3 } END { printf "%.2f", m }' "$out/one.csv") |" \
      "$(awk -F, '{ s += $6 } END { print s + 0 }' "$out/one.csv") |"
  done
  echo
  echo "All $(wc -l <"$out/kits.csv") designs: $(awk -F, '$3 { print $2 / $3 }' "$out/kits.csv" | median) in the median, $(awk -F, '$3 && $2 / $3 > m { m = $2 / $3 } END { printf "%.2f", m }' "$out/kits.csv") at most."
} >"$result"
cat "$result"
[ "$(awk -F, '{ s += $6 } END { print s + 0 }' "$out/kits.csv")" = 0 ]

#!/usr/bin/env bash
# The command line itself on the nine data sets: every run of `printedmlp design --method none --split stratified --seeds 5` must end with
# exit code 0 and five verified designs. Writes results/nine-datasets.md; means are over the five seeds.
#
# Usage: benchmarks/nine-datasets.sh [FOLDER]    FOLDER keeps the runs, which go to a temporary one otherwise
#
# --prove-seconds 0 leaves out the proof that RTL and netlist are equivalent: none of the five exact networks in
# results/proof.csv is proven within 20 s. All rows and 1,000 random codes are simulated all the same.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/datasets.sh"
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  out=$(cd "$1" && pwd)
else
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
fi
rows=() failed=0

# Mean of a column of seeds.csv, by its name.
mean() { awk -F, -v name="$2" -v format="$3" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i; next }
  { sum += $c; n++ } END { printf format, sum / n }' "$1"; }

# Number of seeds with a verified design.
verified() { awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "verified") c = i; next } $c == "yes" { n++ } END { print n + 0 }' "$1"; }

# A data set: its name, its options, its files.
run() {
  local name=$1 options="${published_options[$1]}${2:+ $2}" code=0 folder="$out/${1// /-}" table good=0
  shift 2
  echo "$name ..." >&2
  # shellcheck disable=SC2086 # options are words
  "$here/../printedmlp" design "$@" --out "$folder" --overwrite --split stratified --seeds 5 --method none --prove-seconds 0 $options \
    >"$folder.log" 2>&1 || code=$?
  table="$folder/seeds.csv"
  if [ "$code" -eq 0 ]; then good=$(verified "$table"); fi
  if [ "$good" -ne 5 ]; then
    failed=1
    tail -n 20 "$folder.log" >&2
    rows+=("| $name | $options | $code | $good | | | | | |")
    return
  fi
  rows+=("| $name | $options | $code | $good | $(mean "$table" float_accuracy_test %.4f) | $(mean "$table" accuracy_test %.4f) \
| $(mean "$table" area_cm2 %.2f) | $(mean "$table" total_power_mw %.1f) | $(mean "$table" cells %.0f) |")
  echo "${rows[-1]}" >&2
}

each_dataset run

{
  echo "# \`printedmlp design --method none --split stratified --seeds 5\` on the nine data sets"
  echo
  echo "Written by \`benchmarks/nine-datasets.sh\`, with \`--prove-seconds 0\`. Accuracies on test rows; all figures are means over the five seeds."
  echo
  echo "| data set | options | exit code | verified seeds | float accuracy | exact accuracy | area cm2 | power mW | cells |"
  echo "|---|---|---|---|---|---|---|---|---|"
  printf '%s\n' "${rows[@]}"
} >"$here/results/nine-datasets.md"
cat "$here/results/nine-datasets.md"
exit $failed

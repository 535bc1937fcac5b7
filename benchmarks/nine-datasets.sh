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
data=${PRINTEDMLP_DATASETS:?set it to the folder of the data sets, CONTRIBUTING.md says where they come from}
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
  local name=$1 options=$2 code=0 folder="$out/${1// /-}" files=() table good=0
  shift 2
  for file in "$@"; do files+=("$data/$file"); done
  echo "$name ..." >&2
  # shellcheck disable=SC2086 # options are words
  "$here/../printedmlp" design "${files[@]}" --out "$folder" --overwrite --split stratified --seeds 5 --method none --prove-seconds 0 $options \
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

run "Breast Cancer" "--hidden 3 --ignore-columns 1" breast_cancer_wisconsin/breast-cancer-wisconsin.data
run Cardio "--hidden 3" cardiotocography/cardiotocography_nsp.csv
run Pendigits "--hidden 5" pendigits/pendigits.tra pendigits/pendigits.tes
run RedWine "--hidden 2" wine_quality/winequality-red.csv
run WhiteWine "--hidden 4" wine_quality/winequality-white.csv
run Seeds "--hidden 4" seeds/seeds_dataset.txt
run Vertebral "--hidden 3 --clip 1..99" vertebral_column/column_3C.dat
run Balance "--hidden 3 --class-column 1" balance_scale/balance-scale.data
run Iris "--hidden 3" iris/iris.data

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

#!/usr/bin/env bash
# `printedmlp design --effort quick` with default options on tables that nothing here was made for. Each run must end with exit code 0, and
# with a recommendation that beats the commonest class or the sentence that none does. Writes results/strangers.md.
#
# Usage: benchmarks/strangers.sh TABLES OUT [NAME...]   TABLES as benchmarks/strangers.R and the benchmark drawn-tables write
# them; runs in OUT are kept, and not made again.
# PRINTEDMLP names another program than ../printedmlp.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tables=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
shift 2

# Options that a table cannot do without.
options() {
  case "$1" in
    BreastCancer|biopsy) echo "--ignore-columns 1" ;;
    PimaIndiansDiabetes2|HouseVotes84|Soybean|drawn-279-missing) echo "--impute median" ;;
    Vowel) echo "--group-column V1" ;;
    drawn-subjects) echo "--group-column subject --test $tables/drawn-subjects-test.csv" ;;
    cells) echo "--split-column case --split-words Train,Test" ;;
    pima-train) echo "--test $tables/pima-test.csv" ;;
  esac
}

# A figure of designs.csv: the row for which a column has a value, and the column that is wanted.
figure() { awk -F, -v key="$2" -v value="$3" -v want="$4" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
  $at[key] == value { print $at[want]; exit }' "$1/designs.csv"; }
# Of the front, the most accurate on training and validation rows: accuracy on test rows, and area of the system.
most_accurate() { awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
  $at["design"] ~ /^designs/ { judged = ($at["accuracy_train"] + $at["accuracy_validation"]) / 2
    if (judged > best) { best = judged; found = $at["accuracy_test"] " / " $at["system_area_cm2"] } } END { print found }' "$1/designs.csv"; }
member() { sed -n "s/^ *\"$2\": \([0-9.]*\),*\$/\1/p" "$1/run.json" | tail -n 1; }

run() {
  local name=$1 folder="$out/$1" code=0 words
  [ -f "$folder.row" ] && return
  read -ra words <<<"$(options "$name")"
  /usr/bin/time -f "%U %S %M" -o "$folder.time" nice -n 15 "${PRINTEDMLP:-$here/../printedmlp}" design "$tables/$name.csv" "${words[@]}" \
    --effort quick --out "$folder" --overwrite >"$folder.log" 2>&1 || code=$?
  read -r user system memory < <(tail -n 1 "$folder.time")
  if [ "$code" -ne 0 ]; then
    echo "| $name | $code | $(tail -n 1 "$folder.log" | cut -c1-90) | | | | | | | | | $user | |" >"$folder.row"
    return
  fi
  local beaten="yes" row="recommended yes"
  grep -q "no design is better than always answering" "$folder.log" && beaten="none, and said"
  # shellcheck disable=SC2086 # a column and a value
  echo "| $name | $code | $(member "$folder" rows) x $(grep -c '"low":' "$folder/run.json"), $(sed -n '/"classes"/,/]/p' "$folder/run.json" | grep -c '^ *"[^:]*$') \
| $(figure "$folder" $row commonest_accuracy_test) / $(figure "$folder" $row commonest_balanced_accuracy_test) \
| $(member "$folder" accuracy_test) | $(figure "$folder" design baseline accuracy_test) | $(figure "$folder" design baseline hidden) \
| $(figure "$folder" design tree accuracy_test) \
| $(figure "$folder" $row design): $(figure "$folder" $row accuracy_test) / $(figure "$folder" $row balanced_accuracy_test) \
| $(figure "$folder" $row system_area_cm2) | $(most_accurate "$folder") | $beaten, $(figure "$folder" $row verified) \
| $(awk "BEGIN { printf \"%.0f\", $user + $system }") | $((memory / 1024)) |" >"$folder.row"
}

[ $# -gt 0 ] || set -- $(cd "$tables" && ls -rS | sed -n 's/\.csv$//p' | grep -v -- -test)
for name in "$@"; do run "$name"; cat "$out/$name.row"; done
{
  echo "# Tables that nothing here was made for"
  echo
  echo "Written by \`benchmarks/strangers.sh\`: \`printedmlp design TABLE --effort quick\` with default options but for those that a table cannot do without"
  echo "(\`--impute\`, \`--group-column\`, \`--split-column\`, \`--test\`, an id left out). Accuracy on test rows, balanced accuracy behind the bar; area of the"
  echo "system; the most accurate design of the front by training and validation rows; seconds of processor time; peak memory of the largest process."
  echo "\`incomplete\`: nothing disagrees, but programs that simulate were left out."
  echo
  echo "| table | exit | rows x inputs, classes | commonest | float | exact | hidden | tree | recommended | cm2 | most accurate / cm2 | beats the commonest, verified | s | MiB |"
  echo "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
  cat "$out"/*.row
} >"$here/results/strangers.md"

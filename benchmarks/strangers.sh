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
# Of the front, the one that is judged most accurate: accuracy on test rows, and area of the system.
most_accurate() { awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
  $at["design"] ~ /^designs/ { if ($at["accuracy_judged"] > best) { best = $at["accuracy_judged"]; found = $at["accuracy_test"] " / " $at["system_area_cm2"] } } END { print found }' "$1/designs.csv"; }
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

# Of a run: test accuracy of the float network and of one on real values, what is judged of the exact network, the smallest circuit of the search
# and the smallest plain tree that are judged within two points of it or within one row.
held_out() {
  local name=$1 float real judged rows
  float=$(member "$out/$name" accuracy_test) real=$(cut -d' ' -f1 "$out/$name.float" 2>/dev/null || true)
  judged=$(figure "$out/$name" design baseline accuracy_judged)
  rows=$(member "$out/$name" validation)
  awk -F, -v name="$name" -v float="$float" -v real="$real" -v test="$(member "$out/$name" test)" -v judged="$judged" -v least=$((rows > 0 ? rows : 1)) '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; slack = 1 / least > 0.02 ? 1 / least : 0.02; next }
    $at["accuracy_judged"] >= judged - slack - 0.0001 { area = $at["system_area_cm2"]; kind = $at["stage"] == "tree" ? "tree" : $at["stage"] == "exact" ? "" : "search"
      if (kind != "" && (!(kind in least_area) || area < least_area[kind])) least_area[kind] = area }
    END { found = "search" in least_area ? least_area["search"] : "none"; tree = "tree" in least_area ? least_area["tree"] : "none"
      verdict = found == "none" ? (tree == "none" ? "neither" : "no, a tree alone") : tree == "none" || found + 0 < tree + 0 ? "yes" : found + 0 > tree + 0 ? "no" : "the same"
      gap = real == "" ? "" : sprintf("%+.1f", 100 * (float - real))
      printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", name, test, float, real, gap, judged, found, tree, verdict }' "$out/$name/designs.csv"
}

[ $# -gt 0 ] || set -- $(cd "$tables" && ls -rS | sed -n 's/\.csv$//p' | grep -v -- -test)
for name in "$@"; do run "$name"; cat "$out/$name.row"; done
{
  echo "# Tables that nothing here was made for"
  echo
  echo "Written by \`benchmarks/strangers.sh\` with version $(git -C "$(dirname "${PRINTEDMLP:-$here/.}")" log -1 --format='%h of %as'): \`printedmlp design TABLE --effort quick\` with default"
  echo "options but for those that a table cannot do without (\`--impute\`, \`--group-column\`, \`--split-column\`, \`--test\`, an id left out). Accuracy on test"
  echo "rows, balanced accuracy behind the bar; area of the system; the design of the front that is judged most accurate; seconds of processor"
  echo "time, programs that simulate and prove included; peak memory of the largest process."
  echo
  cat "$out"/*.row | awk -F'|' '{ tables++; ended += $3 + 0 == 0; last = split($13, words, ","); verified += words[last] ~ /yes|proven/; beaten += words[1] ~ /yes/
    said += words[1] ~ /none/; seconds += $14; if ($15 > most) most = $15 }
    END { printf "%d tables: %d end with exit code 0, %d have a verified recommendation, %d one that beats the commonest class, %d say that none does.\n", tables, ended, verified, beaten, said
      printf "%.0f minutes of processor time; at most %d MiB.\n", seconds / 60, most }'
  echo
  echo "| table | exit | rows x inputs, classes | commonest | float | exact | hidden | tree | recommended | cm2 | most accurate / cm2 | beats the commonest, verified | s | MiB |"
  echo "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
  cat "$out"/*.row
  echo
  echo "## The float network, and what the search is worth beside plain trees"
  echo
  echo "Real values: test accuracy of the network of \`benchmarks/strangers_float.py\`, one of the same size that reads unclipped real values; gap in points. Judged:"
  echo "the accuracy that the choice believes of the exact network (\`accuracy_judged\`). Smallest: area of the system in cm2 of the smallest circuit of the search,"
  echo "and of the smallest plain tree, of which it believes at most two points, or one row, less."
  echo
  for row in "$out"/*.row; do name=$(basename "$row" .row); [ ! -f "$out/$name/designs.csv" ] || held_out "$name"; done >"$out/held-out"
  awk -F'|' '$5 != "  " { compared++; below += $6 < -3 } { tables++; smaller += $10 ~ /yes/; same += $10 ~ /same/; lost = lost ($10 ~ /yes|same/ ? "" : ("," substr($2, 1, length($2) - 1))) }
    END { printf "The float network is more than 3 points below on %d of %d tables. The search has the smaller one on %d of %d and one as small on %d; not on%s.\n", below, compared, smaller, tables, same, lost == "" ? " none" : substr(lost, 2) }' "$out/held-out"
  echo
  echo "| table | test rows | float | real values | gap | judged | smallest of the search | smallest tree | search is smaller |"
  echo "|---|---|---|---|---|---|---|---|---|"
  cat "$out/held-out"
} >"$here/results/strangers.md"

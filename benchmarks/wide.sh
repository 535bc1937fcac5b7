#!/usr/bin/env bash
# `printedmlp design --effort quick` with default options on one synthetic table of 16, 64, 256 and 1,024 features, and on one of 10^4, 10^5 and 10^6
# rows: processor time of the whole run, its simulators and proofs included, and by which power it grows; writes results/wide.md. Fails where a run does,
# where a design is not verified, above features^0.6 from 64 features on or rows^1, and from 2 GiB on.
#
# Usage: benchmarks/wide.sh OUT [NAME...]   a run that is in OUT is kept and not made again. PRINTEDMLP names another program than ../printedmlp.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${1:?the folder of the runs}"
out=$(cd "$1" && pwd)
shift
[ -f "$out/tables/drawn-long-1000000.csv" ] || (cd "$here" && dotnet run -c Release -- growing-tables "$out/tables")
[ $# -gt 0 ] || set -- wide-16 wide-64 wide-256 wide-1024 long-10000 long-100000 long-1000000

# A figure of designs.csv: the row for which a column has a value, and the column that is wanted.
figure() { awk -F, -v key="$2" -v value="$3" -v want="$4" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
  $at[key] == value { print $at[want]; exit }' "$out/$1/designs.csv"; }

for name in "$@"; do
  [ ! -f "$out/$name.time" ] || continue
  /usr/bin/time -f "%U %S %M" -o "$out/$name.part" nice -n 15 "${PRINTEDMLP:-$here/../printedmlp}" design "$out/tables/drawn-$name.csv" \
    --effort quick --out "$out/$name" --overwrite >"$out/$name.log" 2>&1 || { echo "$name failed, see $out/$name.log" >&2; exit 1; }
  mv "$out/$name.part" "$out/$name.time"
  echo "$name: user and system seconds, KiB: $(cat "$out/$name.time")"
done

failed=0
seconds() { awk '{ print $1 + $2 }' "$out/$1.time"; }
# The power by which the time grows between two runs, and how many times the second is larger.
power() { awk -v a="$(seconds "$1")" -v b="$(seconds "$2")" -v times="$3" 'BEGIN { printf "%.2f", log(b / a) / log(times) }'; }
most() { awk -v found="$1" -v most="$2" 'BEGIN { exit !(found > most) }' && { echo "$3 is $1, more than $2" >&2; failed=1; } || true; }
row() {
  local verified exact
  verified=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["verified"] != "yes" && $at["verified"] != "proven" { bad++ }
    END { print NR - 1 - bad " of " NR - 1 }' "$out/$1/designs.csv")
  exact=$(figure "$1" design baseline cells)
  [ "${verified% of *}" = "${verified#* of }" ] || { echo "$1: $verified designs are verified" >&2; failed=1; }
  echo "| $2 | $(seconds "$1" | awk '{ printf "%.0f", $1 }') | $(awk '{ printf "%.0f", $3 / 1024 }' "$out/$1.time") | $exact | $(figure "$1" design baseline accuracy_test) \
| $(figure "$1" recommended yes accuracy_test) | $(figure "$1" recommended yes system_area_cm2) | $verified |"
}
for name in wide-16 wide-64 wide-256 wide-1024 long-10000 long-100000 long-1000000; do [ -f "$out/$name.time" ] || exit 0; done
wide=$(power wide-64 wide-1024 16) first=$(power long-10000 long-100000 10) second=$(power long-100000 long-1000000 10)
memory=$(awk '{ printf "%.0f", $3 / 1024 }' "$out/long-1000000.time")
head='seconds | MiB | cells of the exact network | its test accuracy | recommended | cm2 | verified |
|---|---|---|---|---|---|---|---|'
{
  echo "# Wide tables and long ones"
  echo
  echo "Written by \`benchmarks/wide.sh\` with version $(git -C "$(dirname "${PRINTEDMLP:-$here/.}")" log -1 --format='%h of %as'): the whole of \`printedmlp design TABLE --effort quick\` with default options. Processor time"
  echo "with that of the programs that simulate and prove; peak memory of the largest process. Accuracy on test rows; area of the system."
  echo
  echo "1,000 rows and four classes that twelve features tell apart, the others are noise:"
  echo
  echo "| features | $head"
  for width in 16 64 256 1024; do row "wide-$width" "$width"; done
  echo
  echo "From 64 to 1024 features the time grows as features^$wide."
  echo
  echo "20 features and three classes:"
  echo
  echo "| rows | $head"
  for count in 10000 100000 1000000; do row "long-$count" "$count"; done
  echo
  echo "The time grows as rows^$first to 10^5 rows and as rows^$second from there to 10^6."
  echo
  echo "[wide-gates.md](wide-gates.md) has the search over gates alone."
} >"$here/results/wide.md"
most "$wide" 0.6 "the power of the features"
most "$first" 1 "the power of the rows to 10^5"
most "$second" 1 "the power of the rows to 10^6"
most "$memory" 2047 "MiB at 10^6 rows"
exit $failed

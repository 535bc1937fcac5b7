#!/bin/bash
# Compares two versions of the tool, each a checkout that is built: eleven quick runs on the nine data sets with one seed, by both.
# designs.csv (the columns that both write), model.json, levels.csv and netlist.v (but its comments and where its lines break) have to
# be the same. Needs PRINTEDMLP_DATASETS, the folder of the data sets. About six minutes of processor time a version; what is there already in OUT is not made again.
#   benchmarks/compare-versions.sh BEFORE AFTER OUT [RUN...]
# Exit 0: the same everywhere. Exit 1: a run differs, or ends otherwise.
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 1; }
[ -d "${PRINTEDMLP_DATASETS:-}" ] || { echo "PRINTEDMLP_DATASETS names no folder: set it to the folder of the data sets"; exit 1; }
before=$1 after=$2 out=$3 data=$PRINTEDMLP_DATASETS
shift 3

declare -A runs=(
  [iris]="$data/iris/iris.data"
  [balance]="$data/balance_scale/balance-scale.data --class-column 1"
  [seeds]="$data/seeds/seeds_dataset.txt"
  [vertebral]="$data/vertebral_column/column_3C.dat --clip 1..99"
  [breast]="$data/breast_cancer_wisconsin/breast-cancer-wisconsin.data --ignore-columns 1 --hidden 3"
  [redwine]="$data/wine_quality/winequality-red.csv --hidden 2"
  [cardio]="$data/cardiotocography/cardiotocography_nsp.csv --hidden 3"
  [whitewine]="$data/wine_quality/winequality-white.csv --hidden 4"
  [pendigits]="$data/pendigits/pendigits.tra $data/pendigits/pendigits.tes --hidden 5"
  [iris-codes]="$data/iris/iris.data --interface codes"
  [balance-masks]="$data/balance_scale/balance-scale.data --class-column 1 --method nsga2-masks --no-gate-search"
)
order=(iris balance seeds vertebral breast redwine cardio iris-codes balance-masks whitewine pendigits)

# design CHECKOUT FOLDER RUN: a proof changes none of the compared files, so none is tried.
design() {
  local tool=$1/src/Generator/bin/Release/net10.0/printedmlp.dll folder=$2/$3 prove=--prove-conflicts words
  [ -f "$tool" ] || { echo "$1 is not built: dotnet build -c Release there first"; exit 1; }
  [ ! -f "$folder.exit" ] || return 0
  dotnet "$tool" design --help | grep -q -e "$prove" || prove=--prove-seconds
  read -ra words <<< "${runs[$3]}"
  mkdir -p "$2"
  local status=0
  dotnet "$tool" design "${words[@]}" --out "$folder" --overwrite $prove 0 --seed 1 --effort quick > "$folder.log" 2>&1 || status=$?
  echo "$status" > "$folder.exit"
}

# same A B: the files that decide, by name and by content.
same() {
  local columns
  columns=$(shared "$1/designs.csv" "$2/designs.csv")
  diff <(compared "$1" "$columns") <(compared "$2" "$columns")
}

# shared A B: the columns that both tables have, separated by commas.
shared() {
  python3 -c 'import csv, sys
a, b = (next(csv.reader(open(f))) for f in sys.argv[1:])
print(",".join(c for c in a if c in b))' "$1" "$2" 2>/dev/null || true
}

# compared FOLDER COLUMNS
compared() {
  [ -d "$1" ] || { echo "no folder"; return; }
  (cd "$1" && find . \( -name designs.csv -o -name model.json -o -name levels.csv -o -name netlist.v \) | LC_ALL=C sort | while read -r file; do
    case $file in
      *.v) echo "$file $(sed 's, *//.*,,' "$file" | tr -d ' \n' | sha256sum)" ;;
      */designs.csv) echo "$file $(cells "$file" "$2" | sha256sum)" ;;
      *) echo "$file $(sha256sum < "$file")" ;;
    esac
  done)
}

# cells FILE COLUMNS
cells() {
  python3 -c 'import csv, sys
for row in csv.DictReader(open(sys.argv[1])): print([row[c] for c in sys.argv[2].split(",")])' "$1" "$2"
}

worst=0
for run in "${@:-${order[@]}}"; do
  [ -n "${runs[$run]:-}" ] || { echo "there is no run $run; expected some of ${order[*]}"; exit 1; }
  design "$before" "$out/before" "$run"
  design "$after" "$out/after" "$run"
  if cmp -s "$out/before/$run.exit" "$out/after/$run.exit" && same "$out/before/$run" "$out/after/$run"; then
    echo "$run: the same, exit $(cat "$out/after/$run.exit")"
  else
    echo "$run: DIFFERS, exit $(cat "$out/before/$run.exit") before, $(cat "$out/after/$run.exit") after"
    worst=1
  fi
done
exit $worst

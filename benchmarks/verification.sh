#!/usr/bin/env bash
# Processor time of `printedmlp verify` with two versions of the tool, each a checkout that is built or a folder with printedmlp.dll: quick runs with one
# seed, by each version without any simulator, are verified TRIALS times (3) by the version that made them, in turn. Writes results/verification.md,
# medians and their ratio. Needs PRINTEDMLP_DATASETS, the folder of the data sets. What is there already in OUT is not made again.
#   benchmarks/verification.sh BEFORE AFTER OUT [RUN...]
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 1; }
[ -d "${PRINTEDMLP_DATASETS:-}" ] || { echo "PRINTEDMLP_DATASETS names no folder: set it to the folder of the data sets"; exit 1; }
here=$(cd "$(dirname "$0")" && pwd)
before=$1 after=$2 data=$PRINTEDMLP_DATASETS
mkdir -p "$3/nothing"
out=$(cd "$3" && pwd)
shift 3
dotnet=$(readlink -f "$(command -v dotnet)")
export XDG_CACHE_HOME=$out/cache
TIMEFORMAT='%U %S'

declare -A runs=(
  [Balance]="$data/balance_scale/balance-scale.data --class-column 1"
  [Iris]="$data/iris/iris.data"
  [Cardio]="$data/cardiotocography/cardiotocography_nsp.csv --hidden 3"
  [RedWine]="$data/wine_quality/winequality-red.csv --hidden 2"
  [Pendigits]="$data/pendigits/pendigits.tra $data/pendigits/pendigits.tes --hidden 5"
  [BreastCancer]="$data/breast_cancer_wisconsin/breast-cancer-wisconsin.data --hidden 3 --ignore-columns 1"
  [WhiteWine]="$data/wine_quality/winequality-white.csv --hidden 4"
  [Seeds]="$data/seeds/seeds_dataset.txt --hidden 4"
  [Vertebral]="$data/vertebral_column/column_3C.dat --hidden 3 --clip 1..99"
)
order=(Balance Iris Seeds Vertebral BreastCancer Cardio RedWine WhiteWine Pendigits)
trials=${TRIALS:-3}

# tool CHECKOUT
tool() {
  local file=$1/src/Generator/bin/Release/net10.0/printedmlp.dll
  [ -f "$file" ] || file=$1/printedmlp.dll
  [ -f "$file" ] || { echo "$1 is not built: dotnet build -c Release there first" >&2; exit 1; }
  echo "$file"
}

# design CHECKOUT FOLDER RUN
design() {
  local words
  read -ra words <<< "${runs[$3]}"
  [ -d "$2" ] || PATH=$out/nothing "$dotnet" "$(tool "$1")" design "${words[@]}" --out "$2" --seed 1 --effort quick >"$2.log" 2>&1
}

# seconds CHECKOUT FOLDER: processor time of one verification, its programs included; every design has to be verified.
seconds() {
  local times
  times=$({ time "$dotnet" "$(tool "$1")" verify "$2" >"$2.log" 2>&1; } 2>&1)
  grep -q -E "simulated|proven" "$2.log" || { echo "$2 is not verified, see $2.log" >&2; exit 1; }
  awk '{ print $1 + $2 }' <<< "$times"
}

median() { printf '%s\n' "$@" | sort -g | sed -n "$((($# + 1) / 2))p"; }

rows=()
for run in "${@:-${order[@]}}"; do
  [ -n "${runs[$run]:-}" ] || { echo "there is no run $run; expected some of ${order[*]}"; exit 1; }
  design "$before" "$out/before-$run" "$run"
  design "$after" "$out/after-$run" "$run"
  olds=() news=()
  # The first of each fills the caches and is not counted.
  seconds "$before" "$out/before-$run" >/dev/null
  seconds "$after" "$out/after-$run" >/dev/null
  for _ in $(seq "$trials"); do
    olds+=("$(seconds "$before" "$out/before-$run")")
    news+=("$(seconds "$after" "$out/after-$run")")
  done
  designs=$(find "$out/after-$run" -name model.json | wc -l)
  rows+=("$(awk -v n="$run" -v d="$designs" -v o="$(median "${olds[@]}")" -v w="$(median "${news[@]}")" -v os="${olds[*]}" -v ws="${news[*]}" \
    'BEGIN { printf "| %s | %d | %.1f | %.1f | %.2f | %s | %s |", n, d, o, w, w / o, os, ws }')")
  echo "${rows[-1]}"
done
{
  echo "# Processor time of \`verify\`, before and now"
  echo
  echo "Written by \`benchmarks/verification.sh\`: quick runs, seed 1, verified in turn by the version that made them. Seconds of processor time, the programs"
  echo "that it runs included; medians of $trials. Now Python and C are verified too, and the designs are those of each version, the larger trees of the present one"
  echo "among them."
  echo
  echo "| data set | designs | before | now | ratio | before, each | now, each |"
  echo "|---|---|---|---|---|---|---|"
  printf '%s\n' "${rows[@]}"
} >"$here/results/verification.md"

#!/usr/bin/env bash
# Processor time of `printedmlp verify` with two versions of the tool, each a checkout that is built or a folder with printedmlp.dll: quick runs with one
# seed, by each version without any simulator, are verified TRIALS times (3) by the version that made them, in turn. Writes results/verification.md,
# medians and their ratio. Needs PRINTEDMLP_DATASETS, the folder of the data sets. What is there already in OUT is not made again.
#   benchmarks/verification.sh BEFORE AFTER OUT [RUN...]
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 1; }
here=$(cd "$(dirname "$0")" && pwd)
. "$here/datasets.sh"
before=$1 after=$2
mkdir -p "$3/nothing"
out=$(cd "$3" && pwd)
shift 3
wanted=("$@")
dotnet=$(readlink -f "$(command -v dotnet)")
export XDG_CACHE_HOME=$out/cache
TIMEFORMAT='%U %S'
trials=${TRIALS:-3}

# tool CHECKOUT
tool() {
  local file=$1/src/Generator/bin/Release/net10.0/printedmlp.dll
  [ -f "$file" ] || file=$1/printedmlp.dll
  [ -f "$file" ] || { echo "$1 is not built: dotnet build -c Release there first" >&2; exit 1; }
  echo "$file"
}

# design CHECKOUT FOLDER OPTION|FILE...
design() {
  local checkout=$1 folder=$2
  shift 2
  [ -d "$folder" ] || PATH=$out/nothing "$dotnet" "$(tool "$checkout")" design "$@" --out "$folder" --seed 1 --effort quick >"$folder.log" 2>&1
}

# seconds CHECKOUT FOLDER: processor time of one verification, its programs included; every design has to be verified.
seconds() {
  local times
  times=$({ time "$dotnet" "$(tool "$1")" verify "$2" >"$2.log" 2>&1; } 2>&1) || { echo "$2 is not verified, see $2.log" >&2; exit 1; }
  awk '{ print $1 + $2 }' <<< "$times"
}

median() { printf '%s\n' "$@" | sort -g | sed -n "$((($# + 1) / 2))p"; }

rows=()
# A data set: its name, its options, its files.
run() {
  local name=${1// /} options="${published_options[$1]} $2" olds=() news=() designs
  shift 2
  if [ ${#wanted[@]} -gt 0 ] && [[ " ${wanted[*]} " != *" $name "* ]]; then return; fi
  # shellcheck disable=SC2086 # options are words
  design "$before" "$out/before-$name" "$@" $options
  # shellcheck disable=SC2086
  design "$after" "$out/after-$name" "$@" $options
  # The first of each fills the caches and is not counted.
  seconds "$before" "$out/before-$name" >/dev/null
  seconds "$after" "$out/after-$name" >/dev/null
  for _ in $(seq "$trials"); do
    olds+=("$(seconds "$before" "$out/before-$name")")
    news+=("$(seconds "$after" "$out/after-$name")")
  done
  designs=$(find "$out/after-$name" -name model.json | wc -l)
  rows+=("$(awk -v n="$name" -v d="$designs" -v o="$(median "${olds[@]}")" -v w="$(median "${news[@]}")" -v os="${olds[*]}" -v ws="${news[*]}" \
    'BEGIN { printf "| %s | %d | %.1f | %.1f | %.2f | %s | %s |", n, d, o, w, w / o, os, ws }')")
  echo "${rows[-1]}"
}

each_dataset run

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

#!/usr/bin/env bash
# Kills a run of `printedmlp design` at random moments (SIGKILL), resumes each with --resume, and compares every file of the
# result with that of an undisturbed run. The search over gates is on. Writes results/resume.md and fails when a file differs.
#
# Usage: benchmarks/resume.sh [KILLS [FOLDER]]    KILLS: 10 by default; FOLDER keeps the runs and their logs.
# DATA names another table than examples/balance-scale.csv, TOOL another folder with printedmlp.dll, RESULT another file than results/resume.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kills=${1:-10}
if [ $# -gt 1 ]; then
  mkdir -p "$2"
  work=$(cd "$2" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
options=(--effort quick --restarts 1 --max-designs 1 --prove-seconds 0)
[ -n "${TOOL:-}" ] || "$here/../printedmlp" technologies >/dev/null # builds it
program=("$(command -v dotnet)" "${TOOL:-$here/../src/Generator/bin/Release/net10.0}/printedmlp.dll")
example=$(realpath "${DATA:-$here/../examples/balance-scale.csv}")
result=${RESULT:-$here/results/resume.md}

# Icarus is the only checker, to save the time that Verilator takes to compile.
mkdir "$work/tools"
for tool in iverilog vvp sh; do ln -s "$(command -v $tool)" "$work/tools/$tool"; done
rows=() failed=0
RANDOM=1

now() { date +%s.%N; }

# The last line of a log, without what depends on the machine's speed.
last() { tail -n 1 "$1" | sed -E 's/%, .*/%/; s/, best.*//; s/, [0-9]+ cells.*//'; }

start=$(now)
PATH=$work/tools "${program[@]}" design "$example" --out "$work/undisturbed" "${options[@]}" >"$work/undisturbed.log" 2>&1
seconds=$(awk -v a="$start" -v b="$(now)" 'BEGIN { print b - a }')
files=$(find "$work/undisturbed" -type f | wc -l)

for ((i = 1; i <= kills; i++)); do
  moment=$(awk -v s="$seconds" -v r="$RANDOM" 'BEGIN { printf "%.1f", s * r / 32768 }')
  PATH=$work/tools "${program[@]}" design "$example" --out "$work/$i" "${options[@]}" >"$work/$i.log" 2>&1 &
  run=$!
  sleep "$moment"
  if ! kill -KILL $run 2>/dev/null; then
    # Faster than the undisturbed run: another moment.
    wait $run
    rm -r "${work:?}/$i"
    i=$((i - 1))
    continue
  fi
  wait $run 2>/dev/null || true
  if pgrep -f -- "--out $work/$i " >/dev/null; then
    echo "run $i outlived SIGKILL" >&2
    exit 1
  fi
  said=$(last "$work/$i.log")
  code=0
  PATH=$work/tools "${program[@]}" design "$example" --out "$work/$i" "${options[@]}" --resume >"$work/$i.resumed.log" 2>&1 || code=$?
  resumed=$(grep -m 1 -E '^(resuming|note: --resume)' "$work/$i.resumed.log" || echo "from the beginning")
  different=$(diff -rq "$work/undisturbed" "$work/$i" 2>&1 | wc -l)
  left=$(find "$work" -maxdepth 1 -name "$i.part*" -o -maxdepth 1 -name "$i.checkpoint" | wc -l)
  if [ "$code" -ne 0 ] || [ "$different" -ne 0 ] || [ "$left" -ne 0 ]; then failed=1; fi
  rows+=("| $i | $moment | ${said:-nothing yet} | ${resumed//$work\//} | $code | $different of $files | $left |")
  echo "${rows[-1]}" >&2
done

{
  echo "# Killed and resumed"
  echo
  echo "Written by \`benchmarks/resume.sh $kills\`: \`printedmlp design $(basename "$example") ${options[*]}\`, killed by SIGKILL"
  echo "at random moments and resumed with \`--resume\`. Every file of the folder is compared byte by byte with that of a run that nobody"
  printf 'killed and that took %.0f s.\n' "$seconds"
  echo
  echo "| run | killed after s | last line of its log | resumed | exit code | different files | folders left beside it |"
  echo "|---|---|---|---|---|---|---|"
  printf '%s\n' "${rows[@]}"
} >"$result"
cat "$result"
exit $failed

#!/usr/bin/env bash
# Stops a run of `printedmlp design` at random moments, by SIGTERM, by SIGINT, and each of them to the whole process group, simulators and
# Yosys included. Each stop has to end with one line, exit code 130 or 143, no process and nothing half written left; each run is then
# resumed with --resume, and every file compared with those of an undisturbed run. Prints a row a stop and fails when anything differs.
#
# Usage: benchmarks/stops.sh [STOPS [DATA [PROGRAM...]]]    STOPS: 50 by default; DATA: a table, examples/balance-scale.csv by default;
#        PROGRAM: what to run in place of the built printedmlp. OPTIONS: options of the run in place of those of a short search
set -eu
here=$(cd "$(dirname "$0")" && pwd)
stops=${1:-50}
data=$(realpath "${2:-$here/../examples/balance-scale.csv}")
program=("${@:3}")
if [ ${#program[@]} -eq 0 ]; then
  "$here/../printedmlp" technologies >/dev/null # builds it
  program=("$(command -v dotnet)" "$here/../src/Generator/bin/Release/net10.0/printedmlp.dll")
fi
read -ra options <<<"${OPTIONS:---effort quick --restarts 1 --max-designs 2}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
RANDOM=${SEED:-1}
failed=0 clear=0 same=0 early=0

start=$(date +%s.%N)
"${program[@]}" design "$data" --out "$work/undisturbed" "${options[@]}" >undisturbed.log 2>&1 || { cat undisturbed.log >&2; exit 1; }
seconds=$(awk -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { print b - a }')
echo "undisturbed: $seconds s" >&2

# Processes other than this script's own that the run has started: they have its temporary folder or its target in their words.
left() { pgrep -f -- "$work/(tmp|[0-9])" | grep -vx $$ || true; }

for ((i = 1; i <= stops; i++)); do
  case $((i % 4)) in 0) signal=TERM whom=- ;; 1) signal=INT whom=- ;; 2) signal=TERM whom= ;; *) signal=INT whom= ;; esac
  moment=$(awk -v s="$seconds" -v r="$RANDOM" 'BEGIN { printf "%.2f", s * r / 32768 }')
  # Job control: the run leads a process group of its own.
  set -m
  # SIGINT may be ignored where this script was started in the background.
  env --default-signal=INT,TERM "${program[@]}" design "$data" --out "$work/$i" "${options[@]}" >"$i.out" 2>"$i.err" &
  run=$!
  set +m
  sleep "$moment"
  if ! kill -$signal -- "$whom$run" 2>/dev/null; then
    # It was faster than the undisturbed one.
    wait $run || true
    early=$((early + 1))
    continue
  fi
  code=0
  wait $run || code=$?
  said=$(tail -n 1 "$i.err")
  problem=
  case $code in
    0) [ -d "$i" ] || problem="exit code 0 without a run" ;;
    130 | 143)
      [ "$code" = $([ $signal = INT ] && echo 130 || echo 143) ] || problem="exit code $code"
      [[ $said == "interrupted by SIG$signal"* ]] || problem="said '$said'"
      [ ! -e "$i" ] || problem="a folder that is not finished"
      ;;
    *) problem="exit code $code: $said" ;;
  esac
  grep -qE '^ +at |Unhandled|crashed' "$i.err" && problem="$(grep -m 1 -E '^ +at |Unhandled|crashed' "$i.err")"
  [ -z "$(left)" ] || { sleep 0.2; [ -z "$(left)" ] || problem="left processes: $(ps -o args= -p $(left))"; }
  [ -z "$(ls "$TMPDIR" | grep -v '^clr-debug-pipe\|^dotnet-diagnostic\|^\.')" ] || problem="left $(ls "$TMPDIR" | head -n 1) in the temporary folder"
  ls -d "$i".part-* >/dev/null 2>&1 && problem="left $(ls -d "$i".part-*)"
  [ -n "$problem" ] || clear=$((clear + 1))
  rm -rf "${TMPDIR:?}"/*
  if [ "$code" -ne 0 ]; then
    "${program[@]}" design "$data" --out "$work/$i" "${options[@]}" --resume >"$i.resumed" 2>&1 || problem="$problem; resumed with $?"
  fi
  if diff -rq undisturbed "$i" >/dev/null && [ ! -e "$i.checkpoint" ]; then same=$((same + 1)); else problem="$problem; other files after --resume"; fi
  [ -z "$problem" ] || failed=1
  echo "| $i | $signal${whom:+ to the group} | $moment | $code | ${said//$work\//} | ${problem:-as it should} |"
  rm -rf "${work:?}/$i"
done
echo "$((stops - early)) stops, $clear clear endings, $same resumed to the same bytes" >&2
exit $failed

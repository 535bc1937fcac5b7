#!/usr/bin/env bash
# One point whose search over gates several processes share, on this machine: rounds that others than its owner did, wall-clock time of that search, and
# whether the files are the same, byte by byte; then rounds that are timed one by one, and what the time would be on up to 64 nodes.
# Writes results/search-shards.md. Needs PRINTEDMLP_DATASETS, the folder of the data sets.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ -d "${PRINTEDMLP_DATASETS:-}" ] || { echo "PRINTEDMLP_DATASETS names no folder: set it to the folder of the data sets"; exit 1; }
work=$(mktemp -d)
trap 'status=$?; [ $status = 0 ] || tail -v -n 20 "$work"/*.log >&2; rm -rf "$work"' EXIT
mkdir "$work/nothing"
"$here/../printedmlp" technologies >/dev/null # builds it
program=("$(readlink -f "$(command -v dotnet)")" "$here/../src/Generator/bin/Release/net10.0/printedmlp.dll")
seconds() { date +%s.%N; }

rows=()
for processes in 1 2 4; do
  out=$work/$processes
  begin=$(seconds)
  for process in $(seq "$processes"); do
    PATH=$work/nothing "${program[@]}" explore "$here/../examples/balance-scale.csv" --hidden 3 --set restarts=1 random-vectors=10 prove-seconds=0 \
      --threads 1 --search-shards "$processes" --resume --out "$out" >"$out-$process.log" 2>&1 &
  done
  wait
  end=$(seconds)
  diff -r "$work/1/points" "$out/points"
  others=$(cat "$out"-*.log | sed -n 's/.*other processes did \([0-9]*\) of \([0-9]*\) rounds.*/\1 of \2/p' | head -n 1)
  rows+=("| $processes | ${others:-none} | $(awk -v b="$begin" -v e="$end" 'BEGIN { printf "%.0f", e - b }') |")
  echo "${rows[-1]}"
done
{
  echo "# One search, several processes"
  echo
  echo "Written by \`benchmarks/search-shards.sh\`. Balance, \`--effort normal --threads 1\`, one folder, all processes on this machine of $(nproc) cores; the point's"
  echo "files are the same bytes each time."
  echo
  echo "| processes | rounds that others than the owner of the point did | seconds of the whole point |"
  echo "|---|---|---|"
  printf '%s\n' "${rows[@]}"
  echo
  echo "Nodes that were not there: rounds timed one by one on one thread, dealt to whoever is free, batch by batch, over what one node takes. Added are what"
  echo "was measured, taking in a round and keeping the state, and what was assumed: 100 MB/s and 5 ms an opened file on the shared folder, a helper that looks"
  echo "every 100 ms. A batch has 4 rounds with \`--effort normal\` and 8 with \`thorough\`."
  for name in Balance Pendigits; do
    echo
    dotnet run --project "$here" -c Release -- search-shards $name
  done
} >"$work/result"
mv "$work/result" "$here/results/search-shards.md"
cat "$here/results/search-shards.md"

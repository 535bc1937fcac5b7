#!/usr/bin/env bash
# An exploration of 24 points: undisturbed; killed at five random moments and resumed; cut into three shards and merged; made by two processes of
# which one or the other is killed twenty times and starts again.
# Writes results/explore.md: whether explore.csv and summary.csv are the same, byte by byte. Fails when they are not.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'status=$?; [ $status = 0 ] || tail -v -n 20 "$work/result" "$work"/*.log >&2; rm -rf "$work"' EXIT
explore() {
  ./printedmlp explore examples/balance-scale.csv --hidden 2,3,4 --input-bits 3,4 --seeds 2 --technologies egfet-1.0V,egfet-0.6V \
    --set method=none restarts=1 random-vectors=10 prove-conflicts=0 "$@"
}
begin=$(date +%s)
explore --out "$work/whole" >"$work/whole.log" 2>&1
seconds=$(($(date +%s) - begin))
result=benchmarks/results/explore.md
{
  echo "# An exploration killed, cut and merged"
  echo
  echo "Written by \`benchmarks/explore.sh ${1:-1}\`. Undisturbed: $(ls "$work/whole/points" | wc -l) points in $seconds s."
  echo
} >"$work/result"
RANDOM=${1:-1}
for kill in 1 2 3 4 5; do
  export -f explore
  setsid bash -c 'explore "$@"' _ --out "$work/killed" --resume >/dev/null 2>&1 &
  sleep $((1 + RANDOM % (seconds / 5 + 1)))
  kill -KILL -- -$! 2>/dev/null || true
  wait $! 2>/dev/null || true
  echo "- kill $kill: $(find "$work/killed/points" -mindepth 2 -maxdepth 2 -name run.json 2>/dev/null | grep -vc '\.part-' || true) points were there" >>"$work/result"
done
explore --out "$work/killed" --resume >"$work/killed.log" 2>&1

# What is finished is never made again: its run.json stays the file that it was.
finished() { find "$work/shared/points" -mindepth 2 -maxdepth 2 -name run.json -not -path '*.part-*' -printf '%P %i %T@\n' 2>/dev/null | sort || true; }
started=()
begin() {
  setsid bash -c 'explore "$@"' _ --out "$work/shared" --resume >>"$work/shared-$1.log" 2>&1 &
  started[$1]=$!
}
export -f explore
begin 0
begin 1
again=0
for kill in $(seq 20); do
  sleep "0.$((RANDOM % 10))"
  finished >"$work/before"
  sleep $((RANDOM % (seconds / 10 + 1)))
  which=$((RANDOM % 2))
  kill -KILL -- -"${started[$which]}" 2>/dev/null || true
  wait "${started[$which]}" 2>/dev/null || true
  finished >"$work/after"
  again=$((again + $(comm -23 "$work/before" "$work/after" | wc -l)))
  begin $which
done
wait
half=$(find "$work/shared" -name '*.part*' -o -name '*.checkpoint' | wc -l)
echo "- two processes on one folder, 20 kills of one or the other: $(finished | wc -l) points, $again of them made again;" \
  "$half files or folders left half-written" >>"$work/result"
[ "$again" = 0 ] && [ "$half" = 0 ]
diff -r "$work/whole/points" "$work/shared/points"
for k in 1 2 3; do explore --out "$work/part-$k" --shard $k/3 >"$work/part-$k.log" 2>&1; done
./printedmlp merge "$work"/part-? --out "$work/merged" >/dev/null
for file in explore.csv summary.csv; do
  cmp "$work/whole/$file" "$work/killed/$file"
  cmp "$work/whole/$file" "$work/merged/$file"
  cmp "$work/whole/$file" "$work/shared/$file"
  echo "- $file, $(wc -l <"$work/whole/$file") lines: the same bytes undisturbed, killed and resumed, made by two processes, and merged from three shards" >>"$work/result"
done
mv "$work/result" "$result"
cat "$result"

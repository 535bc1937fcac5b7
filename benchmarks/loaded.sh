#!/usr/bin/env bash
# Runs the README's first command while every core of the machine is busy ten times over: it has to end with exit code 0 and with every
# design verified, since nothing that it says may depend on the clock.
#
# Usage: benchmarks/loaded.sh [OPTION...]    options of `printedmlp design` beside those of the README, for example --effort quick
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
"$here/../printedmlp" technologies >/dev/null # builds it, before the load
busy=()
trap 'kill "${busy[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT
for ((i = 0; i < 10 * $(nproc); i++)); do
  (while :; do :; done) &
  busy+=($!)
done
code=0
start=$SECONDS
"$here/../printedmlp" design "$here/../examples/balance-scale.csv" --out "$work/out" "$@" || code=$?
echo "${#busy[@]} busy processes on $(nproc) cores, exit code $code after $((SECONDS - start)) s"
[ "$code" -eq 0 ] || exit 1
designs=0
for evidence in $(find "$work/out" -name verification.json); do
  designs=$((designs + 1))
  grep -q '"verdict": "verified"' "$evidence" || { echo "$evidence: not verified"; grep '"why"' "$evidence"; exit 1; }
  grep -q '"how"' "$evidence" || { echo "$evidence: not proven"; exit 1; }
done
[ "$designs" -gt 0 ] || { echo "no design"; exit 1; }
echo "$designs designs, all verified and proven"

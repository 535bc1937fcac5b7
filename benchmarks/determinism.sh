#!/usr/bin/env bash
# The same run with other numbers of threads, and without the wider vector instructions: every file must be the same byte by
# byte. Writes results/determinism.md and fails when a file differs.
#
# Usage: benchmarks/determinism.sh [FOLDER]    FOLDER keeps the runs and their logs
#
# DOTNET_EnableAVX512, DOTNET_EnableAVX2 and DOTNET_EnableHWIntrinsic are .NET 10's names.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  work=$(cd "$1" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
options=(--effort quick --restarts 1 --max-designs 1 --prove-seconds 0)
"$here/../printedmlp" technologies >/dev/null # builds it
program=("$(command -v dotnet)" "$here/../src/Generator/bin/Release/net10.0/printedmlp.dll")
example="$here/../examples/balance-scale.csv"

# Icarus is the only checker, to save the time that Verilator takes to compile.
mkdir "$work/tools"
for tool in iverilog vvp sh; do ln -s "$(command -v $tool)" "$work/tools/$tool"; done
rows=() failed=0 number=0

# A run: its environment, its options.
run() {
  local name=$1 differs different code=0
  shift
  number=$((number + 1))
  env PATH="$work/tools" $name "${program[@]}" design "$example" --out "$work/$number" "${options[@]}" "$@" >"$work/$number.log" 2>&1 || code=$?
  different=$(diff -rq "$work/1" "$work/$number" 2>&1 | wc -l)
  if [ "$code" -ne 0 ] || [ "$different" -ne 0 ]; then failed=1; fi
  rows+=("| ${name:-as it is} | ${*:-as many as processors} | $code | $different of $(find "$work/1" -type f | wc -l) |")
  echo "${rows[-1]}" >&2
}

run ""
run "" --threads 1
run "" --threads 2
run "" --threads 8
run DOTNET_EnableAVX512=0
run DOTNET_EnableAVX2=0
run DOTNET_EnableHWIntrinsic=0

{
  echo "# Threads and vector units"
  echo
  echo "Written by \`benchmarks/determinism.sh\`: \`printedmlp design examples/balance-scale.csv ${options[*]}\`,"
  echo "each run's files compared byte by byte with those of the first one."
  echo
  echo "Processor: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), widest vectors: $(grep -q avx512bw /proc/cpuinfo && echo AVX-512BW || echo "no AVX-512BW")"
  echo
  echo "| environment | options | exit code | different files |"
  echo "|---|---|---|---|"
  printf '%s\n' "${rows[@]}"
} >"$here/results/determinism.md"
cat "$here/results/determinism.md"
exit $failed

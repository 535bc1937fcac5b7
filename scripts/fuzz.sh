#!/usr/bin/env bash
# Changes every kind of file that is read at random and reads it: scripts/fuzz.sh [COUNT [FIRST]]. A million changes unless said; the same
# numbers give the same changes. What goes wrong is kept in the folder for temporary files.
set -eu
cd "$(dirname "$0")/.."
dotnet build PrintedMlp.sln -c Release -nologo -v quiet
PRINTEDMLP_FUZZ=${1:-1000000} PRINTEDMLP_FUZZ_FIRST=${2:-0} \
  dotnet test PrintedMlp.sln -c Release --no-build --nologo --filter "FullyQualifiedName~PrintedMlp.Tests.Fuzzing"

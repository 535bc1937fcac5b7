#!/usr/bin/env bash
# Packs PrintedMlp with the .NET runtime into an archive that runs on any linux-x64 machine without an SDK.
#
# Usage: scripts/archive.sh [FOLDER]    writes FOLDER/printedmlp-VERSION-linux-x64.tar.gz (default: out)
set -eu
here=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
mkdir -p "${1:-$here/out}"
out=$(cd "${1:-$here/out}" && pwd)
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$here/Directory.Build.props")
name="printedmlp-$version-linux-x64"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Lock files are of the ordinary build; a runtime of its own adds packages to them, so they are written elsewhere here.
# shellcheck disable=SC2016 # MSBuild's variable
if ! dotnet publish "$here/src/Generator/Generator.csproj" -c Release -r linux-x64 --self-contained true --artifacts-path "$work/build" \
  '-p:NuGetLockFilePath='"$work"'/locks/$(MSBuildProjectName).json' -p:RunAnalyzers=false -p:DebugType=none -p:GenerateDocumentationFile=false \
  -o "$work/$name" -v quiet -nologo >"$work/log" 2>&1; then
  cat "$work/log" >&2
  exit 1
fi
cp "$here/LICENSE" "$here/docs/tool.md" "$work/$name"
mkdir "$work/$name/examples"
cp "$here"/examples/*.csv "$work/$name/examples"
# The same bytes from the same build: names in order, no owner, one date.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=2000-01-01 -C "$work" -cf - "$name" | gzip -n >"$out/$name.tar.gz"
echo "$out/$name.tar.gz"

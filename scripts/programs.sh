# The programs that PrintedMlp works with, and how they are installed on Debian and Ubuntu. Sourced by ./printedmlp and ./test.
# shellcheck shell=bash

# What simulates and proves designs in their usual languages; g++ brings gcc. The Debian packages have the programs' names.
# shellcheck disable=SC2034 # used by those who source this
simulation_programs=(iverilog verilator yosys berkeley-abc g++ make python3)

# Prints those of the named programs that are not here.
missing_programs() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || echo "$program"
  done
}

# Installs the named programs as root, else through sudo. Says why on standard error, and returns 1, when that cannot be done.
install_programs() {
  local as_root=()
  command -v apt-get >/dev/null || { echo "There is no apt-get here." >&2; return 1; }
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Installing takes root or sudo." >&2; return 1; }
    as_root=(sudo)
  fi
  # One source that cannot be read must not keep the others from being used.
  "${as_root[@]}" apt-get update -qq || echo "apt-get update failed; going on with the package lists that are there" >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null \
    || { echo "apt-get could not install them." >&2; return 1; }
}

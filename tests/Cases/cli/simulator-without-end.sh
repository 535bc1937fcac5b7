mkdir tools
printf '#!/bin/sh\nif [ "$1" = -V ]; then echo "Icarus Verilog runtime version 99"; else exec yes; fi\n' >tools/vvp
printf '#!/bin/sh\ncase $1 in --version) echo "Verilator 99";; esac\n' >tools/verilator
printf '#!/bin/sh\ncase $1 in -V) echo "Yosys 99";; esac\n' >tools/yosys
chmod +x tools/*
PATH=$PWD/tools:$PATH printedmlp verify design | grep -E 'design|simulation|equivalence' | tr -s ' '

mkdir tools && printf '#!/bin/sh\necho "Yosys 0.9"\n' >tools/yosys && printf '#!/bin/sh\nexit 7\n' >tools/verilator && chmod +x tools/*
PATH=$PWD/tools:$WITHOUT_SIMULATORS XDG_CACHE_HOME=$PWD/none printedmlp doctor | sed "s|$PWD/||g" | grep -E '^(iverilog|verilator|yosys|cache|data)' ; exit ${PIPESTATUS[0]}

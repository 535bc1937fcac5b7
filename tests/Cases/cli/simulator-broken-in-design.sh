mkdir tools && printf '#!/bin/sh\necho hello\n' >tools/verilator && chmod +x tools/verilator
PATH=$PWD/tools:$PATH printedmlp design data.csv --out out

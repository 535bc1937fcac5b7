mkdir tools && printf '#!/bin/sh\necho hello\n' >tools/iverilog && chmod +x tools/iverilog
PATH=$PWD/tools:$PATH printedmlp verify design

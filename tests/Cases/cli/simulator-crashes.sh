mkdir tools && printf '#!/bin/sh\nif [ "$1" = -V ]; then echo "Icarus Verilog version 99"; else kill -SEGV $$; fi\n' >tools/iverilog && chmod +x tools/iverilog
PATH=$PWD/tools:$PATH printedmlp verify design | grep -E "design|icarus" | tr -s " "

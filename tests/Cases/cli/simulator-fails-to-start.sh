mkdir tools && echo 'no program' >tools/iverilog && chmod +x tools/iverilog
PATH=$PWD/tools:$PATH printedmlp verify design

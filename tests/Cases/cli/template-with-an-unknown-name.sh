cp -r "$TEMPLATES" verilog && echo 'module {{Nmae}};' >verilog/rtl.v.hbs
printedmlp emit design/model.json --out out --templates verilog

cp -r "$TEMPLATES" verilog && echo '{{#each Neurons}}' >verilog/rtl.v.hbs
printedmlp emit design/model.json --out out --templates verilog

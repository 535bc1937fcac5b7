mkdir verilog
printedmlp emit design/model.json --out out --templates verilog

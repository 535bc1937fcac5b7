printedmlp design data.csv --out out --templates verilog

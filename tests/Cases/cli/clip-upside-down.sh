printedmlp design data.csv --out out --clip 99..1

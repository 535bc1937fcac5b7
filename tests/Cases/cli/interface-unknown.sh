printedmlp design data.csv --out out --interface bits

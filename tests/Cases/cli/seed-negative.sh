printedmlp design data.csv --out out --seed -1

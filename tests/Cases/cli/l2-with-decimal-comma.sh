printedmlp design data.csv --out out --l2 0,5

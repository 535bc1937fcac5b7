printedmlp design data.csv --out out --split random

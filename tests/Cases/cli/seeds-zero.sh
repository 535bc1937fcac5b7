printedmlp design data.csv --out out --seeds 0

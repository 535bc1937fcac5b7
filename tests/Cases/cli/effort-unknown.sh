printedmlp design data.csv --out out --effort 3

printedmlp design data.csv --out out --method genetic

printedmlp design data.csv --out

printedmlp design data.csv --out out --clip 5

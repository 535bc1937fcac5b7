printedmlp design data.csv --out out --max-loss 5

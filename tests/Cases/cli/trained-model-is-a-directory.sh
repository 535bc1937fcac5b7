printedmlp design data.csv --model design --out out

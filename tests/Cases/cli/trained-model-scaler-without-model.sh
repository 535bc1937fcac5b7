printedmlp design data.csv --scaler s.json --out out

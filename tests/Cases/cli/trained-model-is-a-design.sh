printedmlp design data.csv --model design/model.json --out out

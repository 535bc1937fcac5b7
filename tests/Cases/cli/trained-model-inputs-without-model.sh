printedmlp design data.csv --model-inputs raw --out out

printedmlp shrink design/model.json --data data.csv --input-bits 3 --out out

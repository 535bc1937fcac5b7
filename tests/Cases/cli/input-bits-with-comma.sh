printedmlp design data.csv --out out --input-bits 4,5

printedmlp design data.csv --out out --ordered size=small

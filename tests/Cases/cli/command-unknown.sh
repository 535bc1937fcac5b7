printedmlp desing data.csv --out out

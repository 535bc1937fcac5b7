echo note >out
printedmlp design data.csv --out out

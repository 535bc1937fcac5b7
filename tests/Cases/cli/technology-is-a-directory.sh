mkdir mine
printedmlp design data.csv --out out --technology mine

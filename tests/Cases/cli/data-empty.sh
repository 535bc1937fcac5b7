: >empty.csv
printedmlp design empty.csv --out out

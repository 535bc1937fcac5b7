echo note >file
printedmlp design data.csv --out file/out

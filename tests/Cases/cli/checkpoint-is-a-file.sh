touch out.checkpoint
printedmlp design data.csv --out out

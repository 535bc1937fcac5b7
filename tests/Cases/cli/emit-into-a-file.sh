echo note >out
printedmlp emit design/model.json --out out

echo null >model.json
printedmlp emit model.json --out out

head -c 300 design/model.json >model.json
printedmlp emit model.json --out out

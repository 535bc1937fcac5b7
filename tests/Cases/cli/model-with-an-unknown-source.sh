sed 's/"source":1/"source":7/' design/model.json >model.json
printedmlp emit model.json --out out

mkdir mine
printedmlp emit design/model.json --out out --templates mine

printedmlp emit design/model.json --out out --name module

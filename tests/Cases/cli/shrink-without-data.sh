printedmlp shrink design/model.json --out out

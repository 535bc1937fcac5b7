printedmlp design --out out

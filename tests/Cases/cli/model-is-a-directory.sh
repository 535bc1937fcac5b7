printedmlp emit design --out out

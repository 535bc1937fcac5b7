printedmlp emit none.json --out out

printedmlp design data.csv --out out --front-end flash

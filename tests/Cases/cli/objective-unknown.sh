printedmlp design data.csv --out out --objective area

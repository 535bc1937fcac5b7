printedmlp design data.csv --out --effort quick

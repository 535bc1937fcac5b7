printedmlp design data.csv --out out --split published --group-column 1

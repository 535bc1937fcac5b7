printedmlp design data.csv --out out --test data.csv --split-column 1

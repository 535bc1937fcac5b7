printedmlp design data.csv --out out --split-words a

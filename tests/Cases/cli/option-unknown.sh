printedmlp design data.csv --out out --hiden 5

printedmlp design data.csv --out out --hidden 5,65; echo out*

printedmlp design data.csv --out out --hidden 5,,8

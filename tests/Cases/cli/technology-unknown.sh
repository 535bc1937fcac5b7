printedmlp design data.csv --out out --technology egfet-1V

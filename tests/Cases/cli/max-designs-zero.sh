printedmlp design data.csv --out out --max-designs 0

printedmlp design data.csv --class-column quality --out out

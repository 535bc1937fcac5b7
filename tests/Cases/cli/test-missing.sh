printedmlp design data.csv --out out --test nowhere.csv

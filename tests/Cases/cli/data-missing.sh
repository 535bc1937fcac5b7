printedmlp design readings.csv --out out

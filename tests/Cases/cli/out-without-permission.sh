printedmlp design data.csv --out /proc/out

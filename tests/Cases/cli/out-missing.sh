printedmlp design data.csv

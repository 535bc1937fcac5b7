printedmlp verify data.csv

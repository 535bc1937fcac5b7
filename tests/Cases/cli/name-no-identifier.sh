printedmlp design data.csv --out out --name 2nd-try

mkfifo pipe
printedmlp design data.csv --out out --technology pipe

mkdir out && echo '{}' >out/run.json
printedmlp design data.csv --out out

mkdir out && echo note >out/notes.txt
printedmlp design data.csv --out out --overwrite

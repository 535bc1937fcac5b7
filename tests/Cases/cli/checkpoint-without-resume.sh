mkdir out.checkpoint && touch out.checkpoint/search-1-5.bin
printedmlp design data.csv --out out; echo out*

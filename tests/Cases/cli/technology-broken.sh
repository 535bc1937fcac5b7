echo '{"format": "printedmlp-technology-1",' >mine.json
printedmlp design data.csv --out out --technology mine.json

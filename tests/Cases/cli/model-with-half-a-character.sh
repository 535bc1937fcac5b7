printf '{\n"format": "\\ud800"\n}\n' >model.json
printedmlp emit model.json --out out

printf '{"format": "printedmlp-levels-1", "inputs": 2, "input_bits": 4, "tree": true, "levels": [{"feature": 1, "code": 5, "threshold": 0.3, "position": 0.3}], "gates": [], "outputs": [1]}' > levels.json
printedmlp shrink levels.json --data data.csv --out out

echo '{"format": "printedmlp-trained-1", "layers": [{"weights": [[1000, 1], [1000, 0]], "biases": [0, 0]}, {"weights": [[0, 0], [1, -1]], "biases": [0, -0.5]}]}' >net.json
printedmlp design data.csv --model net.json --method none --random-vectors 0 --prove-conflicts 0 --out out/data 2>&1 | grep "exact integer network"

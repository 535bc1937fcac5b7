cat >net.json <<END
{"format": "printedmlp-trained-1", "classes": ["high", "low"],
 "layers": [{"weights": [[3, 3], [1, -1]], "biases": [-2.5, 0]},
            {"weights": [[-2, 0.5]], "biases": [1]}]}
END
echo '{"mean": [1, 1], "scale": [9, 0]}' >s.json
printedmlp design data.csv --model net.json --scaler s.json --out out

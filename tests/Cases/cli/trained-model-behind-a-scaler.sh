cat >net.json <<END
{"format": "printedmlp-trained-1", "classes": ["high", "low"],
 "layers": [{"weights": [[3, 3], [1, -1]], "biases": [-2.5, 0]},
            {"weights": [[-2, 0.5]], "biases": [1]}]}
END
echo '{"mean": [1, 1], "scale": [9, 3]}' >s.json
PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --model net.json --scaler s.json --method none --random-vectors 0 --prove-seconds 0 --out out 2>&1 >/dev/null | grep -E 'model:'
grep -o '"command": "printedmlp design data.csv --model net.json --scaler s.json' out/run.json

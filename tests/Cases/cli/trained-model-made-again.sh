cat >net.json <<END
{"format": "printedmlp-trained-1", "classes": ["high", "low"],
 "layers": [{"weights": [[3, 3], [1, -1]], "biases": [-2.5, 0]},
            {"weights": [[-2, 0.5]], "biases": [1]}]}
END
printedmlp() { env PATH="$WITHOUT_SIMULATORS" printedmlp "$@"; }
printedmlp design data.csv --model net.json --method none --random-vectors 0 --prove-seconds 0 --out first 2>&1 >/dev/null | grep -E 'model|note'
eval "$(sed -n 's/^  "command": "\(.*\)",$/\1/p' first/run.json)" >log 2>&1 || cat log
diff -r first out/data && grep -E '"(command|model|hidden)' out/data/run.json

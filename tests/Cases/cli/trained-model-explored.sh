cat >net.json <<END
{"format": "printedmlp-trained-1", "classes": ["high", "low"],
 "layers": [{"weights": [[3, 3], [1, -1]], "biases": [-2.5, 0]},
            {"weights": [[-2, 0.5]], "biases": [1]}]}
END
printedmlp() { env PATH="$WITHOUT_SIMULATORS" printedmlp "$@"; }
printedmlp explore data.csv --set model=net.json method=none random-vectors=0 prove-seconds=0 --seeds 2 --out out 2>&1 | grep -v split
cut -d, -f1-4 out/explore.csv
echo '{"data": "data.csv", "model": "net.json", "hidden": 3}' >spec.json
printedmlp explore spec.json --out other
printedmlp explore data.csv --elements 2 --out other
printedmlp explore data.csv --slurm scripts --shard 1/2 --out other
printedmlp explore data.csv --slurm scripts --search-shards 2 --parts --out other
printedmlp explore data.csv --hidden 2,3,4 --slurm scripts --search-shards 2 --threads 3 --out other | sed 's,/.*/,,' ; grep -o 'explore data.*' scripts/element.sh

set -m
mkdir out && echo earlier >out/run.json && (cd out && sha256sum run.json >files.sha256)
printedmlp design data.csv --out out --overwrite --restarts 10000 2>log &
until grep -qs split: log; do sleep 0.05; done
kill -TERM $!
wait $!
echo "exit $?, $(cat out/run.json)"

env PATH="$WITHOUT_SIMULATORS" printedmlp design data.csv --method none --restarts 1 --prove-seconds 0 --random-vectors 5 --out out >/dev/null 2>&1
rm out/baseline/details.json
printedmlp report out

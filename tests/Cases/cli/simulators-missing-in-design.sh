PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --hidden 1 --method none --restarts 1 --random-vectors 0 2>&1 | grep -E ' missing |not checked'

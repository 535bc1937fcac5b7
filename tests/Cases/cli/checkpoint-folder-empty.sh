mkdir out.checkpoint
PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --method none --hidden 1 --restarts 1 --random-vectors 0 >/dev/null 2>&1; echo "exit $?"; echo out*

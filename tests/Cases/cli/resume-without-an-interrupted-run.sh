PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --resume --method none --hidden 1 --restarts 1 --random-vectors 0 2>&1 >/dev/null | grep note:
echo out*

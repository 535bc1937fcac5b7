PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --hidden 3-2 --no-gate-search --restarts 1 --random-vectors 0 --prove-seconds 0 2>&1 | grep note:
cut -d, -f1,2,17 out/designs.csv; echo out*

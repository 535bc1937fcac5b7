PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --restarts 10000 >log 2>&1 &
until ls -d out.part-* >/dev/null 2>&1 && [ -d out.checkpoint ]; do sleep 0.05; done
kill -KILL $!; wait $! 2>/dev/null
ls -d out* | sed s/-.*/-PID/
PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --method none --hidden 1 --restarts 1 --random-vectors 0 >/dev/null 2>&1; echo "exit $?"; echo out*

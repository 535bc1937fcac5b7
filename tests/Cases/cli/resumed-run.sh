options="--hidden 1 --restarts 1 --effort quick --max-designs 2 --random-vectors 5"
PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out whole $options >/dev/null 2>&1
PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out $options >log 2>&1 &
until [ -s out.checkpoint/search-1-1.bin ] || ! kill -0 $! 2>/dev/null; do sleep 0.02; done
kill -KILL $!; wait $! 2>/dev/null
PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --resume $options 2>&1 >/dev/null | grep -c ^resuming
diff -r whole out && ls -d out/designs/01 && echo out*

PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --hidden 1 --restarts 1 --effort thorough >log 2>&1 &
until [ -s out.checkpoint/search-1-1.bin ]; do sleep 0.05; done
kill -KILL $!; wait $! 2>/dev/null
PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --resume --effort thorough --hidden 1 --restarts 2 --seed 2; ls out.checkpoint

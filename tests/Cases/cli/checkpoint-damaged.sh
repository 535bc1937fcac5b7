PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --hidden 1 --restarts 1 --effort thorough >log 2>&1 &
until [ -s out.checkpoint/search-1-1.bin ]; do sleep 0.05; done
kill -KILL $!; wait $! 2>/dev/null
truncate -s -1 out.checkpoint/search-1-1.bin
PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out --resume --hidden 1 --restarts 1 --effort thorough 2>&1 | grep damaged; ls out.checkpoint

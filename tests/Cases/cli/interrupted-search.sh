set -m
env --default-signal=INT printedmlp design data.csv --out out --hidden 1 --restarts 1 --effort thorough 2>log &
until [ -s out.checkpoint/search-1-1.bin ]; do sleep 0.05; done
kill -INT $!
wait $! 2>/dev/null
grep interrupted log; echo out*

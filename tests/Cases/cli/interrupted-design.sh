set -m
# A job that was started in the background ignores the signal and hands that on.
env --default-signal=INT printedmlp design data.csv --out out --restarts 10000 2>log &
until grep -qs split: log; do sleep 0.05; done
kill -INT $!
wait $!
echo out*

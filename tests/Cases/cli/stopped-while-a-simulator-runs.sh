set -m
mkdir tools
printf '#!/bin/sh\nif [ "$1" = -V ]; then echo "Icarus Verilog runtime version 99"; else echo $$ >pid.part; mv pid.part pid; exec sleep 1000; fi\n' >tools/vvp
chmod +x tools/vvp
for signal in TERM INT; do
  for whom in '' -; do
    rm -f design/pid
    env --default-signal=INT PATH="$PWD/tools:$PATH" printedmlp verify design >out 2>log &
    until [ -s design/pid ]; do sleep 0.05; done
    kill -$signal -- "$whom$!"
    wait $! 2>/dev/null
    echo "exit $?: $(cat log out)"
    # Who ended stays in the list of processes until the system's first process has seen it.
    for try in $(seq 200); do kill -0 "$(cat design/pid)" 2>/dev/null || break; sleep 0.05; done
    kill -0 "$(cat design/pid)" 2>/dev/null && echo 'the simulator runs on'
  done
done

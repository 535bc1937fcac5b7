design() { out=$1; shift; env PATH="$WITHOUT_SIMULATORS" "$@" printedmlp design data.csv --method none --restarts 1 --random-vectors 5 --out "$out" >/dev/null 2>log || tail -n 1 log; }
design usual LC_ALL=C
design german LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8
design turkish LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8
design homeless HOME= XDG_CACHE_HOME=
design narrow COLUMNS=20
for other in german turkish homeless narrow; do diff -rq usual $other >/dev/null && echo "$other: same"; done

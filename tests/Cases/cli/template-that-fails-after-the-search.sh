options="--hidden 1 --restarts 1 --effort quick --max-designs 2 --random-vectors 5"
cp -r "$TEMPLATES" mine && echo '{{ Nmae }}' >mine/report/report.html.sbn
env PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out whole $options >/dev/null 2>&1
env PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out $options --templates mine 2>&1 | grep ^note: 
echo out*
env PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --out out $options --resume 2>&1 >/dev/null | grep ^resuming
diff -r whole out && echo out*

said() { for table in out/seed-1/designs.csv out/seeds.csv; do cut -d, -f"$(head -1 $table | tr , '\n' | grep -nx verified | cut -d: -f1)" $table | tail -n +2 | tr '\n' ' '; done; }
page() { grep -o '"verified":"[a-z]*"' "$1" | tr '\n' ' '; echo; }
env PATH="$WITHOUT_SIMULATORS" printedmlp design data.csv --method none --restarts 1 --hidden 1 --seeds 2 --random-vectors 5 --out out >/dev/null 2>&1; said; page out/report.html
printedmlp verify out >/dev/null; echo "exit $?"; said; page out/seed-1/report.html
sed -i 's/NAND2X1 g/NOR2X1 g/' out/seed-1/baseline/netlist.v
printedmlp verify out/seed-1/baseline >/dev/null; echo "exit $?"; said; page out/report.html
(cd out && sha256sum -c files.sha256 2>/dev/null | grep -v OK); true

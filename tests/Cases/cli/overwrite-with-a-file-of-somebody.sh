run() { env PATH=$WITHOUT_SIMULATORS printedmlp design data.csv --method none --restarts 1 --random-vectors 5 --out out "$@" >/dev/null 2>log; echo "exit $?"; grep alone log; }
run; run --overwrite
(cd out && sha256sum --quiet -c files.sha256 && echo listed)
echo thesis >out/notes.txt; run --overwrite; cat out/notes.txt; rm out/notes.txt
sed -i 's/NAND2X1/NOR2X1/' out/baseline/netlist.v; run --overwrite
rm out/files.sha256; run --overwrite; ls out/run.json

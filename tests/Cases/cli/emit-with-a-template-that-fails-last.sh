cp -r "$TEMPLATES" mine && echo '{{ Nmae }}' >mine/verilog/cells.v.sbn
printedmlp emit design/model.json --out new --templates mine 2>/dev/null; echo "exit $?"; echo new*
mkdir old && echo mine >old/toy.v
printedmlp emit design/model.json --name toy --out old --templates mine 2>/dev/null; echo "exit $?"; ls -A old; cat old/toy.v
printedmlp emit design/model.json --name toy --out old >/dev/null; ls -A old | grep -x -e 'toy.v' -e 'netlist.v' -e 'model.json'; grep -c mine old/toy.v; ls -A | grep old

cp -r "$TEMPLATES" mine && echo '{{ for neuron in Neurons }}' >mine/verilog/rtl.v.sbn
printedmlp emit design/model.json --out out --templates mine

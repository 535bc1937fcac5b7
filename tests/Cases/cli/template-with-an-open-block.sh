cp -r "$TEMPLATES" mine && echo '{{ for neuron in Neurons }}' >mine/verilog/module.v.sbn
printedmlp emit design/model.json --out out --templates mine

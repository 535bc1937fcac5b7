mkdir -p mine/verilog && echo '{{ while true }}text{{ end }}' >mine/verilog/module.v.sbn
printedmlp emit design/model.json --out out --templates mine

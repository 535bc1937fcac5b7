cp -r "$TEMPLATES" mine && echo 'module {{ Nmae }};' >mine/verilog/rtl.v.sbn
printedmlp emit design/model.json --out out --templates mine

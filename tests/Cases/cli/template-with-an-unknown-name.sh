cp -r "$TEMPLATES" mine && echo 'module {{ Nmae }};' >mine/verilog/module.v.sbn
printedmlp emit design/model.json --out out --templates mine

printedmlp emit design/model.json --out /proc/out

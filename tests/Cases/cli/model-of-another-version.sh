sed s/printedmlp-model-1/printedmlp-model-9/ design/model.json >model.json
printedmlp emit model.json --out out

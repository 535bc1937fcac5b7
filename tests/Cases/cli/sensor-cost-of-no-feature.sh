printedmlp design data.csv --out out --sensor-cost nose=0.5; echo out*

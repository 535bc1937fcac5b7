printedmlp design data.csv --out out --sensor-cost a=much; echo out*

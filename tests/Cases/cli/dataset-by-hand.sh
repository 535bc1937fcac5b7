printedmlp design seeds --out out

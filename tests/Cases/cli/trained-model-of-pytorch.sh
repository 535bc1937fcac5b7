printf 'PK\003\004........network/data.pkl' >network.pt
printedmlp design data.csv --model network.pt --out out

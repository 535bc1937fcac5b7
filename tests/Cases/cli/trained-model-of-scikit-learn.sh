printf '\200\004\225........sklearn.neural_network' >network.pkl
printedmlp design data.csv --model network.pkl --out out

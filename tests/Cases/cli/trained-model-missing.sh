printedmlp design data.csv --model net.onnx --out out

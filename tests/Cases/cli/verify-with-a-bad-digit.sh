sed -i '3s/./g/' design/vectors.hex
printedmlp verify design

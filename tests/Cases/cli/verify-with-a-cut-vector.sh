truncate -s -2 design/vectors.hex
printedmlp verify design

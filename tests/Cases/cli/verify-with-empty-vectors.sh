: >design/vectors.hex
printedmlp verify design

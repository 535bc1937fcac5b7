rm design/toy_tb.v
printedmlp verify design

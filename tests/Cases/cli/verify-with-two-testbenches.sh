cp design/toy_tb.v design/other_tb.v
printedmlp verify design

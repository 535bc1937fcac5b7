mkdir empty
printedmlp verify empty

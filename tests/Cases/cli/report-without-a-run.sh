mkdir empty
printedmlp report empty

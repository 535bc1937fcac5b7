printedmlp report

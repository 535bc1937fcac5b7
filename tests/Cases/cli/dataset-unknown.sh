printedmlp dataset get mnist

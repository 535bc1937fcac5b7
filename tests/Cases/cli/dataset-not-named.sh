printedmlp dataset get

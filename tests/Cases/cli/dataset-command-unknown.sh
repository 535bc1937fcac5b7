printedmlp dataset fetch iris

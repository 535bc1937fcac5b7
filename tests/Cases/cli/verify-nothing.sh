printedmlp verify nowhere

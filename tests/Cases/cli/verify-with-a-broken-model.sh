echo '{}' >design/model.json
printedmlp verify design

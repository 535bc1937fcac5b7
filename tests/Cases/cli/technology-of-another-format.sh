cp design/model.json mine.json
printedmlp technologies mine.json

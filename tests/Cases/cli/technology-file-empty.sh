: >mine.lib
printedmlp technologies mine.lib

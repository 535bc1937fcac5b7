library (x) { cell (INVX1) { } }

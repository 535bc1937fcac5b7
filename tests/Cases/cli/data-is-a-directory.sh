mkdir readings
printedmlp design readings --out out

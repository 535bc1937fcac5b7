printf "a,class\n1,x\n2,y\n3,y\n" >few.csv
printedmlp design few.csv --out out

printf 'p,q,r\n1,2,x\n' > other.csv
printedmlp design data.csv --out out --test other.csv

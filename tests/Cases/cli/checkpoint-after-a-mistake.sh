printedmlp design data.csv --out out --class-column quality; printedmlp design none.csv --out out; ls

echo '{"format": "printedmlp-trees-1", "classes": ["low"], "trees": [{"feature": [-2], "threshold": [0], "left": [-1], "right": [-1], "class": [0]}]}' >t.json
printedmlp design data.csv --trees t.json --interface codes --out out

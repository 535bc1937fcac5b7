printedmlp emit "$(printf 'red\033[31m.json')" --out out

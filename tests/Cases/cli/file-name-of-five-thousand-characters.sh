printedmlp emit "$(printf 'a%.0s' {1..5000}).json" --out out

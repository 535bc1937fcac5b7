printedmlp technologies >&-
printedmlp technologies >/dev/full

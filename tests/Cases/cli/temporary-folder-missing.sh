TMPDIR=$PWD/nowhere/ printedmlp verify design

echo '{"format": "printedmlp-technology-1", "name": "a\nmodule b;", "description": "d", "voltage_v": 1, "source": "s", "cells": []}' >mine.json
printedmlp design data.csv --out out --technology mine.json

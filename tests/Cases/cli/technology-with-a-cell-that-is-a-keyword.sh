echo '{"format": "printedmlp-technology-1", "name": "a", "description": "d", "voltage_v": 1, "source": "s", "cells": [{"name": "module", "function": "!A", "inputs": ["A"], "area_um2": 1, "mean_static_power_nw": 1}]}' >mine.json
printedmlp design data.csv --out out --technology mine.json

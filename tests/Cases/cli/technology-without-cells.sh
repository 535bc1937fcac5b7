cat >mine.json <<'T'
{"format": "printedmlp-technology-1", "name": "mine", "description": "none", "voltage_v": 1, "source": "none", "cells": []}
T
printedmlp technologies mine.json

#!/usr/bin/env python3
"""Writes tables that scikit-learn ships (python3-sklearn) for benchmarks/strangers.sh: strangers_tables.py FOLDER."""
import csv
import os
import sys

from sklearn import datasets

FOLDER = sys.argv[1]
os.makedirs(FOLDER, exist_ok=True)
# digits: 64 features, ten classes; wine: 13, three; breast: 30, two.
for name, load in (("digits", datasets.load_digits), ("wine", datasets.load_wine), ("breast", datasets.load_breast_cancer)):
    table = load()
    with open(os.path.join(FOLDER, name + ".csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([str(feature).replace(" ", "_") for feature in table.feature_names] + ["class"])
        for row, label in zip(table.data, table.target):
            writer.writerow([f"{value:g}" for value in row] + [str(table.target_names[label])])
